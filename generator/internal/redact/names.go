package redact

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/config"
)

// names gives new ids to what has one that tells a secret. Ids are apart by
// space: a collection, "people", "series", "columns/SERIES", "levels" and so on.
type names struct {
	r      *redactor
	spaces map[string]*ids
	moving map[string]bool // "evidence/rota": ids with a number in them, which others may move
}

type ids struct {
	taken map[string]bool   // in lower case: ids are parts of file names
	to    map[string]string // the ids that change
	lost  int               // references that lead nowhere
}

func (n *names) space(name string) *ids {
	if n.spaces == nil {
		n.spaces = map[string]*ids{}
	}
	s, ok := n.spaces[name]
	if !ok {
		s = &ids{taken: map[string]bool{}, to: map[string]string{}}
		n.spaces[name] = s
	}
	return s
}

// known gives the new id of something that has one.
func (n *names) known(space, id string) (string, bool) {
	s, ok := n.spaces[space]
	if !ok {
		return "", false
	}
	to, ok := s.to[id]
	return to, ok
}

// ref gives what a reference becomes. One that leads nowhere and tells a secret
// gets a name of its own, so that two of them stay two.
func (n *names) ref(space, id string) string {
	if id == "" || id == "self" && space == "people" {
		return id
	}
	if to, ok := n.known(space, id); ok {
		return to
	}
	if !n.r.tells(id) && !(space == "people" && n.r.hidden[id]) {
		return id
	}
	s := n.space(space)
	s.lost++
	if to := n.r.text(id); space == "people" || space == "windows" {
		s.to[id] = n.free(s, to, "", s.lost) // it is printed
	} else {
		s.to[id] = n.free(s, "", "hidden", s.lost)
	}
	return s.to[id]
}

// free finds an id that is not taken and tells nothing: as it is, or else with a
// number.
func (n *names) free(s *ids, whole, prefix string, number int) string {
	ok := func(id string) bool { return id != "" && !s.taken[strings.ToLower(id)] && !n.r.tells(id) }
	if !ok(whole) {
		forms := []string{prefix + "-%d", "item-%d", "x%d", "%d"}
		switch {
		case whole != "" && (prefix == "" || prefix == "window"):
			forms = append([]string{whole + " %d"}, forms...) // it is printed
		case whole != "":
			forms = append([]string{whole + "-%d"}, forms...)
		}
		for _, form := range forms {
			for i := number; i < number+1000; i++ {
				if whole = fmt.Sprintf(form, i); ok(whole) {
					break
				}
			}
			if ok(whole) {
				break
			}
		}
	}
	s.taken[strings.ToLower(whole)] = true
	return whole
}

// nameAll looks at every id of a view.
//
// An address once given stays when other entries come and go. So the new id of
// what has a page is the entry's own slug, or else what is left of its id: of
// "mentoring-joana", "mentoring-a-nurse". Nothing in it can be guessed at, as
// a hash could be. Only where nothing is left, or two of them are alike, there is a
// number, which others may move (Moving).
func (r *redactor) nameAll(c *casefile.Case) {
	slugs := map[string]string{}
	r.names.moving = map[string]bool{}
	addressed := map[string]bool{"series": true, "charts": true, "competencies": true}
	for _, folder := range casefile.Collections() {
		addressed[string(folder)] = true
	}
	all := func(space, prefix string, list []string) {
		s := r.names.space(space)
		for _, id := range list {
			s.taken[strings.ToLower(id)] = true
		}
		for i, id := range list {
			number := i + 1
			if !r.tells(id) {
				continue
			}
			whole := ""
			switch {
			case space == "windows":
				whole = r.text(id)
			case slugs[space+"/"+id] != "":
				whole = slugs[space+"/"+id]
				delete(s.taken, strings.ToLower(whole)) // by the entry itself
			case addressed[space]:
				number = 1
				if whole = r.rest(id); whole != "" {
					number = 2
				}
			}
			s.to[id] = r.names.free(s, whole, prefix, number)
			if s.to[id] != whole {
				r.names.moving[space+"/"+id] = true
			}
		}
	}
	each := map[string][]titled{}
	for _, e := range c.Entries() {
		each[string(e.Collection)] = append(each[string(e.Collection)], titled{e.ID, e.Title.V})
		if e.Slug.Given() && !r.tells(e.Slug.V) {
			slugs[e.Key()] = e.Slug.V
		}
	}
	for _, e := range c.Entries() { // what is taken is no id for another entry
		if slug := slugs[e.Key()]; slug != "" {
			r.names.space(string(e.Collection)).taken[strings.ToLower(slug)] = true
		}
	}
	for _, folder := range casefile.Collections() {
		all(string(folder), string(folder), r.inOrder(each[string(folder)]))
	}
	var series, charts []titled
	for _, s := range c.Series {
		series = append(series, titled{s.ID, s.Title.V})
	}
	for _, x := range c.Charts {
		charts = append(charts, titled{x.ID, x.Title.V})
	}
	all("series", "series", r.inOrder(series))
	for _, s := range c.Series {
		all("columns/"+s.ID, "column", idsOf(s.Columns, func(c casefile.Column) string { return c.ID }))
	}
	all("charts", "chart", r.inOrder(charts))
	met := r.meet(c)
	people := r.names.space("people")
	for _, p := range c.People {
		if !r.moves(p.ID) {
			people.taken[strings.ToLower(p.ID)] = true
		}
	}
	for _, id := range met {
		people.taken[strings.ToLower(id)] = true // a text is gone over again
	}
	for i, id := range met {
		people.to[id] = r.names.free(people, "", "person", i+1)
	}
	f := &c.Framework
	all("levels", "level", idsOf(f.Levels, func(l casefile.Level) string { return l.ID }))
	all("areas", "area", idsOf(f.Areas, func(a casefile.Area) string { return a.ID }))
	all("competencies", "competency", idsOf(f.Competencies(), func(c casefile.Competency) string { return c.ID }))
	var rules []string
	for _, g := range f.Gates {
		rules = append(rules, idsOf(g.Rules, func(r casefile.Rule) string { return r.ID })...)
	}
	all("rules", "rule", rules)
	var aims, windows, profiles []string
	for _, a := range c.Config.Values {
		aims = append(aims, a.ID)
	}
	for _, a := range c.Config.Objectives {
		aims = append(aims, a.ID)
	}
	for _, w := range c.Config.Calendar {
		windows = append(windows, w.Name)
	}
	for _, p := range c.Config.Packet.Profiles {
		profiles = append(profiles, p.Name)
	}
	all("aims", "aim", aims)
	all("windows", "window", windows)
	all("profiles", "profile", profiles)
}

// titled is what has an id and a title.
type titled struct{ id, title string }

// inOrder gives ids in an order that does not follow those that tell something: these
// come in the order of their titles, as the audience reads them.
func (r *redactor) inOrder(list []titled) []string {
	for i, n := range list {
		if list[i].title = ""; r.tells(n.id) {
			list[i].title = r.text(n.title)
		}
	}
	slices.SortStableFunc(list, func(a, b titled) int { return cmp.Compare(a.title, b.title) })
	return idsOf(list, func(n titled) string { return n.id })
}

func idsOf[E any](all []E, id func(E) string) []string {
	var ids []string
	for _, e := range all {
		ids = append(ids, id(e))
	}
	return ids
}

// longestRest is the longest id that is made of another, in bytes.
const longestRest = 100

// rest gives what redaction leaves of an id, in the form of one.
func (r *redactor) rest(id string) string {
	words := strings.FieldsFunc(strings.ToLower(r.text(id)), func(x rune) bool { return !unicode.IsLetter(x) && !unicode.IsNumber(x) })
	rest := strings.Join(words, "-")
	if len(rest) > longestRest || r.tells(rest) {
		return ""
	}
	return rest
}

// Moving gives the entries whose address, for an audience, holds a number that
// changes when other entries come and go.
func Moving(c casefile.Case, a config.Audience) []*casefile.Entry {
	r := New(&c, a)
	if r == nil {
		return nil
	}
	r.nameAll(&c)
	var all []*casefile.Entry
	for _, e := range c.Entries() {
		if r.names.moving[e.Key()] && !e.Draft.V && a.MayRead(e.Audience) {
			all = append(all, e)
		}
	}
	return all
}
