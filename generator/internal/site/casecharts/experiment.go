package casecharts

import (
	"fmt"
	"math"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
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
	j, of := d.Outcome(x)
	s := sketch{
		kind: "experiment", of: []string{x.ID}, caption: experimentFound(c.Heading(), of, j), at: x.Pos, url: d.SeriesURL(c.Series),
		about: chart.About{Title: c.Heading(), Unit: unit, Description: wording.Capital(wording.Plain(j.Because)) + "."},
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

// experimentFound says what the chart shows: "Wait for a review, from 9 h to 4 h: target reached".
func experimentFound(name, unit string, j *assess.Experiment) string {
	switch {
	case math.IsNaN(j.Result):
		return name
	case math.IsNaN(j.Baseline):
		name += ", " + wording.Figure(wording.Rounded(j.Result), unit)
	default:
		name += fmt.Sprintf(", from %s to %s", wording.Figure(wording.Rounded(j.Baseline), unit), wording.Figure(wording.Rounded(j.Result), unit))
	}
	switch j.Outcome {
	case assess.Reached, assess.NotReached:
		return name + ": target " + string(j.Outcome)
	case assess.Partly:
		return name + ": target partly reached"
	}
	return name + ": " + string(j.Outcome)
}
