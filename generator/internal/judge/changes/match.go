package changes

import (
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// pair is a thing in both states; nil where it is not in one of them.
type pair struct{ was, is *thing }

// pairs matches the things of one kind by id, and of those that are left, by former
// ids, by the text, or by the title. The order is that of now, then what is gone.
func pairs(before, now []thing) []pair {
	at := map[string]*thing{}
	for i := range before {
		at[before[i].id] = &before[i]
	}
	taken := map[*thing]bool{}
	all := make([]pair, len(now))
	for i := range now {
		all[i].is = &now[i]
		if was := at[now[i].id]; was != nil {
			all[i].was, taken[was] = was, true
		}
	}
	for _, same := range []func(thing) []string{thing.former, thing.text, thing.named} {
		rename(all, before, taken, same)
	}
	for i := range before {
		if !taken[&before[i]] {
			all = append(all, pair{was: &before[i]})
		}
	}
	return all
}

// rename pairs what is left, where exactly one thing on either side has a mark.
func rename(all []pair, before []thing, taken map[*thing]bool, marks func(thing) []string) {
	was := map[string][]*thing{}
	for i := range before {
		if !taken[&before[i]] {
			for _, mark := range slices.Compact(marks(before[i])) {
				was[mark] = append(was[mark], &before[i])
			}
		}
	}
	is := map[string][]*pair{}
	for i := range all {
		if all[i].was == nil {
			for _, mark := range slices.Compact(marks(*all[i].is)) {
				is[mark] = append(is[mark], &all[i])
			}
		}
	}
	for i := range all {
		p := &all[i]
		if p.was != nil {
			continue
		}
		for _, mark := range marks(*p.is) {
			if left := was[mark]; len(left) == 1 && len(is[mark]) == 1 && !taken[left[0]] {
				p.was, taken[left[0]] = left[0], true
				break
			}
		}
	}
}

// former gives the ids that a thing has or had.
func (t thing) former() []string { return append([]string{t.id}, t.formerly...) }

// fewest is how many words a text needs to be known again by.
const fewest = 12

// text gives the body, where it is long enough to be nobody else's.
func (t thing) text() []string {
	for _, f := range t.fields {
		if f.name == "body" && len(strings.Fields(f.items[0].head)) >= fewest {
			return []string{f.items[0].head}
		}
	}
	return nil
}

// named gives the title, where it is another one than the id.
func (t thing) named() []string {
	if t.title == "" || t.title == t.id || t.kind == assessmentsKind {
		return nil
	}
	return []string{t.title}
}

// Same leads from the keys of the things of a state to those that they have in another one. A
// thing whose id another one has taken is not there: of what has a title, the title, the text or
// a row of figures has to be the same.
func Same(was, is State) map[string]string {
	to := map[string]string{}
	before, now := thingsOf(was), thingsOf(is)
	for _, kind := range kinds() {
		for _, p := range pairs(of(before, kind), of(now, kind)) {
			if p.was != nil && p.is != nil && (p.was.id != p.is.id || p.was.alike(*p.is)) {
				to[kind+"/"+p.was.id] = kind + "/" + p.is.id
			}
		}
	}
	return to
}

// alike tells of two things with an id whether they have anything else in common that is nobody else's.
func (t thing) alike(other thing) bool {
	_, isEntry := format.Collection(t.kind)
	own := slices.Concat(t.named(), t.marks())
	if titled := isEntry || t.kind == seriesKind || t.kind == chartsKind || t.kind == peopleKind; !titled || len(own) == 0 {
		return true
	}
	theirs := slices.Concat(other.named(), other.marks())
	return slices.ContainsFunc(own, func(mark string) bool { return slices.Contains(theirs, mark) })
}

// marks gives the body, the rows of a series and the lines of a chart.
func (t thing) marks() (all []string) {
	for _, f := range t.fields {
		if f.name == "body" || f.name == "dates" || f.name == "series" {
			for _, item := range f.items {
				all = append(all, f.name+" "+item.String())
			}
		}
	}
	return all
}
