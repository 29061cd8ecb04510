package casefile

import (
	"path"
	"reflect"
	"slices"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Chart is a chart of the author's own, content/charts/NAME.yaml: some columns
// of some series, over some time, or a radar of some competencies. Its fields are a subset of the ECharts option,
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
	Radar       []Ref // competencies, in place of series
}

// ChartSeries is one line of a chart.
type ChartSeries struct {
	Pos    diag.Pos
	Series Ref
	Column Text // "" = the series' first column
	Name   Text
	Form   Text // line, bar, area, step; "" = line
}

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
		d.fill(reflect.ValueOf(&c).Elem(), &format.Chart, f, "")
		f.Close()
		c.Series = slices.DeleteFunc(c.Series, func(s ChartSeries) bool { return !s.Series.Given() })
		switch n := len(c.Radar); {
		case f.Has("series") == f.Has("radar"):
			d.diags.Errorf(c.Pos, "value-bad", "the chart %q shows either series or a radar", c.ID).Hintf("list what it shows under series: or, for a radar, competencies under radar:")
			c.Radar = nil
		case n > format.MostSpokes:
			d.diags.Errorf(c.Radar[format.MostSpokes].Pos, "value-bad", "a radar shows at most %d competencies, and this is one more", format.MostSpokes).
				Hintf("leave some out, or show them in a second chart")
			c.Radar = c.Radar[:format.MostSpokes]
		case n > 0 && n < format.FewestSpokes:
			d.diags.Errorf(c.Radar[0].Pos, "value-bad", "a radar shows at least %d competencies", format.FewestSpokes).Hintf("list more of them")
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
