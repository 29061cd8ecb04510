package chart

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

// option writes a draft as the JSON of an ECharts option. go-echarts makes
// what it has types for; what it lacks is laid over its result.
func (d *draft) option() ([]byte, error) {
	var made map[string]any
	var list []charts.SingleSeries
	for _, s := range d.series {
		s.Animation = opts.Bool(false)
		list = append(list, s.SingleSeries)
	}
	switch d.kind {
	case types.ChartRadar:
		c := charts.NewRadar()
		c.SetGlobalOptions(charts.WithRadarComponentOpts(*d.radar))
		c.MultiSeries = list
		c.Validate()
		made = c.JSON()
	case types.ChartSankey:
		c := charts.NewSankey()
		c.MultiSeries = list
		c.Validate()
		made = c.JSON()
	default:
		c := charts.NewLine()
		if d.x != nil {
			if d.x.kind == "category" {
				c.SetXAxis(d.x.names)
			}
			c.SetGlobalOptions(charts.WithXAxisOpts(d.x.horizontal()), charts.WithYAxisOpts(d.y.vertical()))
			for i, p := range d.panels() {
				c.SetGlobalOptions(charts.WithGridOpts(p.plot.grid()))
				if i > 0 {
					x, y := p.x.horizontal(), p.y.vertical()
					x.GridIndex, y.GridIndex = i, i
					c.ExtendXAxis(x)
					c.ExtendYAxis(y)
				}
			}
		}
		c.MultiSeries = list
		c.Validate()
		made = c.JSON()
	}
	own := map[string]any{"animation": false, "useUTC": true, "backgroundColor": "transparent"}
	if d.x != nil {
		own["grid"] = made["grid"]
		var xs, ys []any
		for i, p := range d.panels() {
			xs = append(xs, overlay(asMap(made["xAxis"], i), p.x.extra()))
			ys = append(ys, overlay(asMap(made["yAxis"], i), p.y.extra()))
		}
		own["xAxis"], own["yAxis"] = xs, ys
	}
	var err error
	if own["series"], err = d.overlaid(made["series"]); err != nil {
		return nil, err
	}
	if d.radar != nil {
		own["radar"] = overlay(asMap([]any{made["radar"]}, 0), map[string]any{"radius": round2(d.radius), "clockwise": true, "silent": true})
	}
	if len(d.texts)+len(d.shapes) > 0 {
		own["graphic"] = d.graphics()
	}
	return marshal(own)
}

// marshal writes JSON with sorted keys, without the escapes that only HTML
// needs, and with the characters that HTML could take for its own escaped.
func marshal(v any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out) // escapes <, > and &
	if err := enc.Encode(v); err != nil {
		return nil, fmt.Errorf("writing the option: %w", err)
	}
	return bytes.TrimSpace(out.Bytes()), nil
}

// overlaid gives the series of go-echarts with their extras.
func (d *draft) overlaid(made any) ([]any, error) {
	list, ok := made.(charts.MultiSeries)
	if !ok {
		return nil, fmt.Errorf("bug: series are %T", made)
	}
	out := make([]any, len(list))
	for i := range list {
		out[i] = overlaidSeries{list[i], d.series[i].extra}
	}
	return out, nil
}

// overlaidSeries marshals as the series with the extra fields laid over it.
type overlaidSeries struct {
	charts.SingleSeries
	extra map[string]any
}

func (s overlaidSeries) MarshalJSON() ([]byte, error) {
	base, err := json.Marshal(s.SingleSeries)
	if err != nil || len(s.extra) == 0 {
		return base, err
	}
	more, err := json.Marshal(s.extra)
	if err != nil {
		return nil, err
	}
	if len(base) <= 2 {
		return more, nil
	}
	// A key that stands in both means the later one.
	return append(append(base[:len(base)-1], ','), more[1:]...), nil
}

func asMap(v any, i int) map[string]any {
	raw, err := json.Marshal(v)
	if err != nil {
		return nil
	}
	var list []map[string]any
	if json.Unmarshal(raw, &list) != nil || i >= len(list) {
		return nil
	}
	return list[i]
}

func overlay(base, extra map[string]any) map[string]any {
	if base == nil {
		base = map[string]any{}
	}
	for k, v := range extra {
		b, ok1 := base[k].(map[string]any)
		e, ok2 := v.(map[string]any)
		if ok1 && ok2 {
			base[k] = overlay(b, e)
		} else {
			base[k] = v
		}
	}
	return base
}

// panels lists the plots of a draft with axes.
func (d *draft) panels() []panel { return append([]panel{{d.plot, d.x, d.y}}, d.more...) }

func (r rect) grid() opts.Grid {
	return opts.Grid{Left: pixels(r.left), Top: pixels(r.top), Width: pixels(r.width), Height: pixels(r.height)}
}

func pixels(v float64) string { return strconv.FormatFloat(round2(v), 'f', -1, 64) }

func round2(v float64) float64 { return math.Round(v*100) / 100 }

func (a *axis) horizontal() opts.XAxis {
	x := opts.XAxis{
		Type: a.kind, AxisLabel: &opts.AxisLabel{Show: opts.Bool(false)},
		AxisLine: a.axisLine(), AxisTick: a.axisTick(), SplitLine: a.splitLine(),
	}
	if a.kind == "category" {
		x.Data = a.names
	} else {
		x.Min, x.Max = a.end(a.min), a.end(a.max)
	}
	return x
}

func (a *axis) vertical() opts.YAxis {
	y := opts.YAxis{
		Type: a.kind, AxisLabel: &opts.AxisLabel{Show: opts.Bool(false)},
		AxisLine: a.axisLine(), SplitLine: a.splitLine(), Inverse: opts.Bool(a.inverse),
	}
	if a.kind == "category" {
		y.Data = a.names
	} else {
		y.Min, y.Max = a.end(a.min), a.end(a.max)
	}
	return y
}

func (a *axis) end(v float64) float64 {
	if a.kind == "time" {
		return ms(v)
	}
	return v
}

func (a *axis) axisLine() *opts.AxisLine {
	return &opts.AxisLine{Show: opts.Bool(a.line), OnZero: opts.Bool(false), LineStyle: &opts.LineStyle{Color: string(line)}}
}

func (a *axis) axisTick() *opts.AxisTick {
	return &opts.AxisTick{Show: opts.Bool(len(a.ticks) > 0), LineStyle: &opts.LineStyle{Color: string(line)}}
}

func (a *axis) splitLine() *opts.SplitLine {
	return &opts.SplitLine{Show: opts.Bool(a.step > 0), LineStyle: &opts.LineStyle{Color: string(grid)}}
}

// extra holds what go-echarts has no fields for. The labels are texts of the
// drawing, not of the axis.
func (a *axis) extra() map[string]any {
	m := map[string]any{
		"axisLabel":   map[string]any{"show": false},
		"axisPointer": map[string]any{"show": false},
		"axisTick":    map[string]any{"show": false},
		"silent":      true,
	}
	if a.step > 0 {
		m["interval"] = a.step
	}
	if len(a.ticks) > 0 {
		at := make([]float64, len(a.ticks))
		for i, t := range a.ticks {
			at[i] = a.end(t)
		}
		m["axisTick"] = map[string]any{"show": true, "customValues": at, "length": 4}
	}
	return m
}

// graphics writes shapes and texts as graphic elements.
func (d *draft) graphics() []any {
	list := make([]any, 0, len(d.shapes)+len(d.texts))
	for _, s := range d.shapes {
		list = append(list, s.graphic())
	}
	for _, t := range d.texts {
		g := graphic{Type: "text", X: round2(t.x), Y: round2(t.y), Silent: true, Z: 100}
		g.Style = graphicStyle{Text: t.text, Fill: t.colour, FontSize: t.size, Align: t.anchor, VerticalAlign: t.valign}
		if t.bold {
			g.Style.FontWeight = "bold"
		}
		if t.halo {
			g.Style.Stroke, g.Style.LineWidth = paper, 3
		}
		list = append(list, g)
	}
	return list
}

func (s shape) graphic() graphic {
	g := graphic{Type: s.kind, Silent: true, Z: 90, Style: graphicStyle{Fill: s.fill, Stroke: s.stroke, LineWidth: s.width, LineDash: s.dash}}
	if s.behind {
		g.Z = -1
	}
	switch s.kind {
	case "line":
		g.Shape = map[string]float64{"x1": round2(s.x1), "y1": round2(s.y1), "x2": round2(s.x2), "y2": round2(s.y2)}
	case "circle":
		g.Shape = map[string]float64{"cx": round2(s.x1), "cy": round2(s.y1), "r": round2(s.r)}
	case "sector": // the left half of a disc
		g.Shape = map[string]float64{"cx": round2(s.x1), "cy": round2(s.y1), "r": round2(s.r), "r0": 0, "startAngle": math.Pi / 2, "endAngle": 3 * math.Pi / 2}
	case "rect":
		g.Shape = map[string]float64{"x": round2(s.x1), "y": round2(s.y1), "width": round2(s.x2 - s.x1), "height": round2(s.y2 - s.y1), "r": s.r}
	}
	return g
}

type graphic struct {
	Type   string       `json:"type"`
	X      float64      `json:"x"`
	Y      float64      `json:"y"`
	Silent bool         `json:"silent"`
	Z      int          `json:"z"`
	Shape  any          `json:"shape,omitempty"`
	Style  graphicStyle `json:"style"`
}

type graphicStyle struct {
	Text          string  `json:"text,omitempty"`
	Fill          colour  `json:"fill,omitempty"`
	Stroke        colour  `json:"stroke,omitempty"`
	LineWidth     float64 `json:"lineWidth,omitempty"`
	LineDash      any     `json:"lineDash,omitempty"`
	FontSize      float64 `json:"fontSize,omitempty"`
	FontWeight    string  `json:"fontWeight,omitempty"`
	Align         string  `json:"align,omitempty"`
	VerticalAlign string  `json:"verticalAlign,omitempty"`
}
