package chart

import (
	"cmp"
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// Steps shows how several people saw a level over time. A view holds until the
// next one of the same person.
type Steps struct {
	About
	Levels   []string // from the lowest
	People   []Person
	Required *int // index of the level that is asked for: a dashed line, its name in bold
	First    Day  // where the axis begins and ends; both 0 = with the views
	Last     Day
}

// Person is one run of views.
type Person struct {
	Name  string
	Views []View
}

// View is a level as seen on a day. Level is an index into the levels.
type View struct {
	Span
	Level int
	Note  string
}

func (c Steps) draft(k kit) draft {
	first, last, ok := c.days()
	if !ok || len(c.Levels) == 0 {
		return k.nothing(k.words.NoData)
	}
	n := len(c.Levels)
	d := draft{kind: "line", ruler: k.ruler, width: k.width, height: k.high(float64(n)*44 + 70)}
	d.x = &axis{kind: "time", min: first, max: last, line: true}
	d.y = &axis{kind: "value", min: -.4, max: float64(n) - .6}

	labels := make([]string, n)
	for i, l := range c.Levels {
		labels[i] = plain(l)
	}
	left := min(k.ruler.of(true).widest(small, labels...), k.width*.28)
	tags := c.tags()
	room := 0.0
	if !k.narrow() {
		room = k.tagRoom(tags)
	}
	d.plot = rect{left: left + 12, top: 10}
	d.plot.width = k.width - d.plot.left - room - 12
	if room == 0 {
		d.plot.top += d.writeKeys(c.keys(), 0, 0, k.width)
	}
	ticks := dayTicks(k.formats, Day(math.Ceil(first)), Day(last), d.plot.width, 46)
	d.x.ticks = tickDays(ticks)
	d.plot.height = d.height - d.plot.top - underHeight(ticks)
	for i, l := range labels {
		y := d.py(float64(i))
		d.shapes = append(d.shapes, shape{kind: "line", x1: d.plot.left, y1: y, x2: d.plot.right(), y2: y, stroke: grid, width: 1, behind: true})
		w := words{x: d.plot.left - 8, y: y, size: small, anchor: "right", valign: "middle", colour: quiet}
		if r := c.Required; r != nil && *r == i {
			w.colour, w.bold = ink, true
		}
		d.label(w, l, left, 2)
	}
	if r := c.Required; r != nil && *r >= 0 && *r < n {
		y := d.py(float64(*r))
		d.shapes = append(d.shapes, shape{kind: "line", x1: d.plot.left, y1: y, x2: d.plot.right(), y2: y, stroke: ink, width: 1.25, dash: []int{8, 4}, behind: true})
	}
	c.lines(k, &d, last)
	d.dayLabels(ticks, d.plot.bottom()+7)
	if room > 0 {
		for i := range tags {
			tags[i].y = d.py(tags[i].y)
		}
		d.writeTags(tags, room)
	}
	return d
}

func (c Steps) days() (first, last float64, ok bool) {
	first, last = math.Inf(1), math.Inf(-1)
	for _, p := range c.People {
		for _, v := range p.Views {
			first, last, ok = min(first, v.middle()), max(last, v.middle()), true
		}
	}
	if c.First != 0 || c.Last != 0 {
		first, last = float64(c.First), float64(c.Last)
	}
	if last-first < 60 {
		first, last = first-30, last+30
	}
	return first, last, ok
}

// views gives the views of a person in order, with levels that exist.
func (c Steps) views(p Person) []View {
	list := slices.Clone(p.Views)
	slices.SortStableFunc(list, func(a, b View) int { return cmp.Compare(a.middle(), b.middle()) })
	return slices.DeleteFunc(list, func(v View) bool { return v.Level < 0 || v.Level >= len(c.Levels) })
}

// apart moves people a little up or down, so that equal levels stay visible.
func (c Steps) apart(i int) float64 {
	return (float64(i) - float64(len(c.People)-1)/2) * -.09
}

func (c Steps) tags() []tag {
	var list []tag
	for i, p := range c.People {
		if views := c.views(p); len(views) > 0 {
			list = append(list, tag{plain(p.Name), float64(views[len(views)-1].Level) + c.apart(i), hue(i), true})
		}
	}
	return list
}

func (c Steps) keys() []key {
	var list []key
	for i, p := range c.People {
		list = append(list, key{text: plain(p.Name), colour: hue(i), dash: dashes[i%len(dashes)]})
	}
	return list
}

func (c Steps) lines(k kit, d *draft, last float64) {
	for i, p := range c.People {
		views := c.views(p)
		if len(views) == 0 {
			continue
		}
		s := series{extra: map[string]any{"silent": true, "clip": false, "lineStyle": map[string]any{"color": hue(i), "width": 2, "type": dashes[i%len(dashes)]}}}
		s.Name, s.Type, s.Step, s.ShowSymbol = plain(p.Name), "line", "end", opts.Bool(false)
		s.ItemStyle = &opts.ItemStyle{Color: string(hue(i))}
		dots := series{extra: map[string]any{"clip": false}}
		dots.Type, dots.Symbol, dots.SymbolSize = "scatter", markers[i%len(markers)], 7
		dots.ItemStyle = &opts.ItemStyle{Color: string(hue(i)), Opacity: opts.Float(1)}
		var data [][2]float64
		for _, v := range views {
			data = append(data, [2]float64{ms(v.middle()), float64(v.Level) + c.apart(i)})
			says := plain(c.Levels[v.Level])
			if note := plain(v.Note); note != "" {
				says += ": " + note
			}
			dots.marks = append(dots.marks, mark{k.span(v.Span), plain(p.Name), says})
		}
		dots.Data = data
		s.Data = append(slices.Clone(data), [2]float64{ms(last), data[len(data)-1][1]})
		d.series = append(d.series, s, dots)
	}
}

func (c Steps) table(k kit) Table {
	t := Table{Header: []string{k.words.Date, k.words.Name, k.words.Value, k.words.Note}}
	type line struct {
		View
		who string
	}
	var lines []line
	for _, p := range c.People {
		for _, v := range c.views(p) {
			lines = append(lines, line{v, p.Name})
		}
	}
	slices.SortStableFunc(lines, func(a, b line) int { return cmp.Compare(a.middle(), b.middle()) })
	for _, l := range lines {
		t.add(spanCell(k.formats, l.Span), textCell(l.who), textCell(c.Levels[l.Level]), textCell(l.Note))
	}
	return t
}
