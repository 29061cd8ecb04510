package caseindex

import (
	"cmp"
	"math"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
	"github.com/casebook-dev/casebook/generator/internal/values/decimals"
)

// Column is one line of numbers of a series.
type Column struct {
	*casefile.Series
	Index int
}

// Column finds a column by the series' id and its own; "" is the first one.
// The two may be joined by a dot, as in "lead-time.p90".
func (d *Index) Column(series, id string) (Column, bool) {
	s, ok := d.series[series]
	if !ok && id == "" {
		series, id = d.Case.SplitMetric(series)
		s = d.series[series]
	}
	if s == nil {
		return Column{}, false
	}
	_, i := s.Column(id)
	return Column{s, i}, i >= 0
}

func (c Column) UnitText() string {
	return cmp.Or(c.Columns[c.Index].Unit.V, c.Unit.V)
}

// GoodWay tells which way the column's numbers improve.
func (c Column) GoodWay() string { return c.Columns[c.Index].Better.V }

// Heading names the column, after its series where the two differ.
func (c Column) Heading() string {
	title := c.Label()
	if len(c.Columns) > 1 && title != c.Title.V {
		return c.Title.V + ": " + title
	}
	return c.Title.V
}

// Label names the column within its series.
func (c Column) Label() string {
	col := c.Columns[c.Index]
	if col.Title.V == "" && len(c.Columns) == 1 {
		return c.Title.V
	}
	return cmp.Or(col.Title.V, col.ID)
}

// Reading is a figure read from a series. A value of NaN means that there is none.
type Reading struct {
	Value  float64
	mean   bool      // over several points
	marks  []float64 // baseline and target, which it is held against
	When   string    // in words
	Over   day.Period
	Source string // file:line; of a mean, its first point
}

// Text words a reading with its unit, so that it can be told from the figures
// that stand beside it.
func (r Reading) Text(unit string, beside ...float64) string {
	return decimals.Figure(r.Value, r.decimals(beside...), unit)
}

// decimals gives those that a reading is shown with: all of a value's own, and of
// a mean as many as tell it from what it is held against.
func (r Reading) decimals(beside ...float64) int {
	if !r.mean {
		return decimals.Own(r.Value)
	}
	return decimals.Of(slices.Concat([]float64{r.Value}, r.marks, beside)...)
}

// difference gives the way to another reading, as between the two figures that a
// reader sees.
func (r Reading) difference(to Reading) float64 {
	n := max(r.decimals(to.Value), to.decimals(r.Value))
	by := decimals.Round(to.Value, n) - decimals.Round(r.Value, n)
	return decimals.Round(by, min(n, max(decimals.Of(r.Value, to.Value), decimals.Of(by))))
}

func None() Reading { return Reading{Value: math.NaN()} }

func (c Column) Point(p casefile.Point) Reading {
	return Reading{Value: p.Values[c.Index], When: wording.PeriodText(p.When), Over: p.When, Source: wording.Place(p.Pos)}
}

// Latest reads the last value on or before a day.
func (c Column) Latest(until day.Day) Reading {
	if p, ok := c.Last(c.Index, until); ok {
		return c.Point(p)
	}
	return None()
}

// First reads the oldest value.
func (c Column) First() Reading {
	for _, p := range c.Points {
		if !math.IsNaN(p.Values[c.Index]) {
			return c.Point(p)
		}
	}
	return None()
}

// During reads the mean over a period, by the rule of casefile.Series.Mean. A point
// that is longer than the period is told with its own.
func (c Column) During(over day.Period) Reading {
	r := Reading{Value: c.Mean(c.Index, over), When: wording.PeriodText(over), Over: over}
	n := 0
	for _, p := range c.Points {
		inside := over.First <= p.When.First && p.When.Last <= over.Last
		around := p.When.First <= over.First && over.Last <= p.When.Last
		if (inside || around) && !math.IsNaN(p.Values[c.Index]) {
			if n++; n == 1 {
				r.Source = wording.Place(p.Pos)
			}
			if !inside { // no figure of the period itself is known
				r.When, r.Over = wording.PeriodText(p.When), p.When
			}
		}
	}
	r.mean = n > 1
	if c.Index == 0 && c.Baseline.Given() {
		r.marks = append(r.marks, c.Baseline.V)
	}
	if c.Index == 0 && c.Target.Given() {
		r.marks = append(r.marks, c.Target.V)
	}
	return r
}

// SeriesURL is the address of a series' page.
func (d *Index) SeriesURL(s *casefile.Series) string { return d.At("/metrics/" + s.ID + "/") }

// Timebox is when an experiment runs, as far as the day of judgement.
func Timebox(x *casefile.Experiment, today day.Day) day.Period {
	span := day.Period{First: day.None, Last: today}
	if x.Start.V.Given() {
		span.First = x.Start.V.First
	}
	if x.End.V.Given() {
		span.Last = min(today, x.End.V.Last)
	}
	return span
}

// Outcome gives the judgement of an experiment, and the unit of its figures.
func (d *Index) Outcome(x *casefile.Experiment) (j *assess.Experiment, unit string) {
	if c, ok := d.Column(x.Series.V, x.Column.V); ok {
		unit = c.UnitText()
	}
	return d.Tried[x.Key()], unit
}

// Drawn gives the columns that a chart shows unasked: not the ids and indexes,
// unless there is nothing else.
func Drawn(s *casefile.Series) []Column {
	all := slices.DeleteFunc(AllColumns(s), func(c Column) bool { return s.Columns[c.Index].Aside })
	if len(all) == 0 {
		return AllColumns(s)
	}
	return all
}

func AllColumns(s *casefile.Series) []Column {
	all := make([]Column, len(s.Columns))
	for i := range all {
		all[i] = Column{s, i}
	}
	return all
}

// Begun tells whether a point belongs to a chart that ends on the day of
// judgement: the month that runs is in it.
func Begun(p casefile.Point, span day.Period) bool {
	return span.First <= p.When.Last && p.When.First <= span.Last
}

// Inside tells whether a point lies wholly within a span.
func Inside(p casefile.Point, span day.Period) bool {
	return span.First <= p.When.First && p.When.Last <= span.Last
}

// Known tells whether a figure is one.
func Known(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// ColumnOf finds the series and column that a call speaks of: "lead-time",
// "lead-time.p90", or column="p90".
func (d *Index) ColumnOf(s source.Shortcode) (Column, bool) {
	name, _ := s.Arg("series", 0)
	col, _ := s.Arg("column", math.MaxInt)
	return d.Column(name.Value, col.Value)
}

// Change words the way from one figure to another: "−34%" of the first; of
// percentages in points, "+0.8 points"; and as a difference, "+4 h", where a
// percentage would say nothing, from zero or on either side of it. "" where there
// is none to tell.
func Change(from, to Reading, unit string) string {
	difference := to.Value - from.Value
	percent := difference / from.Value * 100
	switch {
	case math.IsNaN(difference) || math.IsInf(difference, 0):
		return ""
	case decimals.Same(from.Value, to.Value):
		return "no change"
	case wording.InPercent(unit):
		return wording.Signed(from.difference(to), "points")
	case from.Value <= 0 || to.Value < 0 || math.IsInf(percent, 0):
		return wording.Signed(from.difference(to), unit)
	}
	n := 0
	if math.Abs(percent) < 10 {
		n = 1
	}
	for exact := decimals.Own(percent); n < exact && (decimals.Round(percent, n) == 0 || decimals.Round(percent, n) == -100 && to.Value != 0); {
		n++
	}
	return wording.Signed(decimals.Round(percent, n), "%")
}

// Leading gives the column that stands for a series, which has one: that which the author
// marked, else the first one of which it is known which way is better. The first column it is
// where the series says where that came from or should go, and where nothing is known.
func Leading(s *casefile.Series) Column {
	at := slices.IndexFunc(s.Columns, func(c casefile.Column) bool { return c.Headline.V })
	if at < 0 && !s.Baseline.Given() && !s.Target.Given() {
		at = slices.IndexFunc(s.Columns, func(c casefile.Column) bool { return c.Better.V != "" && !c.Aside })
	}
	return Column{Series: s, Index: max(at, 0)}
}
