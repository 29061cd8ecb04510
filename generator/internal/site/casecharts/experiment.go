package casecharts

import (
	"math"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// ExperimentFigure shows the series of an experiment within its timebox, and
// as long before it as the timebox is, or a quarter.
func (d *Charts) ExperimentFigure(x *casefile.Experiment) []*views.Fig {
	c, ok := d.Column(x.Series.V, x.Column.V)
	box := caseindex.Timebox(x, d.Judged.Day)
	if !ok || box.First > box.Last {
		return nil
	}
	if _, n := points(c, caseindex.Begun, box); n == 0 {
		return nil
	}
	span := box
	if box.First != day.None {
		span.First = box.First - max(box.Last-box.First, 91)
	}
	series, values, unit := lines([]caseindex.Column{c}, caseindex.Begun, span)
	if values < 2 {
		return nil
	}
	j, _ := d.Outcome(x)
	s := sketch{
		kind: "experiment", of: []string{x.ID}, caption: c.Heading(), at: x.Pos, url: d.SeriesURL(c.Series),
		about: chart.About{Title: c.Heading(), Unit: unit, Description: wording.Capital(wording.Plain(wording.DatesSpoken(j.Because))) + "."},
		table: d.rows([]caseindex.Column{c}, caseindex.Begun, span),
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
		if end > d.Judged.Day { // the axis ends with the timebox
			line.First, line.Last, line.Today = chartDay(span.First), chartDay(end), chartDay(d.Judged.Day)
		}
	}
	s.chart = line
	return []*views.Fig{d.Figure(s)}
}
