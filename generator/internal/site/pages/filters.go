package pages

import (
	"cmp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/site/views"
)

// filters lists the ways to narrow the exhibits that tell some of them apart.
func (d *composer) filters() []views.Filter {
	n := map[string]map[string]int{"competency": {}, "kind": {}, "quarter": {}}
	for _, e := range slices.Concat(d.Finished, d.Planned) {
		r := d.ExhibitRow(e)
		for _, id := range r.CompetencyIDs {
			n["competency"][id]++
		}
		n["kind"][e.Evidence.Kind.V]++
		n["quarter"][r.Quarter]++
	}
	var all []views.Filter
	add := func(id, title string, options []views.Option) {
		if len(options) > 1 {
			all = append(all, views.Filter{ID: id, Title: title, Options: options})
		}
	}
	var skills, kinds, quarters []views.Option
	for _, s := range d.Skills {
		if k := n["competency"][s.ID]; k > 0 {
			skills = append(skills, views.Option{ID: s.ID, Title: s.Heading(), N: k})
		}
	}
	for id, k := range n["kind"] {
		if id != "" {
			kinds = append(kinds, views.Option{ID: id, Title: id, N: k})
		}
	}
	for id, k := range n["quarter"] {
		if year, q, ok := strings.Cut(id, "-"); ok {
			quarters = append(quarters, views.Option{ID: id, Title: q + " " + year, N: k})
		}
	}
	slices.SortFunc(kinds, func(a, b views.Option) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(quarters, func(a, b views.Option) int { return cmp.Compare(b.ID, a.ID) })
	add("competency", "Competency", skills)
	add("kind", "Kind", kinds)
	add("quarter", "Quarter", quarters)
	return all
}
