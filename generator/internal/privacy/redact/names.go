package redact

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
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
	if !n.r.named(id) && !(space == "people" && n.r.hidden[id]) {
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
	ok := func(id string) bool { return id != "" && !s.taken[strings.ToLower(id)] && !n.r.named(id) }
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
	n := naming{r: r, slugs: map[string]string{}, addressed: map[string]bool{"series": true, "charts": true, "competencies": true}}
	r.names.moving = map[string]bool{}
	n.entries(c)
	n.series(c)
	n.people(c)
	n.framework(c.Framework)
	n.config(c.Config)
}

// naming gives new ids to what has a telling one.
type naming struct {
	r         *redactor
	slugs     map[string]string // entry -> its own slug, where that tells nothing
	addressed map[string]bool   // spaces whose ids are parts of addresses
}

// ids names the ids of a space that tell something, in their order.
func (n naming) ids(space, prefix string, list []string) {
	s := n.r.names.space(space)
	for _, id := range list {
		s.taken[strings.ToLower(id)] = true
	}
	for i, id := range list {
		if !n.r.named(id) {
			continue
		}
		whole, number := n.whole(space, id), i+1
		if n.slugs[space+"/"+id] != "" {
			delete(s.taken, strings.ToLower(whole)) // by the entry itself
		} else if n.addressed[space] {
			number = 1
			if whole != "" {
				number = 2
			}
		}
		s.to[id] = n.r.names.free(s, whole, prefix, number)
		if s.to[id] != whole {
			n.r.names.moving[space+"/"+id] = true
		}
	}
}

// whole is what an id becomes if nothing else is called so; "" where it has a number
// alone.
func (n naming) whole(space, id string) string {
	switch slug := n.slugs[space+"/"+id]; {
	case space == "windows":
		return n.r.text(id)
	case slug != "":
		return slug
	case n.addressed[space]:
		return n.r.rest(id)
	}
	return ""
}

func (n naming) entries(c *casefile.Case) {
	for _, e := range c.Entries() {
		if e.Slug.Given() && !n.r.named(e.Slug.V) {
			n.slugs[e.Key()] = e.Slug.V
			n.r.names.space(string(e.Collection)).taken[strings.ToLower(e.Slug.V)] = true // no id for another entry
		}
	}
	for _, folder := range casefile.Collections() {
		n.addressed[string(folder)] = true
		var list []titled
		for _, e := range c.EntriesOf(folder) {
			list = append(list, titled{e.ID, e.Title.V})
		}
		n.ids(string(folder), string(folder), n.r.inOrder(list))
	}
}

func (n naming) series(c *casefile.Case) {
	var series, charts []titled
	for _, s := range c.Series {
		series = append(series, titled{s.ID, s.Title.V})
	}
	for _, x := range c.Charts {
		charts = append(charts, titled{x.ID, x.Title.V})
	}
	n.ids("series", "series", n.r.inOrder(series))
	for _, s := range c.Series {
		n.ids("columns/"+s.ID, "column", idsOf(s.Columns, func(c casefile.Column) string { return c.ID }))
	}
	n.ids("charts", "chart", n.r.inOrder(charts))
}

func (n naming) people(c *casefile.Case) {
	met := n.r.meet(c)
	people := n.r.names.space("people")
	for _, p := range c.People {
		if !n.r.moves(p.ID) {
			people.taken[strings.ToLower(p.ID)] = true
		}
	}
	for _, id := range met {
		people.taken[strings.ToLower(id)] = true // a text is gone over again
	}
	for i, id := range met {
		people.to[id] = n.r.names.free(people, "", "person", i+1)
	}
}

func (n naming) framework(f casefile.Framework) {
	n.ids("levels", "level", idsOf(f.Levels, func(l casefile.Level) string { return l.ID }))
	n.ids("areas", "area", idsOf(f.Areas, func(a casefile.Area) string { return a.ID }))
	n.ids("competencies", "competency", idsOf(f.Competencies(), func(c casefile.Competency) string { return c.ID }))
	var rules []string
	for _, g := range f.Gates {
		rules = append(rules, idsOf(g.Rules, func(r casefile.Rule) string { return r.ID })...)
	}
	n.ids("rules", "rule", rules)
}

func (n naming) config(c config.Config) {
	n.ids("aims", "aim", idsOf(slices.Concat(c.Values, c.Objectives), func(a config.Named) string { return a.ID }))
	n.ids("windows", "window", idsOf(c.Calendar, func(w config.Window) string { return w.Name }))
	n.ids("profiles", "profile", idsOf(c.Packet.Profiles, func(p config.Profile) string { return p.Name }))
}

// titled is what has an id and a title.
type titled struct{ id, title string }

// inOrder gives ids in an order that does not follow those that tell something: these
// come in the order of their titles, as the audience reads them.
func (r *redactor) inOrder(list []titled) []string {
	for i, n := range list {
		if list[i].title = ""; r.named(n.id) {
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
	words := strings.FieldsFunc(strings.ToLower(r.name(id)), func(x rune) bool { return !unicode.IsLetter(x) && !unicode.IsNumber(x) })
	rest := strings.Join(words, "-")
	if len(rest) > longestRest || r.named(rest) {
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
