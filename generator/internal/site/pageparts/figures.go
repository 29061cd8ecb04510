package pageparts

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/casecharts"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

const partsShown = 2 // exhibits beside a figure

// FigureRow gives a series as a line of the table of figures.
func (d *Parts) FigureRow(s *casefile.Series) views.MetricRow {
	r := d.MetricRow(s)
	r.Spark = d.Spark(s)
	r.Mine = d.mine()[s]
	return r
}

// mine tells for each series what the author did for its leading column, the strongest
// exhibits first.
func (d *Parts) mine() map[*casefile.Series][]views.Part {
	if d.roles != nil {
		return d.roles
	}
	d.roles = map[*casefile.Series][]views.Part{}
	for _, e := range d.Strongest(len(d.Finished)) {
		seen := map[*casefile.Series]bool{}
		for _, i := range e.Evidence.Impact {
			c, ok := d.Column(i.Series.V, i.Column.V)
			if ok && c.Index == caseindex.Leading(c.Series).Index && !seen[c.Series] && len(d.roles[c.Series]) < partsShown {
				seen[c.Series] = true
				part := d.role(e)
				part.Over = d.over(c.Series, i)
				d.roles[c.Series] = append(d.roles[c.Series], part)
			}
		}
	}
	return d.roles
}

// over words where a figure of an exhibit ends, unless the row of its series says the same.
func (d *Parts) over(s *casefile.Series, i casefile.Impact) string {
	said := d.MetricRow(s)
	v, ok := d.impact(i)
	if !ok || v.To == "" || v.To == said.Latest || v.After == nil {
		return ""
	}
	return overOther(views.Impact{From: v.From, Before: v.Before}, v)
}

func (d *Parts) role(e *caseindex.Entry) views.Part {
	l, _ := d.Link(e.Key())
	return views.Part{Role: wording.Plain(e.Evidence.Role.V), Exhibit: l}
}

// Figures gives the headline figures: series with a baseline or a target, then what
// the strongest exhibits changed.
func (d *Parts) Figures() []views.MetricRow {
	var all []views.MetricRow
	shown := map[*casefile.Series]bool{}
	for _, s := range d.inFront() {
		shown[s] = true
		all = append(all, d.FigureRow(s))
	}
	for _, e := range d.Strongest(len(d.Finished)) {
		l, _ := d.Link(e.Key())
		for _, i := range d.unshown(e.Evidence.Impact, shown) {
			if len(all) == casecharts.NumbersShown {
				return all
			}
			note := ""
			if i.From != "" && i.Before != nil {
				note = i.Before.Text
			}
			all = append(all, views.MetricRow{
				FromNote: note, Title: i.Label, URL: l.URL, From: i.From, Latest: i.To, When: i.After, Change: i.Change, Direction: i.Direction,
				ValueSource: i.Source, Mine: []views.Part{d.role(e)},
			})
		}
	}
	return all
}

// LeadingFigure gives the figure that stands with an exhibit beside the headline figures, as a
// list of one: the first whose measure they do not show.
func (d *Parts) LeadingFigure(e *caseindex.Entry) []string {
	shown := map[*casefile.Series]bool{}
	for _, s := range d.inFront() {
		shown[s] = true
	}
	rows := d.Figures()
	for _, i := range d.unshown(e.Evidence.Impact, shown) {
		if !slices.ContainsFunc(rows, func(r views.MetricRow) bool { return r.Title == i.Label && r.Latest == i.To }) {
			return []string{i.Label + ": " + i.Text}
		}
	}
	return nil
}

// inFront gives the series among the headline figures.
func (d *Parts) inFront() (all []*casefile.Series) {
	for i := range d.Case.Series {
		s := &d.Case.Series[i]
		if (s.Baseline.Given() || s.Target.Given()) && d.MetricRow(s).Latest != "" && len(all) < casecharts.NumbersShown {
			all = append(all, s)
		}
	}
	return all
}

// unshown gives the figures that the rows of series do not show yet. A row shows the leading
// column of its series, so a figure of another column stays.
func (d *Parts) unshown(impacts []casefile.Impact, shown map[*casefile.Series]bool) []views.Impact {
	var all []views.Impact
	for _, x := range impacts {
		c, ok := d.Column(x.Series.V, x.Column.V)
		if ok && shown[c.Series] && c.Index == caseindex.Leading(c.Series).Index {
			continue
		}
		if i, worded := d.impact(x); worded && i.To != "" {
			all = append(all, i)
		}
	}
	return all
}
