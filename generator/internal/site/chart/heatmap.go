package chart

import (
	"math"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// Heatmap shows a verdict and a count per row and column. The verdict is a
// shape (disc, half disc, ring, bar) on a ground that is the stronger the more
// there is.
type Heatmap struct {
	About
	Columns []Span
	Rows    []HeatRow
	Keys    []HeatKey // what the shapes mean, written below
}

// HeatKey says what the shape of a tone means.
type HeatKey struct {
	Tone Tone
	Text string
}

// HeatRow is a row. Rows of one group stand together under its name; it is
// written where it changes.
type HeatRow struct {
	Name  string
	Group string
	Cells []HeatCell
}

// HeatCell is what a row has in a column. The zero cell is blank.
type HeatCell struct {
	Tone  Tone
	Count int
	Says  string // what the reader hears when pointing at it, "some evidence, 1 exhibit"
}

func (c Heatmap) draft(k kit) draft {
	if len(c.Rows) == 0 || len(c.Columns) == 0 {
		return k.nothing(k.words.NoData)
	}
	h := heatLayout{Heatmap: c, kit: k}
	return h.layout()
}

type heatLayout struct {
	Heatmap
	kit
	rowHeight, cellWidth float64
	draft                draft
}

func (h *heatLayout) layout() draft {
	d := &h.draft
	d.kind, d.width, d.ruler = "line", h.width, h.ruler
	names := make([]string, len(h.Rows))
	for i, r := range h.Rows {
		names[i] = plain(r.Name)
	}
	left := min(h.ruler.widest(usual, names...), h.width*.4) + 10
	h.cellWidth = min(58, (h.width-left-4)/float64(len(h.Columns)))
	h.rowHeight = 24
	if len(h.Rows) > 32 {
		h.rowHeight = 20
	}
	top := lineHeight(small)*2 + 8
	y, ys := 0.0, make([]float64, len(h.Rows))
	group := ""
	for i, r := range h.Rows {
		if g := plain(r.Group); g != group {
			group = g
			y += h.rowHeight * 1.15
			d.label(words{x: 0, y: top + y - 5, size: small, anchor: "left", valign: "bottom", colour: quiet, bold: true}, g, h.width-8, 1)
		}
		ys[i] = y + h.rowHeight/2
		y += h.rowHeight
	}
	d.height = top + y + 6
	d.plot = rect{left, top, h.cellWidth * float64(len(h.Columns)), y}
	d.x = &axis{kind: "value", min: 0, max: float64(len(h.Columns))}
	d.y = &axis{kind: "value", min: 0, max: y, inverse: true}
	for i := range names {
		d.label(words{x: left - 10, y: top + ys[i], size: usual, anchor: "right", valign: "middle", colour: ink}, names[i], left-10, 1)
	}
	labels := Stacked{Periods: h.Columns}.labels(h.kit)
	d.headLabels(labels, h.cellWidth)
	h.cells(ys)
	h.keys()
	return *d
}

// keys writes what the shapes mean, in rows below the cells.
func (h *heatLayout) keys() {
	d := &h.draft
	for i, at := range keysBelow(d, h.Keys, func(k HeatKey) string { return k.Text }, keyRows{above: 10, left: 6, beside: 11, least: 16, cut: 30, lead: 4, below: 12}) {
		d.verdictShape(h.Keys[i].Tone, at.x, at.y)
	}
}

// verdictShape draws the shape of a verdict that is no item of a series.
func (d *draft) verdictShape(t Tone, x, y float64) {
	c := t.colour()
	switch t {
	case Some:
		d.shapes = append(d.shapes, shape{kind: "circle", x1: x, y1: y, r: 4.3, fill: clear, stroke: c, width: 1.4},
			shape{kind: "sector", x1: x, y1: y, r: 4.6, fill: c})
	case None:
		d.shapes = append(d.shapes, shape{kind: "circle", x1: x, y1: y, r: 4.2, fill: paper, stroke: c, width: 1.6})
	case Waived:
		d.shapes = append(d.shapes, shape{kind: "rect", x1: x - 5, y1: y - 1.2, x2: x + 5, y2: y + 1.2, fill: c})
	case Neutral:
		d.shapes = append(d.shapes, shape{kind: "circle", x1: x, y1: y, r: 2.2, fill: c})
	default:
		d.shapes = append(d.shapes, shape{kind: "circle", x1: x, y1: y, r: 5, fill: c})
	}
}

// headLabels writes the names of columns above the plot, the year over the
// first of it.
func (d *draft) headLabels(labels []tick, step float64) {
	most := 0.0
	for _, l := range labels {
		most = max(most, d.ruler.width(l.text, small))
	}
	free := math.Inf(-1)
	for x, l := range d.spaced(labels, most, step) {
		if l.under != "" {
			free = d.underLabel(l.under, x, 0, free)
		}
		d.underLabel(l.text, x, lineHeight(small), math.Inf(-1))
	}
}

// halfDisc and others are the shapes of verdicts, in a box of side two.
const halfDisc = "path://M0,-1A1,1 0 0 0 0,1ZM0,-1A1,1 0 0 1 0,1L0,0.72A0.72,0.72 0 0 0 0,-0.72Z"

// verdictSeries makes a series of one verdict's shapes.
func verdictSeries(t Tone, size float64) series {
	s := series{extra: map[string]any{"clip": false}}
	s.Type, s.Symbol, s.SymbolSize = "scatter", "circle", size
	s.ItemStyle = &opts.ItemStyle{Color: string(t.colour()), Opacity: opts.Float(1)}
	switch t {
	case Some:
		s.Symbol = halfDisc
	case None:
		s.ItemStyle = &opts.ItemStyle{Color: string(paper), BorderColor: string(none), BorderWidth: 1.6, Opacity: opts.Float(1)}
		s.SymbolSize = size - 1.6
	case Waived:
		s.Symbol, s.SymbolSize = "rect", []float64{size, 2.4}
	case Neutral:
		s.SymbolSize = size * .45
	}
	return s
}

func (h *heatLayout) cells(ys []float64) {
	d := &h.draft
	size := min(10, h.cellWidth*.6)
	counted := h.cellWidth >= 30
	for _, tone := range []Tone{Supported, Some, None, Waived, Accent, Neutral} {
		shapes := verdictSeries(tone, size)
		ground := series{extra: map[string]any{"clip": false}}
		ground.Type, ground.Symbol = "scatter", "rect"
		ground.SymbolSize = []float64{round2(h.cellWidth - 2), h.rowHeight - 2}
		var at [][2]float64
		var grounds []any
		for i, r := range h.Rows {
			for j, cell := range r.Cells {
				if j >= len(h.Columns) || cell.Tone != tone || cell == (HeatCell{}) {
					continue
				}
				m := mark{plain(r.Name) + ", " + h.span(h.Columns[j]), "", plain(cell.Says)}
				if m.value == "" {
					m.value = h.decimals(float64(cell.Count), 0)
				}
				x := float64(j) + .5
				if strength := .06 + .07*float64(min(cell.Count, 5)); cell.Count > 0 {
					grounds = append(grounds, map[string]any{"value": []float64{x, ys[i]}, "itemStyle": map[string]any{"opacity": round2(strength)}})
				} else {
					grounds = append(grounds, map[string]any{"value": []float64{x, ys[i]}, "itemStyle": map[string]any{"opacity": .03}})
				}
				ground.marks = append(ground.marks, m)
				if counted && cell.Count > 0 {
					x -= 7 / h.cellWidth
					d.write(words{x: d.px(x) + size/2 + 4, y: d.plot.top + ys[i], size: small, anchor: "left", valign: "middle", colour: ink}, h.decimals(float64(cell.Count), 0))
				}
				at = append(at, [2]float64{x, ys[i]})
			}
		}
		if len(at) == 0 {
			continue
		}
		ground.ItemStyle = &opts.ItemStyle{Color: string(tone.colour())}
		ground.Data, shapes.Data = grounds, at
		shapes.extra["silent"] = true
		d.series = append(d.series, ground, shapes)
	}
}

func (c Heatmap) table(k kit) Table {
	t := Table{Header: []string{k.words.Name}}
	for _, s := range c.Columns {
		t.Header = append(t.Header, k.span(s))
	}
	for _, r := range c.Rows {
		row := []cell{textCell(r.Name)}
		for j := range c.Columns {
			if j >= len(r.Cells) || r.Cells[j] == (HeatCell{}) {
				row = append(row, cell{})
				continue
			}
			says := r.Cells[j].Says
			if says == "" {
				row = append(row, countCell(k.formats, r.Cells[j].Count))
				continue
			}
			row = append(row, textCell(says))
		}
		t.add(row...)
	}
	return t
}
