package chart

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// Calendar shows when something happened against an agreed rhythm: a cell per
// week, a row per year (or half year where the drawing is narrow).
type Calendar struct {
	About
	Marks       []CalendarMark
	Every       int    // days between two marks, as agreed; 0 = nothing agreed
	Grace       int    // days that one may be late
	Rest        []Span // weeks in which nothing was due
	First, Last Day    // both 0 = with the marks
	Kept        string // what a disc means, "check-in"
	Due         string // what a ring means, "due, and none"
}

// CalendarMark is one thing that happened.
type CalendarMark struct {
	Day  Day
	Says string
}

func (c Calendar) draft(k kit) draft {
	l := calendarLayout{Calendar: c, kit: k}
	l.Marks = slices.Clone(c.Marks)
	slices.SortStableFunc(l.Marks, func(a, b CalendarMark) int { return cmp.Compare(a.Day, b.Day) })
	if c.First == 0 && c.Last == 0 && len(l.Marks) > 0 {
		l.First, l.Last = l.Marks[0].Day, l.Marks[len(l.Marks)-1].Day
	}
	if l.First == 0 && l.Last == 0 {
		return k.nothing(k.words.NoData)
	}
	return l.layout()
}

type calendarLayout struct {
	Calendar
	kit
	draft draft
}

// monday gives the first day of the week that holds a day.
func monday(d Day) Day { return d - Day((int(d.time().Weekday())+6)%7) }

// months of a row: 12, or 6 where the drawing is narrow.
func (l *calendarLayout) rowMonths() int {
	if l.narrow() {
		return 6
	}
	return 12
}

// row gives the row of a week and its place in it. A week belongs where its
// Thursday lies.
func (l *calendarLayout) row(week Day) (row int, at float64) {
	y, m, _ := (week + 3).time().Date()
	n := l.rowMonths()
	part := (int(m) - 1) / n
	start := dayOf(y, time.Month(part*n+1), 1)
	return y*(12/n) + part, float64(week+3-start) / 7
}

func (l *calendarLayout) layout() draft {
	d := &l.draft
	d.kind, d.width, d.ruler = "line", l.width, l.ruler
	first, last := monday(l.First), monday(l.Last)
	top, _ := l.row(first)
	bottom, _ := l.row(last)
	rows := bottom - top + 1
	left := l.ruler.widest(small, "2026") + 14
	weeks := 53.0 * float64(l.rowMonths()) / 12
	cell := min(15, (l.width-left-4)/weeks)
	high := max(20, cell+8)
	head := lineHeight(small) + 4
	d.plot = rect{left, head, cell * weeks, high * float64(rows)}
	d.height = head + d.plot.height + 4
	d.x = &axis{kind: "value", min: 0, max: weeks}
	d.y = &axis{kind: "value", min: 0, max: d.plot.height, inverse: true}
	for i := range l.rowMonths() {
		text := l.months[i]
		if l.rowMonths() == 6 {
			text += "/" + l.months[i+6]
		}
		d.write(words{x: left + cell*weeks*float64(i)/float64(l.rowMonths()), y: 0, size: small, anchor: "left", valign: "top", colour: quiet}, l.ruler.cut(text, small, cell*weeks/float64(l.rowMonths())))
	}
	for i := range rows {
		year := (top + i) / (12 / l.rowMonths())
		if l.rowMonths() == 12 || (top+i)%2 == 0 || i == 0 {
			d.write(words{x: left - 10, y: head + high*(float64(i)+.5), size: small, anchor: "right", valign: "middle", colour: quiet}, strconv.Itoa(year))
		}
	}
	l.weeks(first, last, top, high, cell)
	l.keys(cell)
	return *d
}

// state is what a week shows.
type state int

const (
	calm state = iota
	met
	missing
	resting
)

// state judges a week: something happened, something was due, or neither.
func (l *calendarLayout) state(week Day) (state, string) {
	says := ""
	n := 0
	before := math.Inf(-1)
	for _, m := range l.Marks {
		if m.Day >= week && m.Day < week+7 {
			n++
			if t := plain(m.Says); t != "" && says == "" {
				says = t
			}
		}
		if m.Day < week {
			before = float64(m.Day)
		}
	}
	if n > 0 {
		if says == "" {
			says = l.decimals(float64(n), 0)
		}
		return met, says
	}
	for _, r := range l.Rest {
		if week <= r.Last && week+6 >= r.First {
			return resting, l.words.Rest
		}
	}
	if l.Every > 0 {
		if math.IsInf(before, -1) {
			before = float64(l.First)
		}
		if float64(week)-before > float64(l.Every+l.Grace) {
			return missing, plain(l.Due)
		}
	}
	return calm, ""
}

func (l *calendarLayout) weeks(first, last Day, top int, high, cell float64) {
	d := &l.draft
	size := max(3, cell-4)
	list := map[state]*series{}
	data := map[state][][2]float64{}
	order := []state{calm, resting, missing, met}
	for _, s := range order {
		list[s] = l.shapes(s, size)
	}
	for week := first; week <= last; week += 7 {
		row, at := l.row(week)
		s, says := l.state(week)
		data[s] = append(data[s], [2]float64{at + .5, high * (float64(row-top) + .5)})
		m := mark{}
		if s == met || s == missing {
			m = mark{l.span(Span{week, week + 6}), "", says}
		}
		list[s].marks = append(list[s].marks, m)
	}
	for _, s := range order {
		if list[s].Data = data[s]; len(data[s]) > 0 {
			d.series = append(d.series, *list[s])
		}
	}
}

func (l *calendarLayout) shapes(s state, size float64) *series {
	out := &series{extra: map[string]any{"clip": false}}
	out.Type, out.Symbol, out.SymbolSize = "scatter", "circle", size
	switch s {
	case met:
		out.ItemStyle = &opts.ItemStyle{Color: string(hues[0]), Opacity: opts.Float(1)}
	case missing:
		out.ItemStyle = &opts.ItemStyle{Color: string(paper), BorderColor: string(none), BorderWidth: 1.4, Opacity: opts.Float(1)}
		out.SymbolSize = size - 1.4
	case resting:
		out.Symbol, out.SymbolSize = "rect", []float64{size * .8, 1.5}
		out.ItemStyle = &opts.ItemStyle{Color: string(line), Opacity: opts.Float(1)}
	default:
		out.SymbolSize = 2.6
		out.ItemStyle = &opts.ItemStyle{Color: string(line), Opacity: opts.Float(.55)}
	}
	return out
}

// keys says what the shapes mean, under the rows.
func (l *calendarLayout) keys(cell float64) {
	d := &l.draft
	x, y := d.plot.left+cell/2, d.height+8
	shown := false
	for _, e := range []struct {
		text string
		s    shape
	}{
		{plain(l.Kept), shape{kind: "circle", r: (cell - 4) / 2, fill: hues[0]}},
		{plain(l.Due), shape{kind: "circle", r: (cell - 5.4) / 2, fill: paper, stroke: none, width: 1.4}},
	} {
		if e.text == "" {
			continue
		}
		shown = true
		e.s.x1, e.s.y1 = x, y
		d.shapes = append(d.shapes, e.s)
		text := l.ruler.cut(e.text, small, (l.width-d.plot.left)/2-32)
		d.write(words{x: x + cell/2 + 4, y: y, size: small, anchor: "left", valign: "middle", colour: quiet, full: e.text}, text)
		x += cell + l.ruler.width(text, small) + 18
	}
	if shown {
		d.height += lineHeight(small) + 6
	}
}

func (c Calendar) table(k kit) Table {
	t := Table{Header: []string{k.words.Date, k.words.Note}}
	marks := slices.Clone(c.Marks)
	slices.SortStableFunc(marks, func(a, b CalendarMark) int { return cmp.Compare(a.Day, b.Day) })
	for _, m := range marks {
		t.add(spanCell(k.formats, On(m.Day)), textCell(m.Says))
	}
	return t
}
