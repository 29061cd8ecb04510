package pages

import (
	"cmp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// filters lists the ways to narrow a list of exhibits that tell some of them apart.
// Each choice names its rows, so that it is an index where no script runs.
func (d *composer) filters(list []*caseindex.Entry) []views.Filter {
	competency, kind, period := newFilter("competency", "Competency"), newFilter("kind", "Kind"), newFilter("period", "Period")
	scope, verdict, witness := newFilter("scope", "Reach"), newFilter("verdict", "Verdict of what it supports"), newFilter("witness", "Can be confirmed by")
	for row, e := range list {
		r := d.ExhibitRow(e)
		for _, claim := range e.Competencies {
			if s, ok := d.Skill[claim.Competency.V]; ok {
				competency.add(s.ID, s.Heading(), row)
				if s.Judged != nil {
					w := caseindex.VerdictWord(s.Judged.Verdict)
					verdict.add(w.ID, w.Word, row)
				}
			}
		}
		if w := r.Kind; w != nil {
			kind.add(w.ID, w.Word, row)
		}
		if w := r.Scope; w != nil {
			scope.add(w.ID, w.Word, row)
		}
		if year, quarter, ok := strings.Cut(r.Quarter, "-"); ok {
			period.add(r.Quarter, quarter+" "+year, row)
		}
		for _, name := range d.Names(e.Evidence.Witnesses) {
			witness.add(wording.WordOf(name).ID, name, row)
		}
	}
	order := map[string]int{}
	for i, s := range d.Skills {
		order[s.ID] = i
	}
	competency.sort(func(a, b views.Option) int { return cmp.Compare(order[a.ID], order[b.ID]) })
	period.sort(func(a, b views.Option) int { return cmp.Compare(b.ID, a.ID) })
	for _, f := range []*filter{kind, scope, verdict, witness} {
		f.sort(func(a, b views.Option) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.ID, b.ID)) })
	}
	var all []views.Filter
	for _, f := range []*filter{competency, kind, period, scope, verdict, witness} {
		if len(f.Options) > 1 {
			all = append(all, f.Filter)
		}
	}
	return all
}

// filter is a views.Filter that is being collected.
type filter struct {
	views.Filter
	at map[string]int // id of an option -> where it stands
}

func newFilter(id, title string) *filter {
	return &filter{views.Filter{ID: id, Title: title}, map[string]int{}}
}

// add puts an exhibit under a choice, once.
func (f *filter) add(id, title string, row int) {
	i, ok := f.at[id]
	if !ok {
		i = len(f.Options)
		f.at[id] = i
		f.Options = append(f.Options, views.Option{ID: id, Title: title})
	}
	o := &f.Options[i]
	if o.N > 0 && o.Rows[o.N-1] == row {
		return
	}
	o.Rows = append(o.Rows, row)
	o.N++
}

func (f *filter) sort(by func(a, b views.Option) int) { slices.SortFunc(f.Options, by) }
