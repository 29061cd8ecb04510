package chart

import (
	"fmt"
	"math"
)

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
