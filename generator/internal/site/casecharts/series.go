package casecharts

import (
	"fmt"
	"math"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// NumbersShown bounds the headline figures and their charts.
const NumbersShown = 6

// linesShown is how many columns of a series its chart shows, the first ones.
const linesShown = 6

// points gives a column as points of a chart, and how many of them have a value.
func points(c caseindex.Column, keep func(casefile.Point, day.Period) bool, span day.Period) (points []chart.Point, known int) {
	for _, p := range c.Points {
		if !keep(p, span) {
			continue
		}
		v := p.Values[c.Index]
		if !math.IsNaN(v) {
			known++
		}
		points = append(points, chart.Point{Span: chartSpan(p.When), Value: v, Text: p.Label})
	}
	return points, known
}

// lines gives columns as lines of a chart, how many values they have, and the
// unitText that all share.
func lines(columns []caseindex.Column, keep func(casefile.Point, day.Period) bool, span day.Period) (all []chart.Series, values int, unit string) {
	unit = columns[0].UnitText()
	for _, c := range columns {
		points, n := points(c, keep, span)
		all = append(all, chart.Series{Name: c.Label(), Points: points, Unit: c.UnitText()})
		if values += n; c.UnitText() != unit {
			unit = ""
		}
	}
	return all, values, unit
}

// happened gives the events of a series up to the day of judgement.
func (d *Charts) happened(s *casefile.Series, span day.Period) []chart.Event {
	var all []chart.Event
	for _, e := range s.Events {
		when := e.Date.V
		if text := wording.Plain(d.Md(e.Text)); text != "" && when.Given() && when.First <= span.Last && when.Last >= span.First {
			all = append(all, chart.Event{Span: chartSpan(when), Text: text})
		}
	}
	return all
}

// SeriesFigure gives the chart of a series' own page.
func (d *Charts) SeriesFigure(s *casefile.Series) []*views.Fig {
	if len(s.Columns) == 0 {
		return nil
	}
	columns := caseindex.Drawn(s)
	shown := columns[:min(linesShown, len(columns))]
	series, values, unit := lines(shown, caseindex.Begun, d.Sofar())
	if values < 2 {
		return nil
	}
	caption := d.found(shown[0])
	bands, compared := d.seriesBands(s)
	x := sketch{
		kind: "series", of: []string{s.ID}, caption: caption, at: s.Pos, bare: true,
		about: chart.About{Title: s.Title.V, Unit: unit, Description: d.tell(shown) + compared},
	}
	if n := len(columns); n > len(shown) {
		x.caption += fmt.Sprintf(" (the first %d of %d columns)", len(shown), n)
	}
	x.chart = chart.Line{
		About: x.about, Series: series, Levels: goals(shown), Events: d.happened(s, d.Sofar()), Bands: bands,
	}
	return []*views.Fig{d.Figure(x)}
}

// tell says what columns did, with their figures: "Lead time: 53 h in January
// 2024, 31 h in June 2026 (−42%). Baseline 53 h, target 12 h."
func (d *Charts) tell(columns []caseindex.Column) string {
	var said []string
	for _, c := range columns {
		if text := way(c, c.First(), c.Latest(d.Judged.Day)); text != "" {
			said = append(said, text)
		}
	}
	var levels []string
	for _, l := range goals(columns) {
		levels = append(levels, l.Label+" "+wording.Figure(l.Value, columns[0].UnitText()))
	}
	if len(levels) > 0 {
		said = append(said, wording.Capital(strings.Join(levels, ", "))+".")
	}
	return strings.Join(said, " ")
}

// found says what a chart of a column shows: "Lead time, from 53 h in January 2024 to 31 h
// in June 2026 (−42%)".
func (d *Charts) found(c caseindex.Column) string {
	first, last, unit := c.First(), c.Latest(d.Judged.Day), c.UnitText()
	switch {
	case !caseindex.Known(last.Value):
		return c.Heading()
	case first.Over == last.Over:
		return fmt.Sprintf("%s, %s", c.Heading(), wording.During(last.Text(unit), last.Over))
	}
	text := fmt.Sprintf("%s, from %s to %s", c.Heading(), wording.During(first.Text(unit), first.Over), wording.During(last.Text(unit), last.Over))
	if by := caseindex.Change(first, last, unit); by != "" {
		text += " (" + by + ")"
	}
	return text
}

// way words the way from one reading of a column to another.
func way(c caseindex.Column, first, last caseindex.Reading) string {
	unit := c.UnitText()
	switch {
	case !caseindex.Known(last.Value):
		return ""
	case first.Over == last.Over:
		return fmt.Sprintf("%s: %s.", c.Label(), wording.During(last.Text(unit), last.Over))
	}
	text := fmt.Sprintf("%s: %s, %s", c.Label(), wording.During(first.Text(unit), first.Over), wording.During(last.Text(unit), last.Over))
	if by := caseindex.Change(first, last, unit); by != "" {
		text += " (" + by + ")"
	}
	return text + "."
}

// rows gives the table under a chart of a series; nil where it is too long.
func (d *Charts) rows(columns []caseindex.Column, keep func(casefile.Point, day.Period) bool, span day.Period) *views.Table {
	t := Table(columns, keep, span)
	if len(t.Rows) > rowsShown {
		return nil
	}
	return &t
}

// goals gives the baseline and the target of a series. They are of its first
// column, and a chart compares its first line with them.
func goals(columns []caseindex.Column) []chart.Level {
	var all []chart.Level
	c := columns[0]
	if c.Index == 0 && c.Baseline.Given() {
		all = append(all, chart.Level{Label: "baseline", Value: c.Baseline.V})
	}
	if c.Index == 0 && c.Target.Given() {
		all = append(all, chart.Level{Label: "target", Value: c.Target.V, Goal: true})
	}
	return all
}
