package casefile

import (
	"path"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/config"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

// Chart is a chart of the author's own, content/charts/NAME.yaml: some columns
// of some series, over some time. Its fields are a subset of the ECharts option,
// with data from series in place of data.
type Chart struct {
	ID          string
	Pos         diag.Pos
	Title       Text
	Description Text // what it shows, in words
	Audience    config.Audience
	Height      Count // pixels; 0 = not given
	From, To    Date
	Min, Max    Real // of the axis of values
	Series      []ChartSeries
}

// ChartSeries is one line of a chart.
type ChartSeries struct {
	Pos    diag.Pos
	Series Ref
	Column Text // "" = the series' first column
	Name   Text
	Form   Text // line, bar, area, step; "" = line
}

// ChartForms are the forms that a line of a chart may have.
var ChartForms = []string{"line", "bar", "area", "step"}

func (c Chart) id() string { return c.ID }

// charts reads content/charts/NAME.yaml, .json or .toml.
func (d *decoder) charts() {
	for _, file := range d.tree.Data {
		if path.Dir(file.Path) != "content/charts" {
			continue
		}
		c := Chart{ID: stem(file.Path), Pos: diag.Pos{File: file.Path, Line: 1, Col: 1}}
		if file.Value.Kind == source.Null || !d.claim("charts", c.ID, c.Pos) {
			continue
		}
		f := file.Value.Open("field-unknown", &d.diags)
		c.Title, c.Description = f.Brief("title", source.MostTitle), f.Text("description")
		c.Audience, _ = d.audience(f, "audience", defaultNamed)
		c.Height = f.Count("height", 120, 2000)
		c.From, c.To = f.Date("from"), f.Date("to")
		if axis, ok := f.Map("yAxis"); ok {
			c.Min, c.Max = axis.Number("min"), axis.Number("max")
			axis.Close()
		}
		for _, g := range f.Maps("series") {
			s := ChartSeries{Pos: g.Pos, Name: g.Text("name"), Form: g.Word("type", ChartForms...)}
			s.Series, s.Column = d.metric(g)
			g.Close()
			if !s.Series.Given() && !g.Has("metric") {
				d.diags.Errorf(g.Pos, "value-bad", "this line of the chart names no series").Hintf("add metric: SERIES or SERIES.COLUMN")
				continue
			}
			c.Series = append(c.Series, s)
		}
		f.Close()
		if !f.Has("series") {
			d.diags.Errorf(c.Pos, "value-bad", "the chart %q shows no series", c.ID).Hintf("list what it shows under series:")
		}
		if !c.Title.Given() {
			d.diags.Errorf(c.Pos, "title-missing", "%q has no title", c.ID).Hintf("add title:")
			c.Title.V = c.ID
		}
		if c.Min.Given() && c.Max.Given() && c.Min.V >= c.Max.V {
			d.diags.Errorf(c.Max.Pos, "value-bad", "the axis ends at %v, which is not above its beginning, %v", c.Max.V, c.Min.V).Hintf("write a max that is greater than min")
			c.Min, c.Max = Real{}, Real{}
		}
		d.c.Charts = append(d.c.Charts, c)
	}
	byID(d.c.Charts)
}
