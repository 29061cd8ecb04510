package importer

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
)

// How alike two records are to be one that was changed.
const (
	leastSame     = 3   // words that both have
	leastOnDay    = 0.6 // of the words of the shorter one, where both are of one day
	leastInPeriod = 0.5 // of the words of both, where both are of one month, quarter or year
	leastInYear   = 0.7 // where the dates are others of one year
	leastBegun    = 3   // words of one that the other begins with
)

// prepared is a record before it is known whether it is a new one.
type prepared struct {
	of    Found
	draft draft
	key   string
	file  string // of the entry that it is a new form of; "" = it is none
}

// prepare reads all records, and finds those that are new forms of entries: of records that
// were imported before, and are no longer in what is imported.
func (e *entries) prepare(all []Found) []prepared {
	list := make([]prepared, len(all))
	met := map[string]bool{}
	for i, f := range all {
		list[i].of = f
		if _, own := e.Own[f.ID]; f.Because != "" || own && f.ID != "" {
			continue
		}
		list[i].draft = e.draft(f)
		list[i].key = keyOf(e.Shape.Name, f, list[i].draft)
	}
	e.apart(list)
	for _, p := range list {
		if file := e.Existing.Keys[p.key]; file != "" {
			met[file] = true
		}
	}
	if len(met) == 0 { // nothing of this was imported before
		return list
	}
	var gone []former
	for _, file := range sortedKeys(e.Existing.Has) {
		if has := e.Existing.Has[file]; has.Key != "" && !met[file] {
			said := has.sayings(e.Shape)
			gone = append(gone, former{
				file: file, date: said[e.Shape.When], wrote: e.Existing.Wrote[file], when: e.Shape.When,
				texts: []string{said["title"] + " " + said[bodyField], said["title"], strings.ReplaceAll(has.ID, "-", " ")},
			})
		}
	}
	e.match(list, gone)
	for _, p := range list {
		gone = slices.DeleteFunc(gone, func(g former) bool { return g.file == p.file })
		met[p.file] = true
	}
	e.tellGone(all, gone, met)
	return list
}

// match gives new records the entries that they are most like, the best first.
func (e *entries) match(list []prepared, gone []former) {
	type pair struct {
		like     float64
		at, gone int
	}
	var pairs []pair
	compared := 0
	for i, p := range list {
		if p.key == "" || p.of.Key != "" || p.of.note != nil || e.Existing.Keys[p.key] != "" {
			continue
		}
		if compared += len(gone); compared > mostCompared {
			break
		}
		for j, g := range gone {
			if like := g.like(p.draft, e.draftDate(p.draft)); like > 0 {
				pairs = append(pairs, pair{like, i, j})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.like, a.like) })
	taken := map[string]bool{}
	for _, p := range pairs {
		if file := gone[p.gone].file; list[p.at].file == "" && !taken[file] {
			list[p.at].file, taken[file] = file, true
		}
	}
}

// draftDate gives the date of a draft as its file has it.
func (e *entries) draftDate(d draft) string { return firstOf(strings.Fields(d.values[e.Shape.When])) }

// former is an entry whose record is gone.
type former struct {
	file  string
	texts []string          // of the entry, its title, and its id, which is made of the first title
	date  string            // that it has now
	when  string            // the field of the date
	wrote map[string]string // the digests of what the import wrote
}

// like tells how much a record is like a former one; 0 = not enough to be the same. An entry
// that was edited is known by its id and by the date that the import wrote.
func (g former) like(d draft, date string) (best float64) {
	same := g.date == date || date != "" && digestOf(date) == g.wrote[g.when]
	ofYear := same || len(g.date) >= 4 && len(date) >= 4 && g.date[:4] == date[:4]
	if !ofYear {
		return 0
	}
	day := same && len(date) == len("2026-03-31") && len(d.date) == len(date)
	for i, text := range g.texts {
		now := d.title + " " + d.body
		if i > 0 {
			now = d.title
			best = max(best, begun(text, now), begun(now, text), figuresAside(text, now))
		}
		best = max(best, alike(wordsOf(text), wordsOf(now), same, day))
	}
	return best
}

// alike compares the words of two records: of one day, or of one date that is less than a
// day, or of one year.
func alike(was, now map[string]bool, same, day bool) float64 {
	both, fewer := 0, min(len(now), len(was))
	for w := range now {
		if was[w] {
			both++
		}
	}
	if both < leastSame || fewer == 0 {
		return 0
	}
	like, least := shared(now, was), leastInYear
	switch {
	case day:
		if part := float64(both) / float64(fewer); part >= leastOnDay {
			return 1 + part
		}
		return 0
	case same:
		least = leastInPeriod
	}
	if like < least {
		return 0
	}
	return like
}

// begun tells whether a text is the beginning of another: "Helped Tiago with".
func begun(short, long string) float64 {
	a, b := scaffoldWords(short), scaffoldWords(long)
	if len(a) < leastBegun || len(a) > len(b) || !slices.Equal(a, b[:len(a)]) {
		return 0
	}
	return float64(len(a)) / float64(len(b))
}

// figuresAside tells whether two texts have the same words in the same order, and only
// figures differ: "Backlog 38 → 19", "Backlog 38 → 17".
func figuresAside(one, two string) float64 {
	words := func(text string) (words []string, letters int) {
		for _, w := range scaffoldWords(text) {
			if strings.Trim(w, "0123456789") != "" {
				words, letters = append(words, w), letters+len(w)
			}
		}
		return words, letters
	}
	a, letters := words(one)
	b, _ := words(two)
	if letters < 6 || len(a) == len(scaffoldWords(one)) || !slices.Equal(a, b) {
		return 0
	}
	return 0.9
}

// scaffoldWords are the words of a text as an id has them.
func scaffoldWords(text string) []string {
	return strings.FieldsFunc(scaffold.Slug(text), func(r rune) bool { return r == '-' })
}

// mostGone bounds the entries that are named as gone from their list.
const mostGone = 10

// tellGone names the entries that were imported from a list which has them no longer. Of
// another part of a list, such as the next month of an export, most is gone: nothing is said then.
func (e *entries) tellGone(all []Found, gone []former, met map[string]bool) {
	lists := map[string]string{}
	for _, f := range all {
		lists[listOf(f.From)] = path.Base(f.From)
	}
	delete(lists, "")
	for _, list := range sortedKeys(lists) {
		var names []string
		for _, g := range gone {
			if g.wrote[listField] == list {
				names = append(names, e.Shape.Name+"/"+idOf(g.file))
			}
		}
		stay := 0
		for file := range met {
			if e.Existing.Wrote[file][listField] == list {
				stay++
			}
		}
		if len(names) == 0 || len(names) > stay {
			continue
		}
		more := ""
		if n := len(names) - mostGone; n > 0 {
			names, more = names[:mostGone], fmt.Sprintf(", and %d more", n)
		}
		e.account.remark(fmt.Sprintf("%s has no longer what these entries were imported from: %s%s; they stay as they are", lists[list], strings.Join(names, ", "), more))
	}
}

// listField is the part of the field imported that says which list an entry is from.
const listField = "list"

// listOf gives a digest of the name of a file, without its ending and what counts its copies.
func listOf(file string) string {
	if file == "" {
		return ""
	}
	name := strings.TrimSuffix(path.Base(file), path.Ext(file))
	return digestOf("list " + strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) }), " "))
}
