package pageparts

import (
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/casecharts"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// Numbers picks the headline figures: series with a baseline or a target, then
// what the strongest exhibits changed.
func (d *Parts) Numbers() []views.Number {
	var all []views.Number
	shown := map[*casefile.Series]bool{}
	for i := range d.Case.Series {
		s := &d.Case.Series[i]
		if !s.Baseline.Given() && !s.Target.Given() || len(s.Columns) == 0 {
			continue
		}
		r := d.MetricRow(s)
		if r.Latest == "" {
			continue
		}
		shown[s] = true
		n := views.Number{
			Label: s.Title.V, Value: r.Latest, Change: r.Change, Direction: r.Direction,
			Link: &views.Link{Title: r.Title, URL: r.URL}, Source: r.ValueSource,
		}
		measure, baseline, target := "", "", ""
		if len(s.Columns) > 1 {
			measure = caseindex.Leading(s).Label()
		}
		if r.Baseline != "" {
			baseline = "baseline " + r.Baseline
		}
		if r.Target != "" {
			target = "target " + r.Target
		}
		n.Note = wording.Clauses(measure, baseline, target, r.When.Text)
		all = append(all, n)
	}
	for _, e := range d.Strongest(len(d.Finished)) {
		if len(all) >= casecharts.NumbersShown {
			break
		}
		l, _ := d.Link(e.Key())
		for _, i := range d.unshown(e.Evidence.Impact, shown) {
			n := views.Number{Label: i.Label, Value: i.To, Change: i.Change, Direction: i.Direction, Link: &l, Source: i.Source}
			from, when := "", ""
			if i.From != "" {
				from = "from " + i.From
				if i.Before != nil {
					from += ", " + i.Before.Text
				}
			}
			if i.After != nil {
				when = i.After.Text
			}
			n.Note = wording.Clauses(from, when)
			all = append(all, n)
		}
	}
	return all[:min(casecharts.NumbersShown, len(all))]
}
