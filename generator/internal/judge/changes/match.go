package changes

import (
	"slices"
	"strings"
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
