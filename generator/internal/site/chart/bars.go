package chart

import (
	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/casebook-dev/casebook/generator/internal/values/decimals"
)

// Bars shows an amount per week or month against a limit. What exceeds the
// limit stands out by its own part of the bar.
type Bars struct {
	About
	Bars  []Bar
	Limit float64 // 0 = none
	Label string  // of the limit; "" = the word for capacity
}

// Bar is the amount of one period.
type Bar struct {
	Span
	Value float64
	Rest  bool   // a period of rest: shaded
	Note  string // what makes it up
}

func (c Bars) draft(k kit) draft {
	most, found, whole := c.Limit, false, true
	values := []float64{c.Limit}
	for _, b := range c.Bars {
		if !gap(b.Value) {
			most, found, whole = max(most, b.Value), true, whole && isWhole(b.Value)
			values = append(values, b.Value)
		}
	}
	if !found {
		return k.nothing(k.words.NoData)
	}
	d := draft{kind: "line", ruler: k.ruler, width: k.width, height: k.high(max(190, min(270, k.width*.36)))}
	sc := valueScale(0, most, true, whole, max(2, int(d.height/58)))
	n := decimals.Along(values, c.Limit)
	names := make([]string, len(c.Bars))
	for i, b := range c.Bars {
		names[i] = k.span(b.Span)
	}
	d.y = &axis{kind: "value", min: sc.min, max: sc.max, step: sc.step, factor: sc.factor}
	d.x = &axis{kind: "category", names: names, min: -.5, max: float64(len(names)) - .5, line: true}
	var tags []tag
	if c.Limit > 0 {
		label := plain(c.Label)
		if label == "" {
			label = k.words.Capacity
		}
		tags = []tag{{label + " " + k.with(c.Limit, n, plain(c.Unit)), c.Limit / sc.factor, quiet, false}}
	}
	room := 0.0
	if !k.narrow() && len(tags) > 0 {
		room = k.tagRoom(tags)
	}
	d.plot.left = k.widest(sc) + 12
	d.plot.width = k.width - d.plot.left - room - 12
	if len(tags) > 0 && room == 0 {
		d.plot.top = d.writeKeys([]key{{text: tags[0].text, colour: ink, dash: []int{8, 4}}}, 0, 0, k.width)
	}
	d.plot.top += d.writeUnit(k, plain(c.Unit), d.plot.top) + 10
	d.plot.height = d.height - d.plot.top - 2*lineHeight(small) - 8
	c.rest(k, &d)
	c.bars(&d, sc)
	d.valueLabels(k, sc)
	d.categoryLabels(c.labels(k), d.plot.bottom()+7)
	if c.Limit > 0 {
		y := d.py(c.Limit / sc.factor)
		d.shapes = append(d.shapes, shape{kind: "line", x1: d.plot.left, y1: y, x2: d.plot.right(), y2: y, stroke: ink, width: 1.25, dash: []int{8, 4}})
	}
	if room > 0 {
		tags[0].y = d.py(tags[0].y)
		d.writeTags(tags, room)
	}
	step := d.plot.width / float64(len(c.Bars))
	for i, b := range c.Bars {
		if !gap(b.Value) {
			d.hits = append(d.hits, hit{rect{d.plot.left + step*float64(i), d.plot.top, step, d.plot.height}, mark{k.span(b.Span), plain(b.Note), k.with(b.Value, n, plain(c.Unit))}})
		}
	}
	return d
}

// bars makes the two parts of every bar: up to the limit, and beyond it.
func (c Bars) bars(d *draft, sc scale) {
	within, beyond := make([]any, len(c.Bars)), make([]any, len(c.Bars))
	over := false
	for i, b := range c.Bars {
		switch {
		case gap(b.Value):
		case c.Limit > 0 && b.Value > c.Limit:
			within[i], beyond[i], over = c.Limit/sc.factor, (b.Value-c.Limit)/sc.factor, true
		default:
			within[i] = b.Value / sc.factor
		}
	}
	wide := pixels(max(1, min(d.plot.width/float64(len(c.Bars))*.7, 34)))
	s := series{extra: map[string]any{"silent": true, "clip": false}}
	s.Name, s.Type, s.Stack, s.BarWidth, s.Data = plain(c.Title), "bar", "all", wide, within
	s.ItemStyle = &opts.ItemStyle{Color: string(hues[0]), Opacity: opts.Float(.62)}
	d.series = append(d.series, s)
	if over {
		s.extra = map[string]any{"silent": true, "clip": false}
		s.ItemStyle = &opts.ItemStyle{Color: string(none), Opacity: opts.Float(1)}
		s.Data = beyond
		d.series = append(d.series, s)
	}
}

// rest shades runs of periods of rest and names the first that has room.
func (c Bars) rest(k kit, d *draft) {
	step := d.plot.width / float64(len(c.Bars))
	for i := 0; i < len(c.Bars); i++ {
		if !c.Bars[i].Rest {
			continue
		}
		from := i
		for i+1 < len(c.Bars) && c.Bars[i+1].Rest {
			i++
		}
		x1, x2 := d.plot.left+step*float64(from), d.plot.left+step*float64(i+1)
		d.shapes = append(d.shapes, shape{kind: "rect", x1: x1, y1: d.plot.top, x2: x2, y2: d.plot.bottom(), fill: wash, behind: true})
		if k.ruler.width(k.words.Rest, small) <= max(x2-x1, 30) {
			d.write(words{x: (x1 + x2) / 2, y: d.plot.top + 2, size: small, anchor: "center", valign: "top", colour: quiet, halo: true}, k.words.Rest)
		}
	}
}

// labels names the periods: months, quarters, or the month that a week is the
// first of.
func (c Bars) labels(k kit) []tick {
	spans := make([]Span, len(c.Bars))
	weeks := true
	for i, b := range c.Bars {
		spans[i] = b.Span
		weeks = weeks && b.Last-b.First < 8
	}
	if !weeks {
		return Stacked{Periods: spans}.labels(k)
	}
	list := make([]tick, len(spans))
	shown := ""
	for i, s := range spans {
		y, m, dd := s.First.time().Date()
		list[i].text = k.decimals(float64(dd), 0)
		if month := k.month(y, m); month != shown {
			list[i].under, shown = month, month
		}
	}
	return list
}

func (c Bars) table(k kit) Table {
	t := Table{Header: []string{k.words.Date, k.valueIn(c.Unit), k.words.Note}}
	for _, b := range c.Bars {
		note := plain(b.Note)
		if b.Rest {
			if note != "" {
				note = "; " + note
			}
			note = k.words.Rest + note
		}
		t.add(spanCell(k.formats, b.Span), numberCell(k.formats, b.Value), textCell(note))
	}
	return t
}
