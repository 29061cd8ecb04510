package chart

import (
	"fmt"
	"math"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// small lays out a picture without axes: the line, its levels, the first and
// the last value, and when they were.
func (l *lineLayout) small() draft {
	d := &l.draft
	l.width = min(l.width, 320)
	d.kind, d.width, d.height, d.ruler = "line", l.width, l.high(84), l.ruler
	sc := valueScale(l.lo, l.hi, l.fromZero(), l.whole, 2)
	if pad := (l.hi - l.lo) * .08; sc.factor == 1 && pad > 0 && !l.fromZero() {
		sc.min, sc.max = l.lo-pad, l.hi+pad
	}
	d.y = &axis{kind: "value", min: sc.min, max: sc.max, factor: sc.factor}
	d.x = &axis{kind: "time", min: l.first, max: l.last, line: true}
	first, last := l.ends()
	value := l.with(last.Value, l.digits, plain(l.Unit))
	bold := l.ruler.of(true)
	said := bold.wrap(value, usual, l.width*.4-4, 3)
	room := min(bold.widest(usual, said...)+10, l.width*.4)
	d.plot = rect{6, 8, l.width - room - 12, d.height - 8 - lineHeight(small) - 8}
	l.bands(sc)
	l.lines(sc)
	for i := range d.series {
		d.series[i].ShowSymbol = opts.Bool(false)
	}
	l.levels(sc)
	end := series{extra: map[string]any{"silent": true, "clip": false}}
	end.Type, end.Symbol, end.SymbolSize = "scatter", "circle", 6
	end.ItemStyle = &opts.ItemStyle{Color: string(seriesColour(l.Series[0].Tone, 0))}
	end.Data = [][2]any{{ms(last.middle()), last.Value / sc.factor}}
	if l.columns() == 0 {
		d.series = append(d.series, end)
	}
	half := lineHeight(usual)*float64(len(said))/2 - 4
	y := max(d.plot.top+half, min(d.py(last.Value/sc.factor), d.plot.bottom()-half))
	d.write(words{x: d.plot.right() + 9, y: y, size: usual, anchor: "left", valign: "middle", colour: ink, bold: true, full: value}, said...)
	under := d.plot.bottom() + 6
	from, to := l.span(first.Span), l.span(last.Span)
	d.write(words{x: d.plot.left, y: under, size: small, anchor: "left", valign: "top", colour: quiet}, l.ruler.cut(from, small, d.plot.width))
	if l.ruler.width(from, small)+l.ruler.width(to, small)+12 < d.plot.width && from != to {
		d.write(words{x: d.plot.right(), y: under, size: small, anchor: "right", valign: "top", colour: quiet}, to)
	}
	l.strips(sc)
	return *d
}

// ends gives the first and the last point with a value of the first series
// that has one.
func (l *lineLayout) ends() (first, last Point) {
	for _, s := range l.Series {
		found := false
		for _, p := range s.Points {
			if gap(p.Value) {
				continue
			}
			if !found {
				first, found = p, true
			}
			last = p
		}
		if found {
			return first, last
		}
	}
	return
}

// mostStrips bounds the places that answer when pointed at.
const mostStrips = 120

// strips lays an invisible strip over every place with values, or over every
// so many where there are more than a pointer could tell apart.
func (l *lineLayout) strips(sc scale) {
	d := &l.draft
	type place struct {
		at   float64
		text string
		says string
	}
	var list []place
	index := map[float64]int{}
	named := 0
	for _, s := range l.Series {
		if len(s.Points) > 0 && s.Name != "" {
			named++
		}
	}
	places := l.places()
	every := 1 + (len(places)-1)/mostStrips
	for i, at := range places {
		if (i%every == 0 || i == len(places)-1) && at >= l.first-1 && at <= l.last+1 {
			index[at] = len(list)
			list = append(list, place{at: at})
		}
	}
	for _, s := range l.Series {
		for _, p := range s.Points {
			i, ok := index[p.middle()]
			if !ok || gap(p.Value) {
				continue
			}
			says := l.with(p.Value, l.digits, plain(l.unit(s)))
			if named > 1 {
				says = fmt.Sprintf("%s %s", s.Name, says)
			}
			if list[i].says != "" {
				says = list[i].says + " · " + says
			}
			list[i].says = says
			if list[i].text == "" {
				list[i].text = l.span(p.Span)
				if t := plain(p.Text); t != "" {
					list[i].text += ", " + t
				}
			}
		}
	}
	for i, p := range list {
		x := d.px(p.at)
		left, right := d.plot.left, d.plot.right()
		if i > 0 {
			left = (d.px(list[i-1].at) + x) / 2
		}
		if i < len(list)-1 {
			right = (d.px(list[i+1].at) + x) / 2
		}
		d.hits = append(d.hits, hit{rect{left, d.plot.top, math.Max(right-left, .5), d.plot.height}, mark{p.text, "", p.says}})
	}
}

// table lists the points by date, one column per series.
func (c Line) table(k kit) Table {
	l := lineLayout{Line: c, kit: k}
	l.measure()
	t := Table{Header: []string{k.words.Date}}
	texts := false
	for i, s := range l.Series {
		name := s.Name
		if name == "" {
			name = plain(c.Title)
		}
		if name == "" {
			name = k.words.Value
		}
		if u := plain(c.unit(s)); u != "" {
			name += " (" + u + ")"
		}
		t.Header = append(t.Header, name)
		for _, p := range l.Series[i].Points {
			texts = texts || p.Text != ""
		}
	}
	if texts {
		t.Header = append(t.Header, k.words.Note)
	}
	at := make([]int, len(l.Series))
	for {
		row, ok := l.nextRow(at, texts)
		if !ok {
			return t
		}
		t.add(row...)
	}
}

// nextRow merges the series by date.
func (l *lineLayout) nextRow(at []int, texts bool) ([]cell, bool) {
	var next *Point
	for i, s := range l.Series {
		if at[i] < len(s.Points) && (next == nil || less(s.Points[at[i]].Span, next.Span)) {
			next = &l.Series[i].Points[at[i]]
		}
	}
	if next == nil {
		return nil, false
	}
	span, note := next.Span, ""
	row := []cell{spanCell(l.formats, span)}
	for i, s := range l.Series {
		v := math.NaN()
		if at[i] < len(s.Points) && s.Points[at[i]].Span == span {
			v = s.Points[at[i]].Value
			if note == "" {
				note = s.Points[at[i]].Text
			}
			at[i]++
		}
		row = append(row, numberCell(l.formats, v))
	}
	if texts {
		row = append(row, textCell(note))
	}
	return row, true
}

func less(a, b Span) bool {
	if a.middle() != b.middle() {
		return a.middle() < b.middle()
	}
	return a.Last < b.Last
}
