package pages

import (
	"cmp"
	"slices"
	"strings"
)

// filters lists the ways to narrow the exhibits that tell some of them apart.
func (d *composer) filters() []Filter {
	n := map[string]map[string]int{"competency": {}, "kind": {}, "quarter": {}}
	for _, e := range slices.Concat(d.finished, d.planned) {
		r := d.exhibitRow(e)
		for _, id := range r.CompetencyIDs {
			n["competency"][id]++
		}
		n["kind"][e.evidence.Kind.V]++
		n["quarter"][r.Quarter]++
	}
	var all []Filter
	add := func(id, title string, options []Option) {
		if len(options) > 1 {
			all = append(all, Filter{id, title, options})
		}
	}
	var skills, kinds, quarters []Option
	for _, s := range d.skillsInOrder {
		if k := n["competency"][s.ID]; k > 0 {
			skills = append(skills, Option{s.ID, s.name(), k})
		}
	}
	for id, k := range n["kind"] {
		if id != "" {
			kinds = append(kinds, Option{id, id, k})
		}
	}
	for id, k := range n["quarter"] {
		if year, q, ok := strings.Cut(id, "-"); ok {
			quarters = append(quarters, Option{id, q + " " + year, k})
		}
	}
	slices.SortFunc(kinds, func(a, b Option) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(quarters, func(a, b Option) int { return cmp.Compare(b.ID, a.ID) })
	add("competency", "Competency", skills)
	add("kind", "Kind", kinds)
	add("quarter", "Quarter", quarters)
	return all
}
