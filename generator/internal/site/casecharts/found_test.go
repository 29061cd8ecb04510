package casecharts

import (
	"math"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// The title of a chart is a sentence about its figures, in singular and plural.
func TestTitlesSayTheFinding(t *testing.T) {
	energy := func(values ...float64) (points []chart.Point, sum int) {
		for _, v := range values {
			points, sum = append(points, chart.Point{Value: v}), sum+int(v)
		}
		return points, sum
	}
	rising, risen := energy(2, 3, 5)
	level, kept := energy(4, 1, 4)
	for _, c := range []struct{ got, want string }{
		{plannedFound(3, 0, 0), "All 3 finished milestones were done by the day they were due"},
		{plannedFound(4, 3, 12), "Of 4 finished milestones, 1 was done in time and 3 late, by 12 days at most"},
		{plannedFound(2, 2, 1), "Of 2 finished milestones, 0 were done in time and 2 late, by 1 day at most"},
		{burnupFound(0, 0, 1, 5), "No milestone was due yet; 1 of 5 is done"},
		{burnupFound(1, 1, 3, 5), "1 of 1 milestone due so far is done; 3 of 5 in all"},
		{burnupFound(4, 2, 2, 9), "2 of 4 milestones due so far are done; 2 of 9 in all"},
		{energyFound(rising, risen), "Energy went from 2 to 5 of 5, with 3.33 on average over 3 notes"},
		{energyFound(level, kept), "Energy began and ended at 4 of 5, with 3 on average over 3 notes"},
		{experimentFound("Wait", "h", &assess.Experiment{Baseline: 9, Result: 4.5, Outcome: assess.Reached}), "Wait, from 9\u00a0h to 4.5\u00a0h: target reached"},
		{experimentFound("Wait", "h", &assess.Experiment{Baseline: math.NaN(), Result: 4, Outcome: assess.NotReached}), "Wait, 4\u00a0h: target not reached"},
		{experimentFound("Wait", "h", &assess.Experiment{Baseline: 9, Result: 7, Outcome: assess.Partly}), "Wait, from 9\u00a0h to 7\u00a0h: target partly reached"},
		{experimentFound("Wait", "h", &assess.Experiment{Baseline: 9, Result: math.NaN()}), "Wait"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, expected %q", c.got, c.want)
		}
	}
}

// A figure stands in a month, and on a day.
func TestFiguresSayWhen(t *testing.T) {
	series := func(from, to day.Period) caseindex.Column {
		return caseindex.Leading(&casefile.Series{Title: casefile.Text{V: "Courses"}, Columns: []casefile.Column{{ID: "n"}}, Points: []casefile.Point{
			{When: from, Values: []float64{200}}, {When: to, Values: []float64{50}},
		}})
	}
	first, last := day.Of(2026, 1, 12), day.Of(2026, 3, 31)
	for want, c := range map[string]caseindex.Column{
		"Courses: 200 on 12 January 2026, 50 on 31 March 2026 (−75%).":             series(day.On(first), day.On(last)),
		"Courses: 200 in January 2026, 50 in Q1 2026 (−75%).":                      series(first.Month(), last.Quarter()),
		"Courses: 200 in the week of 12 January 2026, 50 on 31 March 2026 (−75%).": series(first.Week(), day.On(last)),
	} {
		if got := way(c, c.First(), c.Latest(last)); got != want {
			t.Errorf("got %q, expected %q", got, want)
		}
	}
}
