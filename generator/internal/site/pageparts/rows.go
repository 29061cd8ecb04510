package pageparts

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// StudyImpacts gives the figures of a case study: its own, then those of its exhibits that
// are of other measures. What an exhibit says of the same measure stands with it.
func (d *Parts) StudyImpacts(x *casefile.CaseStudy) []views.Impact {
	all := d.Impacts(x.Impact, nil)
	own := len(all)
	for _, ex := range d.ByNumber(x.Evidence) {
		l, _ := d.Link(ex.Key())
		for _, v := range d.Impacts(ex.Evidence.Impact, &l) {
			i := slices.IndexFunc(all[:own], func(o views.Impact) bool { return sameMeasure(o, v) })
			switch {
			case i < 0:
				all = append(all, v)
			case all[i].Text == v.Text && all[i].Exhibit == nil:
				all[i].Exhibit = &l
			case all[i].Text != v.Text && v.After != nil:
				all[i].Over = append(all[i].Over, views.ImpactOver{Exhibit: l, Text: overOther(all[i], v), Source: v.Source})
			}
		}
	}
	return all
}

// sameMeasure tells whether two figures are of one column, or of one label where the author
// states them.
func sameMeasure(a, b views.Impact) bool {
	if a.Series == nil || b.Series == nil {
		return a.Series == nil && b.Series == nil && a.Label == b.Label
	}
	return a.Series.Title == b.Series.Title && a.Series.URL == b.Series.URL
}

// overOther words a figure beside one of the same measure: where it ends and when, and where it
// begins unless that is said. Two values of one measure contradict each other without their times,
// so a figure that does not say when it ends does not stand beside another one.
func overOther(said, v views.Impact) string {
	if v.To == "" || v.From != said.From || !sameDate(v.Before, said.Before) {
		return v.Text
	}
	return wording.At(v.To, v.After)
}

func sameDate(a, b *views.Date) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }

// ExhibitLinks points at evidence, by number.
func (d *Parts) ExhibitLinks(refs []casefile.Ref) []views.Link {
	var all []views.Link
	for _, e := range d.ByNumber(refs) {
		l, _ := d.Link(e.Key())
		all = append(all, l)
	}
	return all
}

// CaseStudyRows lists the case studies for the home page.
func (d *Parts) CaseStudyRows() []views.Row {
	var rows []views.Row
	for _, e := range d.InOrder(casefile.CaseStudiesFolder) {
		rows = append(rows, d.OpenedRow(e.Entry))
	}
	return rows
}

// OpenedRow is RowOf for entries of the author's own words: without a summary, their text says
// what they are.
func (d *Parts) OpenedRow(e *casefile.Entry) views.Row {
	r := d.RowOf(e)
	r.Summary = d.Says(e)
	return r
}

// RowOf gives one entry as a line of a list.
func (d *Parts) RowOf(e *casefile.Entry) views.Row {
	return views.Row{Title: e.Title.V, URL: d.At(e.Path()), Summary: wording.Plain(d.Md(e.Summary)), Date: wording.DateOf(e.Date)}
}

// Given gives the author's links; one without a title is shown by its address, and
// one to what the audience may not read is left out.
func (d *Parts) Given(e *casefile.Entry) []views.Link {
	s := d.NewShelf(e.Path(), false, e.Folder)
	s.Apart = true // the link is in case.json too
	var all []views.Link
	for _, l := range e.Links {
		if to, ok := s.Whole(l.URL.V); ok {
			all = append(all, views.Link{Title: cmp.Or(l.Title.V, l.URL.V), URL: to})
		}
	}
	return all
}

func (d *Parts) Owner() views.Owner {
	p := d.Case.Config.Person
	line := p.Role
	if p.Team != "" {
		line = strings.TrimPrefix(p.Role+", "+p.Team, ", ")
	}
	return views.Owner{Name: p.Name, Role: p.Role, Team: p.Team, Line: line}
}

func (d *Parts) SinceText() string {
	if s := d.Case.Config.Target.Since; s.Given() {
		return "since " + wording.PeriodText(s)
	}
	return ""
}

func (d *Parts) FrameworkNote() *views.FrameworkNote {
	f := d.Case.Framework
	if !f.Given() {
		return nil
	}
	n := views.FrameworkNote{Name: f.Name.V, Version: f.Version.V, Source: f.Source.V, Licence: f.Licence.V}
	if u, err := url.Parse(f.Source.V); err == nil && (u.Scheme == "https" || u.Scheme == "http") {
		n.URL = f.Source.V
	}
	return &n
}

// MetricRow sums a series up by its leading column. Baseline and target are of the first.
func (d *Parts) MetricRow(s *casefile.Series) views.MetricRow {
	r := views.MetricRow{Title: s.Title.V, URL: d.SeriesURL(s), ValueSource: wording.Place(s.Pos)}
	if len(s.Columns) == 0 {
		return r
	}
	c := caseindex.Leading(s)
	unit := c.UnitText()
	first, last := c.First(), c.Latest(d.Judged.Day)
	if caseindex.Known(last.Value) {
		r.Latest, r.When, r.ValueSource = last.Text(unit), wording.PeriodDate(last.Over), last.Source
	}
	if len(s.Columns) > 1 {
		r.Measure = c.Label()
	}
	if caseindex.Known(first.Value) && first.Over != last.Over {
		r.From, r.FromNote = first.Text(unit, last.Value), wording.PeriodText(first.Over)
	}
	baseline, target := s.Baseline.Given() && c.Index == 0, s.Target.Given() && c.Index == 0
	if baseline {
		first = caseindex.Reading{Value: s.Baseline.V}
		r.Baseline = wording.Figure(s.Baseline.V, unit)
		r.From, r.FromNote = r.Baseline, "baseline"
	}
	if baseline || first.Over != last.Over { // one value has not changed
		r.Change, r.Direction = caseindex.Change(first, last, unit), wording.Direction(first.Value, last.Value, c.GoodWay())
	}
	if target {
		r.Target, r.State = wording.Figure(s.Target.V, unit), targetState(s.Target.V, last.Value, c.GoodWay())
		r.Missed = r.State == targetMissed
	}
	if n := len(s.Points); n > 0 {
		at := func(p casefile.Point) casefile.Date { return casefile.Date{V: p.When} }
		r.Span = wording.SpanText(at(s.Points[0]), at(s.Points[n-1])) + ", " + wording.Count(n, "row", "rows")
	}
	return r
}

const targetMissed = "target not reached"

// targetState tells whether a value reaches the target; "" where nobody said
// which way is better.
func targetState(target, v float64, better string) string {
	switch {
	case better == "" || !caseindex.Known(v):
		return ""
	case better == "lower" && v <= target, better == "higher" && v >= target:
		return "target reached"
	}
	return targetMissed
}
