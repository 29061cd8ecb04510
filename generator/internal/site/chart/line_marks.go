package chart

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// levels adds baseline and target.
func (l *lineLayout) levels(sc scale) {
	for _, v := range l.Levels {
		if gap(v.Value) {
			continue
		}
		s := series{extra: map[string]any{"silent": true, "clip": false,
			"lineStyle": map[string]any{"color": levelColour(v), "width": 1.25, "type": levelDash(v)}}}
		s.Name, s.Type, s.ShowSymbol = plain(v.Label), "line", opts.Bool(false)
		s.ItemStyle = &opts.ItemStyle{Color: string(levelColour(v))}
		s.Data = [][2]any{{ms(l.first), v.Value / sc.factor}, {ms(l.last), v.Value / sc.factor}}
		l.draft.series = append(l.draft.series, s)
	}
}

// bands shades periods, names them inside at the top, and draws their levels.
func (l *lineLayout) bands(sc scale) {
	d := &l.draft
	var areas []any
	for _, b := range l.Bands {
		from, to := max(float64(b.First), l.first), min(float64(b.Last+1), l.last)
		if to <= from {
			continue
		}
		areas = append(areas, [2]any{map[string]any{"xAxis": ms(from), "name": plain(b.Label)}, map[string]any{"xAxis": ms(to)}})
		room := d.px(to) - d.px(from) - 8
		if room > 16 {
			until := l.last // a name may be longer than its band, up to where another begins
			for _, other := range l.Bands {
				if other.First > b.First {
					until = min(until, float64(other.First))
				}
			}
			room := max(room, d.px(until)-d.px(from)-8)
			d.label(words{x: d.px(from) + 5, y: d.plot.top + 3, size: small, anchor: "left", valign: "top", colour: quiet, halo: true}, plain(b.Label), room, 2)
		}
		if b.Level != nil && !gap(*b.Level) {
			s := series{extra: map[string]any{"silent": true, "clip": false}}
			s.Type, s.ShowSymbol = "line", opts.Bool(false)
			s.LineStyle = &opts.LineStyle{Color: string(ink), Width: 1.25}
			s.Data = [][2]any{{ms(from), *b.Level / sc.factor}, {ms(to), *b.Level / sc.factor}}
			d.series = append(d.series, s)
			if room > 60 {
				d.write(words{x: d.px(to) - 4, y: d.py(*b.Level/sc.factor) - 3, size: small, anchor: "right", valign: "bottom", colour: ink, halo: true}, l.short(*b.Level, l.digits))
			}
		}
	}
	if len(areas) > 0 {
		d.series = append([]series{bandSeries(areas, wash)}, d.series...)
	}
}

// bandSeries carries shaded areas and nothing else.
func bandSeries(areas []any, fill colour) series {
	s := series{extra: map[string]any{"silent": true}}
	s.Type = "line"
	s.Data = []any{}
	s.MarkAreas = &opts.MarkAreas{Data: areas}
	s.MarkAreas.ItemStyle = &opts.ItemStyle{Color: string(fill)}
	s.MarkAreas.Label = &opts.Label{Show: opts.Bool(false)}
	return s
}

// mark18 is the room that the number of an event takes.
const mark18 = 18.0

// placeEvents puts the events in order, and their numbers into as many rows as
// they need; it gives the height of the rows.
func (l *lineLayout) placeEvents() float64 {
	l.Events = slices.Clone(l.Events)
	slices.SortStableFunc(l.Events, func(a, b Event) int { return cmp.Compare(a.middle(), b.middle()) })
	var rows []float64
	for _, e := range l.Events {
		x := l.draft.px(max(l.first, min(e.middle(), l.last)))
		row := 0
		for row < len(rows) && rows[row]+mark18 > x {
			row++
		}
		if row == len(rows) {
			rows = append(rows, 0)
		}
		rows[row] = x
		l.eventRows = append(l.eventRows, row)
	}
	return mark18 * float64(len(rows))
}

// events writes numbered marks above the plot, from a top.
func (l *lineLayout) events(top float64) {
	d := &l.draft
	for i, e := range l.Events {
		number := strconv.Itoa(i + 1)
		d.notes = append(d.notes, l.span(e.Span)+": "+plain(e.Text))
		x := d.px(max(l.first, min(e.middle(), l.last)))
		y := top + mark18*(float64(l.eventRows[i])+.5) - 1
		d.shapes = append(d.shapes, shape{kind: "line", x1: x, y1: y, x2: x, y2: d.plot.bottom(), stroke: line, width: 1, dash: []int{2, 3}, behind: true})
		d.dot(x, y, number)
		d.hits = append(d.hits, hit{rect{x - 9, y - 9, 18, 18}, mark{l.span(e.Span), number, plain(e.Text)}})
	}
}
