package casefile

import (
	"math"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/series"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Series is one file of metrics: one or more columns of numbers over time,
// ordered by date.
type Series struct {
	ID       string
	Pos      diag.Pos // of the CSV file
	Sidecar  diag.Pos // of the YAML file beside it; zero without one
	Title    Text     // from the sidecar, else made from the id
	Unit     Text
	Better   Text // lower, higher, or ""
	Baseline Real
	Target   Real
	Source   Text
	Audience config.Audience
	Public   Text // how the public sees the numbers: as-is, relative, or "" = as-is
	Columns  []Column
	Points   []Point
	Events   []Event
	Unread   bool // an error says what of the file could not be read: nothing else is to be said of it
}

// Relative is the word of a series that shows the public how its numbers change,
// and none of them.
const Relative = "relative"

// Column is one line of numbers in a series. The first one that measures
// something comes first, unless the sidecar names the columns.
type Column struct {
	ID       string // the header's word; "value", or "value-2" and so on, without a header
	Title    Text
	Unit     Text // its own, else the series'
	Better   Text // lower, higher, or "": its own, else the series', as inherit says
	Headline Bool // its figure stands for the series
	Aside    bool // an id, an index or a part of the date: in the table, and in no chart that does not name it
}

// Point is one row: a value per column. NaN is a gap.
type Point = series.Point

// Event is something that happened to a series.
type Event struct {
	Date     Date
	Text     Text // Markdown
	Evidence Ref
}

// Column finds a column by id; "" is the first one. i is -1 where there is none.
func (s *Series) Column(id string) (c Column, i int) {
	for i, c := range s.Columns {
		if c.ID == id || id == "" {
			return c, i
		}
	}
	return Column{}, -1
}

// Words gives the words of the table that pages print: names of columns, and labels.
// What else stands there is read as figures and dates, or not at all.
func (s *Series) Words() map[string]bool {
	words := map[string]bool{}
	for _, c := range s.Columns {
		words[c.ID], words[c.Title.V] = true, true
	}
	for _, p := range s.Points {
		words[p.Label] = true
	}
	return words
}

// Mean averages a column over the points that lie wholly within a period; NaN
// where there is none. A point that is longer than the period counts where the
// period lies within it.
func (s *Series) Mean(column int, over day.Period) float64 {
	sum, n := 0.0, 0
	for _, p := range s.Points {
		inside := over.First <= p.When.First && p.When.Last <= over.Last
		around := p.When.First <= over.First && over.Last <= p.When.Last
		if v := p.Values[column]; (inside || around) && !math.IsNaN(v) {
			sum, n = sum+v, n+1
		}
	}
	return sum / float64(n)
}

// Last gives the last point on or before a day that has a value in the column.
func (s *Series) Last(column int, until day.Day) (Point, bool) {
	for i := len(s.Points) - 1; i >= 0; i-- {
		if p := s.Points[i]; p.When.Last <= until && !math.IsNaN(p.Values[column]) {
			return p, true
		}
	}
	return Point{}, false
}
