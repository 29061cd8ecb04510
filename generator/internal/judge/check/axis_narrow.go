package check

import (
	"cmp"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/values/axes"
	"github.com/casebook-dev/casebook/generator/internal/values/decimals"
)

var axisNarrow = Check{
	ID:       "axis-narrow",
	Title:    "an axis that would hide what its chart shows",
	Severity: diag.Warning,
	Doc: `A chart of content/charts has a "min" or "max" under yAxis that leaves out a
value of its series, or the zero that bars and areas grow from.

Readers do not see a value that is cut off, and bars that do not start at zero
make a small difference look large. The chart is drawn with a wider axis.

Change the min or max, or leave it out. To show a small difference far from
zero, draw a line or steps. A series with another unit or of a very different
size has a separate axis, to which min and max do not apply.`,
	Run: func(p *Pass) {
		for i := range p.Case.Charts {
			c := &p.Case.Charts[i]
			if !c.Min.Given() && !c.Max.Given() {
				continue
			}
			for _, b := range axes.Beyond(p.axesOf(c), ownEnd(c.Min), ownEnd(c.Max)) {
				at, says, goes := c.Min, "begins at", "goes down to"
				if b.Max {
					at, says, goes = c.Max, "ends at", "goes up to"
				}
				end := decimals.Text(at.V, decimals.Of(at.V))
				if b.Name == "" {
					p.Reportf(at.Pos, "the axis %s %s, and bars and areas grow from zero", says, end).
						Hintf("the chart is drawn from zero; leave this end out, or draw lines or steps")
					continue
				}
				p.Reportf(at.Pos, "the axis %s %s, and %q %s %s", says, end, b.Name, goes, decimals.Text(b.Value, decimals.Of(b.Value))).
					Hintf("the chart is drawn with a wider axis; move this end, or leave it out")
			}
		}
	},
}

// ownEnd gives an end of an axis, nil where the author gave none.
func ownEnd(end casefile.Real) *float64 {
	if !end.Given() {
		return nil
	}
	return &end.V
}

// axesOf gives the series of a chart as they are drawn, as far as its axes are
// concerned.
func (p *Pass) axesOf(c *casefile.Chart) (all []axes.Series) {
	for _, x := range c.Series {
		i := casefile.Find(p.Case.Series, x.Series.V)
		if i < 0 {
			continue
		}
		s := &p.Case.Series[i]
		column := 0
		for n, col := range s.Columns {
			if col.ID == x.Column.V {
				column = n
			}
		}
		if column >= len(s.Columns) {
			continue
		}
		col, title := s.Columns[column], s.Title.V
		if len(s.Columns) > 1 {
			title = cmp.Or(col.Title.V, col.ID)
		}
		series := axes.Series{Name: cmp.Or(x.Name.V, title), Unit: cmp.Or(col.Unit.V, s.Unit.V), Zero: x.Form.V == "bar" || x.Form.V == "area"}
		for _, point := range s.Points {
			when := point.When
			if when.Last > p.Assessment.Day && !c.To.V.Given() || c.From.V.Given() && when.First < c.From.V.First || c.To.V.Given() && when.Last > c.To.V.Last {
				continue
			}
			series.Values = append(series.Values, point.Values[column])
		}
		all = append(all, series)
	}
	return all
}
