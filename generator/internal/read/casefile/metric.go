package casefile

import "github.com/casebook-dev/casebook/generator/internal/read/source"

// metric reads `metric: SERIES`, `metric: SERIES.COLUMN` or `metric: {series, column}`.
func (d *decoder) metric(f *source.Fields) (series, column Text) {
	v, ok := f.Raw("metric")
	switch {
	case !ok:
		return series, column
	case v.Kind != source.Scalar:
		g := v.Open("field-unknown", &d.diags)
		series, column = g.Text("series"), g.Text("column")
		g.Close()
		return series, column
	}
	series = Text{V: v.Text, Pos: v.Pos}
	if id, col := d.c.SplitMetric(v.Text); col != "" {
		series.V, column = id, Text{V: col, Pos: v.Pos}
		column.Pos.Col += len(id) + 1
	}
	return series, column
}
