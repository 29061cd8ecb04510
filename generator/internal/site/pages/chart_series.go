package pages

import (
	"fmt"
	"math"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// linesShown is how many columns of a series its chart shows, the first ones.
const linesShown = 6

// sofar is all time up to the day of judgement.
func (d *composer) sofar() day.Period { return day.Period{First: day.None, Last: d.a.Day} }

// begun tells whether a point belongs to a chart that ends on the day of
// judgement: the month that runs is in it.
func begun(p casefile.Point, span day.Period) bool {
	return span.First <= p.When.Last && p.When.First <= span.Last
}

// inside tells whether a point lies wholly within a span.
func inside(p casefile.Point, span day.Period) bool {
	return span.First <= p.When.First && p.When.Last <= span.Last
}

// points gives a column as points of a chart, and how many of them have a value.
func (c column) points(keep func(casefile.Point, day.Period) bool, span day.Period) (points []chart.Point, known int) {
	for _, p := range c.Points {
		if !keep(p, span) {
			continue
		}
		v := p.Values[c.index]
		if !math.IsNaN(v) {
			known++
		}
		points = append(points, chart.Point{Span: chartSpan(p.When), Value: v, Text: p.Label})
	}
	return points, known
}

// lines gives columns as lines of a chart, how many values they have, and the
// unit that all share.
func lines(columns []column, keep func(casefile.Point, day.Period) bool, span day.Period) (all []chart.Series, values int, unit string) {
	unit = columns[0].unit()
	for _, c := range columns {
		points, n := c.points(keep, span)
		all = append(all, chart.Series{Name: c.label(), Points: points, Unit: c.unit()})
		if values += n; c.unit() != unit {
			unit = ""
		}
	}
	return all, values, unit
}

// goals gives the baseline and the target of a series. They are of its first
// column, and a chart holds them against its first line.
func goals(columns []column) []chart.Level {
	var all []chart.Level
	c := columns[0]
	if c.index == 0 && c.Baseline.Given() {
		all = append(all, chart.Level{Label: "baseline", Value: c.Baseline.V})
	}
	if c.index == 0 && c.Target.Given() {
		all = append(all, chart.Level{Label: "target", Value: c.Target.V, Goal: true})
	}
	return all
}

// happened gives the events of a series up to the day of judgement.
func (d *composer) happened(s *casefile.Series, span day.Period) []chart.Event {
	var all []chart.Event
	for _, e := range s.Events {
		when := e.Date.V
		if text := plain(d.md(e.Text)); text != "" && when.Given() && when.First <= span.Last && when.Last >= span.First {
			all = append(all, chart.Event{Span: chartSpan(when), Text: text})
		}
	}
	return all
}

// seriesFigure gives the chart of a series' own page.
func (d *composer) seriesFigure(s *casefile.Series) []*Fig {
	if len(s.Columns) == 0 {
		return nil
	}
	columns := drawn(s)
	shown := columns[:min(linesShown, len(columns))]
	series, values, unit := lines(shown, begun, d.sofar())
	if values < 2 {
		return nil
	}
	bands, compared := d.seriesBands(s)
	x := sketch{
		kind: "series", of: []string{s.ID}, caption: s.Title.V, at: s.Pos, bare: true,
		about: chart.About{Title: s.Title.V, Unit: unit, Description: d.tell(shown) + compared},
	}
	if n := len(columns); n > len(shown) {
		x.caption += fmt.Sprintf(" (the first %d of %d columns)", len(shown), n)
	}
	x.chart = chart.Line{
		About: x.about, Series: series, Levels: goals(shown), Events: d.happened(s, d.sofar()), Bands: bands,
	}
	return []*Fig{d.figure(x)}
}

// smallFigures gives a small picture of each headline series.
func (d *composer) smallFigures() []*Fig {
	var all []*Fig
	for i := range d.c.Series {
		s := &d.c.Series[i]
		if !headline(s) || len(all) == numbersShown {
			continue
		}
		c := column{s, 0}
		series, values, unit := lines([]column{c}, begun, d.sofar())
		if values < 2 {
			continue
		}
		x := sketch{
			kind: "small", of: []string{s.ID}, caption: s.Title.V, at: s.Pos, url: d.seriesURL(s), width: 320,
			about: chart.About{Title: c.title(), Unit: unit, Description: d.tell([]column{c})},
			table: d.rows([]column{c}, begun, d.sofar()),
		}
		x.chart = chart.Line{About: x.about, Series: series, Levels: goals([]column{c}), Small: true}
		all = append(all, d.figure(x))
	}
	return all
}

// headline tells whether a series is among the figures of the home page: the
// author said where it came from or where it should go.
func headline(s *casefile.Series) bool {
	return (s.Baseline.Given() || s.Target.Given()) && len(s.Columns) > 0
}

// tell says what columns did, with their figures: "Lead time: 53 h in January
// 2024, 31 h in June 2026 (−42%). Baseline 53 h, target 12 h."
func (d *composer) tell(columns []column) string {
	var said []string
	for _, c := range columns {
		if text := c.way(c.first(), c.latest(d.a.Day)); text != "" {
			said = append(said, text)
		}
	}
	var levels []string
	for _, l := range goals(columns) {
		levels = append(levels, l.Label+" "+figure(l.Value, columns[0].unit()))
	}
	if len(levels) > 0 {
		said = append(said, capital(strings.Join(levels, ", "))+".")
	}
	return strings.Join(said, " ")
}

// way words the way from one reading of a column to another.
func (c column) way(first, last reading) string {
	unit := c.unit()
	switch {
	case !known(last.value):
		return ""
	case first.over == last.over:
		return fmt.Sprintf("%s: %s in %s.", c.label(), last.text(unit), last.when)
	}
	text := fmt.Sprintf("%s: %s in %s, %s in %s", c.label(), first.text(unit), first.when, last.text(unit), last.when)
	if by := change(first, last, unit); by != "" {
		text += " (" + by + ")"
	}
	return text + "."
}

// rows gives the table under a chart of a series; nil where it is too long.
func (d *composer) rows(columns []column, keep func(casefile.Point, day.Period) bool, span day.Period) *Table {
	t := table(columns, keep, span)
	if len(t.Rows) > rowsShown {
		return nil
	}
	return &t
}
