package chart

import (
	"math"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// Gantt shows what happens when: a row each, with bars and points, over
// windows of the calendar.
type Gantt struct {
	About
	Rows    []GanttRow
	Windows []Moment
	Today   Day // 0 = not marked
	First   Day // where the axis begins and ends; both 0 = with the rows
	Last    Day
	Keys    []GanttKey // what the looks mean, written below
}

// GanttKey says what a look in a tone means.
type GanttKey struct {
	Tone Tone
	Look Look
	Text string
}

// GanttRow is a row. Rows of one group stand together under its name.
type GanttRow struct {
	Name   string
	Group  string
	Bars   []GanttBar
	Points []GanttPoint
	Note   string // a few words after the last bar, "12 days late"

	Supposed bool // nobody said when its bars begin: no table says so
}

// GanttBar is a bar. Its look tells its state without colour.
type GanttBar struct {
	Span
	Tone Tone
	Look Look
	Says string // "planned, Jan to Mar 2026"
}

// GanttPoint is one day that counts, as a diamond.
type GanttPoint struct {
	Day  Day
	Tone Tone
	Says string
}

// Look is how a bar is filled.
type Look int

// The looks: full for what is done, half for what is under way, hollow for
// what is planned, dashed for what may not come.
const (
	Full Look = iota
	Half
	Hollow
	Dashed
)

func (c Gantt) draft(k kit) draft {
	first, last, ok := c.days()
	if !ok {
		return k.nothing(k.words.NoData)
	}
	g := ganttLayout{Gantt: c, kit: k, first: first, last: last}
	return g.layout()
}

func (c Gantt) days() (first, last float64, ok bool) {
	first, last = math.Inf(1), math.Inf(-1)
	hold := func(from, to float64) { first, last, ok = min(first, from), max(last, to), true }
	for _, r := range c.Rows {
		for _, b := range r.Bars {
			hold(float64(b.First), float64(max(b.First, b.Last)+1))
		}
		for _, p := range r.Points {
			hold(float64(p.Day), float64(p.Day+1))
		}
	}
	if c.First != 0 || c.Last != 0 {
		first, last = float64(c.First), float64(c.Last)
	} else if c.Today != 0 && ok {
		first, last = min(first, float64(c.Today)), max(last, float64(c.Today+1))
	}
	if last-first < 28 {
		first, last = first-14, last+14
	}
	return first, last, ok
}

type ganttLayout struct {
	Gantt
	kit
	first, last float64
	draft       draft
	rows        []float64 // middle of each bar, from the top of the plot
	left        float64
}

func (g *ganttLayout) layout() draft {
	d := &g.draft
	d.kind, d.width, d.ruler = "line", g.width, g.ruler
	names := make([]string, len(g.Rows))
	for i, r := range g.Rows {
		names[i] = plain(r.Name)
	}
	g.left = 0
	if !g.narrow() {
		g.left = min(g.ruler.widest(usual, names...), g.width*.34) + 12
	}
	d.x = &axis{kind: "time", min: g.first, max: g.last, line: true}
	d.plot = rect{left: g.left, width: g.width - g.left - 12}
	if g.narrow() {
		d.plot.left, d.plot.width = 4, g.width-12
	}
	d.plot.top = g.windows()
	height := g.names(names)
	ticks := dayTicks(g.formats, Day(math.Ceil(g.first)), Day(g.last), d.plot.width, 46)
	d.x.ticks = tickDays(ticks)
	d.plot.height = height
	d.height = d.plot.top + height + underHeight(ticks)
	d.y = &axis{kind: "value", min: 0, max: height, inverse: true}
	for i := range d.shapes {
		if d.shapes[i].behind {
			d.shapes[i].y1, d.shapes[i].y2 = d.plot.top-2, d.plot.bottom()
		}
	}
	g.bars()
	g.points()
	d.dayLabels(ticks, d.plot.bottom()+7)
	d.today(g.kit, g.Today)
	g.keys()
	return *d
}

// keys writes what the looks mean, in rows below the axis.
func (g *ganttLayout) keys() {
	d := &g.draft
	for i, at := range keysBelow(d, g.Keys, func(k GanttKey) string { return k.Text }, keyRows{above: 12, left: 2, beside: 26, least: 26, cut: 40, lead: 5, below: 13}) {
		c := g.Keys[i].Tone.colour()
		s := shape{kind: "rect", x1: at.x, y1: at.y - 5, x2: at.x + 20, y2: at.y + 5, fill: paper, stroke: c, width: 1.25}
		switch g.Keys[i].Look {
		case Full:
			s.fill = c
		case Half:
			s.fill = colour(fade(c, .35))
		case Dashed:
			s.dash = []int{3, 2}
		}
		d.shapes = append(d.shapes, s)
	}
}

// windows shades the windows of the calendar and writes their names in rows
// above the plot; it gives the top of the plot.
func (g *ganttLayout) windows() float64 {
	d := &g.draft
	var areas []any
	var rows labelRows
	for _, w := range g.Windows {
		from, to := max(float64(w.First), g.first), min(float64(max(w.First, w.Last)+1), g.last)
		if to <= from {
			continue
		}
		if d.px(to)-d.px(from) < thinnest { // a rule, like that of a short window of a stack
			x := (d.px(from) + d.px(to)) / 2
			d.shapes = append(d.shapes, shape{kind: "line", x1: x, x2: x, stroke: ink, width: 1, dash: []int{3, 3}, behind: true})
		} else {
			areas = append(areas, [2]any{map[string]any{"xAxis": ms(from), "name": plain(w.Label)}, map[string]any{"xAxis": ms(to)}})
		}
		rows.write(d, plain(w.Label), (d.px(from)+d.px(to))/2, 0)
	}
	if len(areas) > 0 {
		d.series = append(d.series, bandSeries(areas, wash))
	}
	return float64(len(rows))*lineHeight(small) + 6
}

// names writes the names of rows and groups, finds the middle of every bar,
// and gives the height of all.
func (g *ganttLayout) names(names []string) float64 {
	d := &g.draft
	y, group := 2.0, ""
	for i, r := range g.Rows {
		if name := plain(r.Group); name != group {
			group = name
			y += 6
			d.label(words{x: 0, y: d.plot.top + y, size: small, anchor: "left", valign: "top", colour: quiet, bold: true}, name, g.width-8, 1)
			y += lineHeight(small) + 2
		}
		if g.narrow() {
			d.label(words{x: 4, y: d.plot.top + y, size: usual, anchor: "left", valign: "top", colour: ink, halo: true}, names[i], g.width-8, 1)
			g.rows = append(g.rows, y+lineHeight(usual)+9)
			y += lineHeight(usual) + 22
			continue
		}
		lines := g.ruler.wrap(names[i], usual, g.left-12, 2)
		high := max(26, lineHeight(usual)*float64(len(lines))+8)
		d.write(words{x: g.left - 10, y: d.plot.top + y + high/2, size: usual, anchor: "right", valign: "middle", colour: ink, full: names[i]}, lines...)
		g.rows = append(g.rows, y+high/2)
		y += high
	}
	if g.Today != 0 {
		y += lineHeight(small) // for its name
	}
	return y + 6
}

const barHalf = 6.5

// bars draws the bars as marked areas: each has its own style.
func (g *ganttLayout) bars() {
	d := &g.draft
	var areas []any
	s := bandSeries(nil, wash)
	s.extra = nil
	for i, r := range g.Rows {
		end := math.Inf(-1)
		for _, b := range r.Bars {
			from, to := max(float64(b.First), g.first), min(float64(max(b.First, b.Last)+1), g.last)
			if to <= from {
				continue
			}
			y := g.rows[i]
			areas = append(areas, [2]any{
				map[string]any{"coord": []float64{ms(from), y - barHalf}, "itemStyle": b.style(), "name": plain(r.Name)},
				map[string]any{"coord": []float64{ms(to), y + barHalf}},
			})
			s.marks = append(s.marks, mark{plain(r.Name), "", g.says(b)})
			end = max(end, d.px(to))
		}
		g.note(i, r, end)
	}
	s.MarkAreas.Data = areas
	d.series = append(d.series, s)
}

func (g *ganttLayout) says(b GanttBar) string {
	if s := plain(b.Says); s != "" {
		return s
	}
	return g.span(b.Span)
}

// note writes the words of a row after its last bar, or before its first one
// where there is more room. Where there is none they stand in the table alone.
func (g *ganttLayout) note(i int, r GanttRow, end float64) {
	d := &g.draft
	text := plain(r.Note)
	if text == "" {
		return
	}
	for _, p := range r.Points {
		end = max(end, d.px(float64(p.Day))+7)
	}
	start := d.plot.right()
	for _, b := range r.Bars {
		start = min(start, d.px(max(float64(b.First), g.first)))
	}
	for _, p := range r.Points {
		start = min(start, d.px(float64(p.Day))-7)
	}
	w := words{x: end + 6, y: d.plot.top + g.rows[i], size: small, anchor: "left", valign: "middle", colour: quiet, halo: true}
	after, before := d.width-w.x-2, start-d.plot.left-6
	if wide := g.ruler.width(text, small); wide > after && (wide <= before || before > after) {
		w.x, w.anchor, after = start-6, "right", before
	}
	if after >= 40 {
		d.label(w, text, after, 1)
	}
}

func (b GanttBar) style() map[string]any {
	c := b.Tone.colour()
	style := map[string]any{"borderColor": c, "borderWidth": 1.25, "color": paper}
	switch b.Look {
	case Full:
		style["color"] = c
	case Half:
		style["color"] = fade(c, .35)
	case Dashed:
		style["borderType"] = []int{3, 2}
	}
	return style
}

func (g *ganttLayout) points() {
	d := &g.draft
	s := series{extra: map[string]any{"clip": false}}
	s.Type, s.Symbol, s.SymbolSize = "scatter", "diamond", 11
	var data []any
	for i, r := range g.Rows {
		for _, p := range r.Points {
			if at := float64(p.Day); at >= g.first && at <= g.last {
				data = append(data, map[string]any{"value": []float64{ms(at), g.rows[i]}, "itemStyle": map[string]any{
					"color": p.Tone.colour(), "opacity": 1, "borderColor": paper, "borderWidth": 1.5}})
				says := plain(p.Says)
				if says == "" {
					says = g.day(p.Day)
				}
				s.marks = append(s.marks, mark{plain(r.Name), "", says})
			}
		}
	}
	s.ItemStyle = &opts.ItemStyle{Color: string(ink)}
	if s.Data = data; len(data) > 0 {
		d.series = append(d.series, s)
	}
}

func (c Gantt) table(k kit) Table {
	t := Table{Header: []string{k.words.Name, k.words.From, k.words.To, k.words.State, k.words.Note}}
	for _, r := range c.Rows {
		for _, b := range r.Bars {
			from := spanCell(k.formats, On(b.First))
			if r.Supposed {
				from = cell{}
			}
			t.add(textCell(r.Name), from, spanCell(k.formats, On(max(b.First, b.Last))), textCell(b.Says), textCell(r.Note))
		}
		for _, p := range r.Points {
			t.add(textCell(r.Name), spanCell(k.formats, On(p.Day)), spanCell(k.formats, On(p.Day)), textCell(p.Says), cell{})
		}
	}
	for _, w := range c.Windows {
		t.add(textCell(w.Label), spanCell(k.formats, On(w.First)), spanCell(k.formats, On(max(w.First, w.Last))), cell{}, cell{})
	}
	return t
}
