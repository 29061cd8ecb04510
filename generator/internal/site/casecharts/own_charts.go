package casecharts

import (
	"cmp"
	"math"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// ownChart gives a chart of content/charts/, whose caption and height a call
// may change.
func (r call) ownChart(c *casefile.Chart) *views.Fig {
	span := r.d.Sofar()
	if c.From.V.Given() {
		span.First = c.From.V.First
	}
	if c.To.V.Given() {
		span.Last = c.To.V.Last
	}
	var columns []caseindex.Column
	var own []casefile.ChartSeries
	for _, line := range c.Series {
		if col, ok := r.d.Column(line.Series.V, line.Column.V); ok {
			columns, own = append(columns, col), append(own, line)
		}
	}
	if len(columns) == 0 {
		return nil
	}
	t := Table(columns, caseindex.Inside, span)
	if len(t.Rows) == 0 {
		return nil
	}
	series, _, unit := lines(columns, caseindex.Inside, span)
	for i, line := range own {
		series[i].Name, series[i].Form = cmp.Or(line.Name.V, columns[i].Heading()), forms[line.Form.V]
	}
	caption, _ := r.Arg("caption", math.MaxInt)
	x := r.sketch(c.Pos)
	if !r.d.named[c.ID] { // the first place where it stands gives it an address of its own
		r.d.named[c.ID] = true
		x.kind, x.of = "chart", []string{c.ID}
	}
	x.caption, x.table, x.height = cmp.Or(caption.Value, c.Title.V), r.table(t), c.Height.V
	if high, given := r.Arg("height", math.MaxInt); given {
		x.height = height(high.Value)
	}
	x.about = chart.About{Title: c.Title.V, Unit: unit, Description: cmp.Or(wording.Plain(r.d.Md(c.Description)), told(columns, span))}
	line := chart.Line{About: x.about, Series: series}
	if c.Min.Given() {
		line.Min = &c.Min.V
	}
	if c.Max.Given() {
		line.Max = &c.Max.V
	}
	x.chart = line
	f := r.d.Figure(x)
	f.Source = wording.Place(c.Pos)
	return f
}
