package assess

import (
	"fmt"
	"math"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// series is a series of one column with a value per date, NaN = a gap.
func series(id, better string, points ...any) casefile.Series {
	s := casefile.Series{ID: id, Pos: here, Title: text("Lead time"), Unit: text("h"),
		Columns: []casefile.Column{{ID: "value", Better: text(better)}}}
	for i := 0; i < len(points); i += 2 {
		s.Points = append(s.Points, casefile.Point{When: period(points[i].(string)), Values: []float64{points[i+1].(float64)}})
	}
	return s
}

func TestExperiment(t *testing.T) {
	nan := math.NaN()
	lead := func(first, last float64) casefile.Series {
		return series("lead", "", "2025-12", first, "2026-01", 45.0, "2026-02", 40.0, "2026-03", last, "2026-04", 1.0)
	}
	type set = func(*casefile.Experiment)
	target := func(v float64) set { return func(e *casefile.Experiment) { e.Target = figures(v) } }
	baseline := func(v float64) set { return func(e *casefile.Experiment) { e.Baseline = figures(v) } }
	box := func(start, end string) set {
		return func(e *casefile.Experiment) { e.Start, e.End = date(start), date(end) }
	}
	for _, test := range []struct {
		name    string
		day     string
		s       casefile.Series
		set     []set
		outcome Outcome
		figures string // baseline, target, result, on
		because string
	}{
		{"reached", today, lead(48, 29.5), []set{target(30)}, Reached, "48 30 29.5 2026-03",
			"Lead time fell from 48 h to 29.5 h by March 2026; the target was 30 h"},
		{"reached exactly", today, lead(48, 30), []set{target(30)}, Reached, "48 30 30 2026-03",
			"Lead time fell from 48 h to 30 h by March 2026; the target was 30 h"},
		{"partly", today, lead(48, 31), []set{target(30)}, Partly, "48 30 31 2026-03",
			"Lead time fell from 48 h to 31 h by March 2026; the target was 30 h"},
		{"the wrong way", today, lead(48, 52), []set{target(30)}, NotReached, "48 30 52 2026-03",
			"Lead time rose from 48 h to 52 h by March 2026; the target was 30 h"},
		{"no way", today, lead(48, 48), []set{target(30)}, NotReached, "48 30 48 2026-03",
			"Lead time stayed at 48 h by March 2026; the target was 30 h"},
		{"upwards", today, lead(48, 60), []set{target(55)}, Reached, "48 55 60 2026-03",
			"Lead time rose from 48 h to 60 h by March 2026; the target was 55 h"},
		{"a gap at the end: the last value counts", today, lead(48, nan), []set{target(30)}, Partly, "48 30 40 2026-02",
			"Lead time fell from 48 h to 40 h by February 2026; the target was 30 h"},
		{"its own baseline", today, lead(48, 31), []set{target(30), baseline(30.5)}, NotReached, "30.5 30 31 2026-03",
			"Lead time rose from 30.5 h to 31 h by March 2026; the target was 30 h"},
		{"target and baseline of the series", today, func() casefile.Series {
			s := lead(48, 31)
			s.Baseline, s.Target = figures(50), figures(35)
			return s
		}(), nil, Reached, "50 35 31 2026-03",
			"Lead time fell from 50 h to 31 h by March 2026; the target was 35 h"},
		{"before it starts", "2025-12-31", lead(48, 31), []set{target(30)}, NotStarted, "48 30 NaN ",
			"it starts 5 January 2026 with Lead time at 48 h; the target is 30 h"},
		{"before it starts, without a baseline", "2025-12-01", lead(nan, 31), []set{target(30)}, NotStarted, "NaN 30 NaN ",
			"it starts 5 January 2026; the target is 30 h"},
		{"running, no value yet", "2026-01-20", lead(48, 31), []set{target(30)}, Running, "48 30 NaN ",
			"Lead time has no value in the timebox yet; the target is 30 h by 31 March 2026"},
		{"running so far", "2026-02-28", lead(48, 31), []set{target(30)}, Running, "48 30 40 2026-02",
			"Lead time fell from 48 h to 40 h by February 2026; the target is 30 h by 31 March 2026"},
		{"its last day still runs", "2026-03-31", lead(48, 29), []set{target(30)}, Running, "48 30 29 2026-03",
			"Lead time fell from 48 h to 29 h by March 2026; the target is 30 h by 31 March 2026"},
		{"over the day after", "2026-04-01", lead(48, 29), []set{target(30)}, Reached, "48 30 29 2026-03",
			"Lead time fell from 48 h to 29 h by March 2026; the target was 30 h"},
		{"without an end it runs on", today, lead(48, 29), []set{target(30), box("2026-01-05", "")}, Running, "48 30 1 2026-04",
			"Lead time fell from 48 h to 1 h by April 2026; the target is 30 h, and no end is given"},
		{"without a start it has not begun", "2026-02-28", lead(48, 29), []set{target(30), box("", "2026-03-31")}, NotStarted, "NaN 30 NaN ",
			"it has no start"},
		{"without a start, but over", today, series("lead", "lower", "2026-03", 31.0), []set{target(30), box("", "2026-03-31")}, NotReached, "NaN 30 31 2026-03",
			"Lead time stood at 31 h by March 2026; the target was 30 h"},
		{"no value in the timebox", today, series("lead", "", "2025-12", 48.0, "2026-04", 31.0), []set{target(30)}, NoData, "48 30 NaN ",
			"Lead time has no value from 5 January 2026 to 31 March 2026; the target was 30 h"},
		{"a value that reaches out of the timebox is not in it", today, series("lead", "", "2025-12", 48.0, "2026-Q1", 31.0), []set{target(30)}, NoData, "48 30 NaN ",
			"Lead time has no value from 5 January 2026 to 31 March 2026; the target was 30 h"},
		{"a value of the first day is a result, not a baseline", "2026-01-05",
			series("lead", "", "2026-01-04", 48.0, "2026-01-05", 47.0), []set{target(30)}, Running, "48 30 47 2026-01-05",
			"Lead time fell from 48 h to 47 h by 5 January 2026; the target is 30 h by 31 March 2026"},
		{"a value of the first day alone leaves the baseline unknown", "2026-01-05",
			series("lead", "", "2026-01-05", 47.0), []set{target(30)}, Running, "NaN 30 47 2026-01-05",
			"Lead time stood at 47 h by 5 January 2026; the target is 30 h by 31 March 2026"},
		{"no target", today, lead(48, 31), nil, NoData, "48 NaN 31 2026-03",
			"Lead time fell from 48 h to 31 h by March 2026; no target was given"},
		{"no baseline, lower is better", today, series("lead", "lower", "2026-03", 29.0), []set{target(30)}, Reached, "NaN 30 29 2026-03",
			"Lead time stood at 29 h by March 2026; the target was 30 h"},
		{"no baseline, higher is better", today, series("lead", "higher", "2026-03", 29.0), []set{target(30)}, NotReached, "NaN 30 29 2026-03",
			"Lead time stood at 29 h by March 2026; the target was 30 h"},
		{"no baseline and no direction", today, series("lead", "", "2026-03", 29.0), []set{target(30)}, NoData, "NaN 30 29 2026-03",
			"Lead time stood at 29 h by March 2026; the target was 30 h, but nothing says whether higher or lower is better"},
		{"the column says it, and not the series", today, func() casefile.Series {
			s := series("lead", "higher", "2026-03", 29.0)
			s.Better = text("lower")
			return s
		}(), []set{target(30)}, NotReached, "NaN 30 29 2026-03",
			"Lead time stood at 29 h by March 2026; the target was 30 h"},
		{"to hold a value", today, series("lead", "lower", "2025-12", 30.0, "2026-03", 29.0), []set{target(30)}, Reached, "30 30 29 2026-03",
			"Lead time fell from 30 h to 29 h by March 2026; the target was 30 h"},
		{"to hold a value, and not to", today, series("lead", "lower", "2025-12", 30.0, "2026-03", 31.0), []set{target(30)}, NotReached, "30 30 31 2026-03",
			"Lead time rose from 30 h to 31 h by March 2026; the target was 30 h"},
		{"the target weighs more than what the series calls better", today, series("lead", "lower", "2025-12", 30.0, "2026-03", 41.0), []set{target(40)}, Reached, "30 40 41 2026-03",
			"Lead time rose from 30 h to 41 h by March 2026; the target was 40 h"},
		{"no such series", today, series("other", ""), []set{target(30)}, NoData, "NaN 30 NaN ",
			"there is no series to judge it by"},
		{"no such column", today, lead(48, 31), []set{target(30), func(e *casefile.Experiment) { e.Column = text("p90") }}, NoData, "NaN 30 NaN ",
			"there is no series to judge it by"},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := casefile.Experiment{Entry: entry(casefile.ExperimentsFolder, "e", ""), Series: text("lead"),
				Start: date("2026-01-05"), End: date("2026-03-31")}
			for _, f := range test.set {
				f(&e)
			}
			c := ladder(func(c *casefile.Case) {
				c.Series, c.Experiments = []casefile.Series{test.s}, []casefile.Experiment{e}
			})
			a := Of(c, on(test.day))
			got := a.Experiments[0]
			same(t, "outcome", got.Outcome, test.outcome)
			same(t, "figures", fmt.Sprint(got.Baseline, got.Target, got.Result, " ", got.On), test.figures)
			same(t, "because", got.Because, test.because)
			same(t, "in progress", len(a.InProgress) == 1, test.outcome == Running)
		})
	}
}

func TestExperimentByColumn(t *testing.T) {
	s := casefile.Series{ID: "build", Pos: here, Unit: text("s"), Columns: []casefile.Column{
		{ID: "median"}, {ID: "p90", Title: text("slowest tenth"), Unit: text("min")}}}
	for _, p := range []struct {
		when string
		p90  float64
	}{{"2026-01-02", 20}, {"2026-02-02", 9}} {
		s.Points = append(s.Points, casefile.Point{When: period(p.when), Values: []float64{1, p.p90}})
	}
	c := ladder(func(c *casefile.Case) {
		c.Series = []casefile.Series{s}
		c.Experiments = []casefile.Experiment{
			{Entry: entry(casefile.ExperimentsFolder, "a", ""), Series: text("build"), Column: text("p90"), Target: figures(10), Start: date("2026-02"), End: date("2026-03")},
			{Entry: entry(casefile.ExperimentsFolder, "b", ""), Series: text("build"), Target: figures(0.5), Start: date("2026-02"), End: date("2026-03")},
		}
	})
	a := Of(c, on(today))
	same(t, "column", a.Experiments[0].Because, "slowest tenth fell from 20 min to 9 min by 2 February 2026; the target was 10 min")
	same(t, "first column", a.Experiments[1].Because, "build (median) stayed at 1 s by 2 February 2026; the target was 0.5 s")
}

func TestFigure(t *testing.T) {
	for _, test := range []struct {
		v    float64
		unit string
		want string
	}{
		{0, "", "0"}, {math.Copysign(0, -1), "h", "0 h"}, {48, "h", "48 h"}, {-2.5, "%", "−2.5%"},
		{1234567, "", "1,234,567"}, {1.0 / 3, "s", "0.333333 s"}, {1234.5678, "", "1,234.5678"},
		{0.1 + 0.2, "", "0.3"}, {1e21, "", "1e21"}, {0.00000012, "", "0.00000012"}, {99.992, "%", "99.992%"},
	} {
		same(t, fmt.Sprint(test.v), figure(test.v, test.unit), test.want)
	}
}
