package pages

import (
	"math"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// experimentFigure shows the series of an experiment within its timebox, and
// as long before it as the timebox is, or a quarter.
func (d *composer) experimentFigure(x *casefile.Experiment) []*Fig {
	c, ok := d.column(x.Series.V, x.Column.V)
	box := timebox(x, d.a.Day)
	if !ok || box.First > box.Last {
		return nil
	}
	if _, n := c.points(begun, box); n == 0 {
		return nil
	}
	span := box
	if box.First != day.None {
		span.First = box.First - max(box.Last-box.First, 91)
	}
	series, values, unit := lines([]column{c}, begun, span)
	if values < 2 {
		return nil
	}
	j, _ := d.judged(x)
	s := sketch{
		kind: "experiment", of: []string{x.ID}, caption: c.title(), at: x.Pos, url: d.seriesURL(c.Series),
		about: chart.About{Title: c.title(), Unit: unit, Description: capital(plain(datesSpoken(j.Because))) + "."},
		table: d.rows([]column{c}, begun, span),
	}
	line := chart.Line{About: s.about, Series: series, Events: d.happened(c.Series, span)}
	if !math.IsNaN(j.Baseline) {
		line.Levels = append(line.Levels, chart.Level{Label: "baseline", Value: j.Baseline})
	}
	if !math.IsNaN(j.Target) {
		line.Levels = append(line.Levels, chart.Level{Label: "target", Value: j.Target, Goal: true})
	}
	if box.First != day.None {
		end := box.Last
		if x.End.V.Given() {
			end = x.End.V.Last
		}
		line.Bands = []chart.Band{{Span: chart.Span{First: chartDay(box.First), Last: chartDay(end)}, Label: "timebox"}}
		if end > d.a.Day { // the axis ends with the timebox
			line.First, line.Last, line.Today = chartDay(span.First), chartDay(end), chartDay(d.a.Day)
		}
	}
	s.chart = line
	return []*Fig{d.figure(s)}
}
