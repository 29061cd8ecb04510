package pages

import (
	"cmp"
	"math"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
	"github.com/casebook-dev/casebook/generator/internal/values/decimals"
)

// column is one line of numbers of a series.
type column struct {
	*casefile.Series
	index int
}

// column finds a column by the series' id and its own; "" is the first one.
// The two may be joined by a dot, as in "lead-time.p90".
func (d *composer) column(series, id string) (column, bool) {
	s, ok := d.series[series]
	if !ok && id == "" {
		series, id = d.c.SplitMetric(series)
		s = d.series[series]
	}
	if s == nil {
		return column{}, false
	}
	_, i := s.Column(id)
	return column{s, i}, i >= 0
}

func (c column) unit() string { return datesSpoken(cmp.Or(c.Columns[c.index].Unit.V, c.Unit.V)) }

// better tells which way the column's numbers improve.
func (c column) better() string { return c.Columns[c.index].Better.V }

// title names the column, after its series where the two differ.
func (c column) title() string {
	title := c.label()
	if len(c.Columns) > 1 && title != c.Title.V {
		return c.Title.V + ": " + title
	}
	return c.Title.V
}

// label names the column within its series.
func (c column) label() string {
	col := c.Columns[c.index]
	if col.Title.V == "" && len(c.Columns) == 1 {
		return c.Title.V
	}
	return cmp.Or(col.Title.V, col.ID)
}

// reading is a figure read from a series. A value of NaN means that there is none.
type reading struct {
	value  float64
	mean   bool      // over several points
	marks  []float64 // baseline and target, which it is held against
	when   string    // in words
	over   day.Period
	source string // file:line; of a mean, its first point
}

// text words a reading with its unit, so that it can be told from the figures
// that stand beside it.
func (r reading) text(unit string, beside ...float64) string {
	return decimals.Figure(r.value, r.decimals(beside...), unit)
}

// decimals gives those that a reading is shown with: all of a value's own, and of
// a mean as many as tell it from what it is held against.
func (r reading) decimals(beside ...float64) int {
	if !r.mean {
		return decimals.Own(r.value)
	}
	return decimals.Of(slices.Concat([]float64{r.value}, r.marks, beside)...)
}

// difference gives the way to another reading, as between the two figures that a
// reader sees.
func (r reading) difference(to reading) float64 {
	n := max(r.decimals(to.value), to.decimals(r.value))
	by := decimals.Round(to.value, n) - decimals.Round(r.value, n)
	return decimals.Round(by, min(n, max(decimals.Of(r.value, to.value), decimals.Of(by))))
}

func none() reading { return reading{value: math.NaN()} }

func (c column) point(p casefile.Point) reading {
	return reading{value: p.Values[c.index], when: periodText(p.When), over: p.When, source: place(p.Pos)}
}

// latest reads the last value on or before a day.
func (c column) latest(until day.Day) reading {
	if p, ok := c.Last(c.index, until); ok {
		return c.point(p)
	}
	return none()
}

// first reads the oldest value.
func (c column) first() reading {
	for _, p := range c.Points {
		if !math.IsNaN(p.Values[c.index]) {
			return c.point(p)
		}
	}
	return none()
}

// during reads the mean over a period, by the rule of casefile.Series.Mean. A point
// that is longer than the period is told with its own.
func (c column) during(over day.Period) reading {
	r := reading{value: c.Mean(c.index, over), when: periodText(over), over: over}
	n := 0
	for _, p := range c.Points {
		inside := over.First <= p.When.First && p.When.Last <= over.Last
		around := p.When.First <= over.First && over.Last <= p.When.Last
		if (inside || around) && !math.IsNaN(p.Values[c.index]) {
			if n++; n == 1 {
				r.source = place(p.Pos)
			}
			if !inside { // no figure of the period itself is known
				r.when, r.over = periodText(p.When), p.When
			}
		}
	}
	r.mean = n > 1
	for _, l := range goals([]column{c}) {
		r.marks = append(r.marks, l.Value)
	}
	return r
}

// seriesURL is the address of a series' page.
func (d *composer) seriesURL(s *casefile.Series) string { return d.at("/metrics/" + s.ID + "/") }
