package assess

import (
	"cmp"
	"fmt"
	"math"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// experiments judges each experiment from its series.
func (g *ground) experiments() []Experiment {
	series := map[string]*casefile.Series{}
	for i := range g.c.Series {
		series[g.c.Series[i].ID] = &g.c.Series[i]
	}
	var all []Experiment
	for i := range g.c.Experiments {
		e := &g.c.Experiments[i]
		t := trial{Experiment: e, today: g.today}
		t.measureBy(series[e.Series.V])
		all = append(all, t.judge())
	}
	return all
}

// trial is an experiment with what its series says.
type trial struct {
	*casefile.Experiment
	today day.Day

	series *casefile.Series // nil where there is nothing to measure by
	column int
	label  string // what is measured, in words
	unit   string

	baseline, target, result float64 // NaN = not known
	on                       day.Period
	better                   float64 // 1 = up, -1 = down, 0 = not known
}

// measureBy finds the figures of the timebox in the series.
func (t *trial) measureBy(s *casefile.Series) {
	nan := math.NaN()
	t.baseline, t.target, t.result = given(t.Baseline, nan), given(t.Target, nan), nan
	if s == nil {
		return
	}
	column, i := s.Column(t.Column.V)
	if i < 0 {
		return
	}
	t.series, t.column = s, i
	t.label, t.unit = cmp.Or(s.Title.V, s.ID), cmp.Or(column.Unit.V, s.Unit.V)
	if len(s.Columns) > 1 {
		t.label = cmp.Or(column.Title.V, t.label+" ("+column.ID+")")
	}
	t.baseline, t.target = given(t.Baseline, given(s.Baseline, nan)), given(t.Target, given(s.Target, nan))

	first, until := day.None, t.today
	if t.Start.V.Given() {
		first = t.Start.V.First
		if p, ok := s.Last(i, first-1); ok && math.IsNaN(t.baseline) {
			t.baseline = p.Values[i]
		}
	}
	if t.End.V.Given() {
		until = min(until, t.End.V.Last)
	}
	if p, ok := s.Last(i, until); ok && p.When.First >= first {
		t.result, t.on = p.Values[i], p.When
	}
	t.better = t.direction()
}

func given(r casefile.Real, otherwise float64) float64 {
	if r.Given() {
		return r.V
	}
	return otherwise
}

func (t *trial) direction() float64 {
	switch {
	case t.target > t.baseline:
		return 1
	case t.target < t.baseline:
		return -1
	case t.series.Columns[t.column].Better.V == "higher":
		return 1
	case t.series.Columns[t.column].Better.V == "lower":
		return -1
	}
	return 0
}

// judge weighs the result against the target, and the day against the timebox.
func (t *trial) judge() Experiment {
	e := Experiment{Key: t.Key(), Baseline: t.baseline, Target: t.target, Result: t.result, On: t.on}
	started := t.Start.V.Given() && t.Start.V.First <= t.today
	over := t.End.V.Given() && t.End.V.Last < t.today
	switch {
	case over:
		e.Outcome = t.outcome()
	case started:
		e.Outcome = Running
	default:
		e.Outcome = NotStarted
		e.Result, e.On = math.NaN(), day.Period{}
	}
	e.Because = t.because(e.Outcome)
	return e
}

// outcome judges a timebox that is over.
func (t *trial) outcome() Outcome {
	left, moved := (t.target-t.result)*t.better, (t.result-t.baseline)*t.better
	switch {
	case math.IsNaN(t.result) || math.IsNaN(t.target):
		return NoData
	case t.result == t.target:
		return Reached
	case t.better == 0:
		return NoData
	case left <= 0:
		return Reached
	case moved > 0:
		return Partly
	}
	return NotReached
}

// because says it with the figures: "Lead time fell from 48 h to 31 h by
// 2026-03; the target was 30 h".
func (t *trial) because(o Outcome) string {
	if t.series == nil {
		return "there is no series to judge it by"
	}
	switch {
	case o == NotStarted && !t.Start.V.Given():
		return "it has no start"
	case o == NotStarted && math.IsNaN(t.baseline):
		return fmt.Sprintf("it starts %s; %s", t.Start.V.Words(), t.goal("is"))
	case o == NotStarted:
		return fmt.Sprintf("it starts %s with %s at %s; %s", t.Start.V.Words(), t.label, t.figure(t.baseline), t.goal("is"))
	case o == Running && t.End.V.Given():
		return fmt.Sprintf("%s; %s by %s", t.moved(), t.goal("is"), t.End.V.Words())
	case o == Running:
		return fmt.Sprintf("%s; %s, and no end is given", t.moved(), t.goal("is"))
	case o == NoData && !math.IsNaN(t.result) && !math.IsNaN(t.target):
		return fmt.Sprintf("%s; %s, but nothing says whether higher or lower is better", t.moved(), t.goal("was"))
	}
	return t.moved() + "; " + t.goal("was")
}

// moved says what the series did within the timebox.
func (t *trial) moved() string {
	switch {
	case math.IsNaN(t.result) && t.today > t.End.V.Last && t.Start.V.Given():
		return fmt.Sprintf("%s has no value from %s to %s", t.label, t.Start.V.Words(), t.End.V.Words())
	case math.IsNaN(t.result):
		return t.label + " has no value in the timebox yet"
	case math.IsNaN(t.baseline):
		return fmt.Sprintf("%s stood at %s by %s", t.label, t.figure(t.result), t.on.Words())
	case t.result == t.baseline:
		return fmt.Sprintf("%s stayed at %s by %s", t.label, t.figure(t.result), t.on.Words())
	case t.result < t.baseline:
		return fmt.Sprintf("%s fell from %s to %s by %s", t.label, t.figure(t.baseline), t.figure(t.result), t.on.Words())
	}
	return fmt.Sprintf("%s rose from %s to %s by %s", t.label, t.figure(t.baseline), t.figure(t.result), t.on.Words())
}

// goal says what was aimed at; verb is "is" or "was".
func (t *trial) goal(verb string) string {
	if math.IsNaN(t.target) {
		return "no target " + verb + " given"
	}
	return fmt.Sprintf("the target %s %s", verb, t.figure(t.target))
}

func (t *trial) figure(v float64) string { return figure(v, t.unit) }
