package chart

import (
	"math"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// rowFrame lays out named rows: names at the left, or above the row where the
// drawing is narrow.
type rowFrame struct {
	kit
	names []string
	rows  []float64 // middle of each row, from the top of the plot
	draft draft
}

// lay sets the plot and writes the names; above is the room over the plot.
func (f *rowFrame) lay(above float64) {
	d := &f.draft
	d.kind, d.width, d.ruler = "line", f.width, f.ruler
	left := 0.0
	if !f.narrow() {
		left = min(f.ruler.widest(usual, f.names...), f.width*.36) + 12
	}
	d.plot = rect{left: max(left, 4), top: above, width: f.width - max(left, 4) - 12}
	y := 2.0
	for _, name := range f.names {
		if f.narrow() {
			d.label(words{x: 2, y: d.plot.top + y, size: usual, anchor: "left", valign: "top", colour: ink, halo: true}, name, f.width-6, 1)
			f.rows = append(f.rows, y+lineHeight(usual)+9)
			y += lineHeight(usual) + 22
			continue
		}
		lines := f.ruler.wrap(name, usual, left-12, 2)
		high := max(26, lineHeight(usual)*float64(len(lines))+8)
		d.write(words{x: left - 10, y: d.plot.top + y + high/2, size: usual, anchor: "right", valign: "middle", colour: ink, full: name}, lines...)
		f.rows = append(f.rows, y+high/2)
		y += high
	}
	d.plot.height = y + 4
	d.height = d.plot.bottom() + 8
	d.y = &axis{kind: "value", min: 0, max: d.plot.height, inverse: true}
}

// Paired shows two days per row, and what lies between them: planned and
// actual.
type Paired struct {
	About
	Rows  []Pair
	Today Day // 0 = not marked
}

// Pair is a row. A day that is 0 is not known.
type Pair struct {
	Name            string
	Planned, Actual Day
	Tone            Tone   // of the actual day
	Says            string // written beside it, "12 days late"
}

func (c Paired) draft(k kit) draft {
	first, last := math.Inf(1), math.Inf(-1)
	f := rowFrame{kit: k}
	for _, r := range c.Rows {
		f.names = append(f.names, plain(r.Name))
		for _, d := range []Day{r.Planned, r.Actual} {
			if d != 0 {
				first, last = min(first, float64(d)), max(last, float64(d))
			}
		}
	}
	if first > last {
		return k.nothing(k.words.NoData)
	}
	pad := max(10, (last-first)*.04)
	first, last = first-pad, last+pad
	f.lay(lineHeight(usual) + 10)
	d := &f.draft
	says := 0.0
	for _, r := range c.Rows {
		says = max(says, k.ruler.width(plain(r.Says), small))
	}
	says = min(says, d.plot.width*.3)
	d.plot.width -= says + 8
	ticks := dayTicks(k.formats, Day(math.Ceil(first)), Day(last), d.plot.width, 46)
	d.x = &axis{kind: "time", min: first, max: last, line: true, ticks: tickDays(ticks)}
	d.height = d.plot.bottom() + underHeight(ticks)

	planned, actual := pairSeries("emptyCircle", k.words.Planned), pairSeries("circle", k.words.Actual)
	var plans, acts []any
	for i, r := range c.Rows {
		y := f.rows[i]
		end := 0.0
		if r.Planned != 0 && r.Actual != 0 && r.Planned != r.Actual {
			d.shapes = append(d.shapes, shape{kind: "line", x1: d.px(float64(r.Planned)), y1: d.plot.top + y, x2: d.px(float64(r.Actual)), y2: d.plot.top + y, stroke: r.Tone.colour(), width: 2, behind: true})
		}
		if r.Planned != 0 {
			plans = append(plans, map[string]any{"value": []float64{ms(float64(r.Planned)), y}})
			planned.marks = append(planned.marks, mark{f.names[i], k.words.Planned, k.day(r.Planned)})
			end = d.px(float64(r.Planned))
		}
		if r.Actual != 0 {
			acts = append(acts, map[string]any{"value": []float64{ms(float64(r.Actual)), y}, "itemStyle": map[string]any{"color": r.Tone.colour(), "opacity": 1}})
			actual.marks = append(actual.marks, mark{f.names[i], k.words.Actual, k.day(r.Actual)})
			end = max(end, d.px(float64(r.Actual)))
		}
		if t := plain(r.Says); t != "" && end > 0 {
			d.label(words{x: end + 10, y: d.plot.top + y, size: small, anchor: "left", valign: "middle", colour: quiet, halo: true}, t, k.width-end-12, 1)
		}
	}
	planned.Data, actual.Data = plans, acts
	d.series = append(d.series, planned, actual)
	d.pairKeys(k)
	d.dayLabels(ticks, d.plot.bottom()+7)
	d.today(k, c.Today)
	return *d
}

func pairSeries(symbol, name string) series {
	s := series{extra: map[string]any{"clip": false}}
	s.Name, s.Type, s.Symbol, s.SymbolSize = name, "scatter", "circle", 9
	s.ItemStyle = &opts.ItemStyle{Color: string(ink), Opacity: opts.Float(1)}
	if symbol == "emptyCircle" {
		s.ItemStyle = &opts.ItemStyle{Color: string(paper), BorderColor: string(ink), BorderWidth: 1.5, Opacity: opts.Float(1)}
	}
	return s
}

// pairKeys says what ring and disc mean.
func (d *draft) pairKeys(k kit) {
	x, y := d.plot.left+6, lineHeight(usual)/2
	for i, text := range []string{k.words.Planned, k.words.Actual} {
		s := shape{kind: "circle", x1: x, y1: y, r: 4.5, fill: ink}
		if i == 0 {
			s.fill, s.stroke, s.width = paper, ink, 1.5
		}
		d.shapes = append(d.shapes, s)
		shown := k.ruler.cut(text, small, k.width*.4-20)
		if i == 1 && x+10+k.ruler.width(shown, small) > k.width {
			shown = k.ruler.cut(text, small, k.width-x-12)
		}
		d.write(words{x: x + 10, y: y, size: small, anchor: "left", valign: "middle", colour: quiet, full: text}, shown)
		x += 10 + k.ruler.width(shown, small) + 18
	}
}

func (c Paired) table(k kit) Table {
	t := Table{Header: []string{k.words.Name, k.words.Planned, k.words.Actual, k.words.Note}}
	for _, r := range c.Rows {
		t.add(textCell(r.Name), dayCell(k, r.Planned), dayCell(k, r.Actual), textCell(r.Says))
	}
	return t
}

func dayCell(k kit, d Day) cell {
	if d == 0 {
		return cell{}
	}
	return spanCell(k.formats, On(d))
}
