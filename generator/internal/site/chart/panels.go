package chart

import (
	"cmp"
	"math"

	"github.com/casebook-dev/casebook/generator/internal/values/axes"
)

// unit is what a series is counted in.
func (c Line) unit(s Series) string { return cmp.Or(s.Unit, c.Unit) }

// ofAxes gives the series as far as their axes are concerned.
func (c Line) ofAxes() []axes.Series {
	all := make([]axes.Series, len(c.Series))
	for i, s := range c.Series {
		all[i] = axes.Series{Name: s.Name, Unit: c.unit(s), Values: make([]float64, len(s.Points))}
		for j, p := range s.Points {
			all[i].Values[j] = p.Value
		}
	}
	return all
}

// panels parts the series by their axes. Levels stay with the panel of the first
// series, which is the one they are about.
func (c Line) panels() []Line {
	var list []Line
	all := c.ofAxes()
	for i, at := range axes.Parts(all) {
		if at == len(list) {
			p := c
			p.Series, p.Unit = nil, all[i].Unit
			if at > 0 {
				p.Levels, p.Bands, p.Min, p.Max = nil, withoutLevels(c.Bands), nil, nil
			}
			list = append(list, p)
		}
		list[at].Series = append(list[at].Series, c.Series[i])
	}
	return list
}

func withoutLevels(bands []Band) []Band {
	list := make([]Band, len(bands))
	for i, b := range bands {
		b.Level = nil
		list[i] = b
	}
	return list
}

// drawPanels lays out panels over the same days, one below the other.
func drawPanels(k kit, panels []Line) draft {
	first, last := math.Inf(1), math.Inf(-1)
	var sound []Line
	for _, p := range panels {
		l := lineLayout{Line: p, kit: k}
		if l.measure() {
			first, last = min(first, l.first), max(last, l.last)
			sound = append(sound, p)
		}
	}
	if len(sound) == 0 {
		return k.nothing(k.words.NoData)
	}
	each := k
	each.height = max(170, k.height/float64(len(sound)))
	room, margin := 0.0, 0.0
	for _, p := range sound {
		l := lineLayout{Line: p, kit: each}
		l.measure()
		room = max(room, l.tagsRoom())
		margin = max(margin, l.full().plot.left)
	}
	var all draft
	hues := 0
	for i, p := range sound {
		p.First, p.Last = Day(math.Floor(first)), Day(math.Ceil(last))
		l := lineLayout{Line: p, kit: each, hueFrom: hues, named: true, tagged: room, margin: margin}
		l.measure()
		if hues += len(p.Series); i == 0 {
			all = l.full()
			continue
		}
		all.below(l.full())
	}
	return all
}

// below puts a draft under another one.
func (d *draft) below(o draft) {
	const space = 14
	dy := d.height + space
	for _, t := range o.texts {
		t.y += dy
		d.texts = append(d.texts, t)
	}
	for _, s := range o.shapes {
		s.y1, s.y2 = s.y1+dy, s.y2+dy
		d.shapes = append(d.shapes, s)
	}
	for _, h := range o.hits {
		h.top += dy
		d.hits = append(d.hits, h)
	}
	o.plot.top += dy
	d.more = append(d.more, panel{o.plot, o.x, o.y})
	for _, s := range o.series {
		s.XAxisIndex, s.YAxisIndex = len(d.more), len(d.more)
		d.series = append(d.series, s)
	}
	d.height = dy + o.height
}
