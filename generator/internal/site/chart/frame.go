package chart

import (
	"cmp"
	"iter"
	"math"
	"slices"
)

// tag is a direct label: it names what ends or lies at a height of the plot.
type tag struct {
	text   string
	y      float64 // where it belongs, in pixels
	colour colour
	bold   bool
}

// tagRoom gives the width that direct labels need right of the plot, at most a
// share of the drawing.
func (k kit) tagRoom(tags []tag) float64 {
	most := 0.0
	for _, t := range tags {
		most = max(most, k.ruler.of(t.bold).width(t.text, usual))
	}
	return min(most, k.width*.24) + 4
}

// writeTags writes direct labels at the right of the plot, moved apart where
// they would overlap.
func (d *draft) writeTags(tags []tag, room float64) {
	list := slices.Clone(tags)
	slices.SortStableFunc(list, func(a, b tag) int { return cmp.Compare(a.y, b.y) })
	blocks := make([][]string, len(list))
	want, high := make([]float64, len(list)), make([]float64, len(list))
	for i, t := range list {
		blocks[i] = d.ruler.of(t.bold).wrap(t.text, usual, room, 2)
		want[i], high[i] = t.y, lineHeight(usual)*float64(len(blocks[i]))
	}
	for i, y := range spread(want, high, d.plot.top-6, d.plot.bottom()+6) {
		d.write(words{x: d.plot.right() + 9, y: y, size: usual, anchor: "left", valign: "middle", colour: list[i].colour, bold: list[i].bold, full: list[i].text}, blocks[i]...)
	}
}

// spread moves blocks of given heights, ordered by where they want to be, so
// that none overlaps another and all lie between lo and hi where there is room.
func spread(want, high []float64, lo, hi float64) []float64 {
	at := slices.Clone(want)
	edge := lo
	for i := range at {
		at[i] = max(at[i], edge+high[i]/2)
		edge = at[i] + high[i]/2
	}
	edge = hi
	for i := len(at) - 1; i >= 0; i-- {
		at[i] = min(at[i], edge-high[i]/2)
		edge = at[i] - high[i]/2
	}
	return at
}

// key is an entry of a legend: a sample and its name.
type key struct {
	text   string
	colour colour
	fill   bool    // a box, else a line
	solid  float64 // how strongly the box is filled; 0 = fully
	dash   any
	mark   int // the marker of a profile, counted from 1; 0 = none
}

// writeKeys writes a legend in rows from a top, and gives the height it took.
func (d *draft) writeKeys(keys []key, left, top, room float64) float64 {
	const sample, gapAfter = 20.0, 16.0
	x, y := left, top
	h := lineHeight(usual) + 2
	for _, k := range keys {
		text := d.ruler.cut(k.text, usual, room-sample-6)
		w := sample + 6 + d.ruler.width(text, usual)
		if x > left && x+w > left+room {
			x, y = left, y+h
		}
		mid := y + h/2
		if k.mark > 0 {
			d.marker(k.mark-1, x+sample/2, mid, k.colour)
		} else if k.fill {
			fill := k.colour
			if k.solid > 0 {
				fill = colour(fade(k.colour, k.solid))
			}
			d.shapes = append(d.shapes, shape{kind: "rect", x1: x + 4, y1: mid - 5, x2: x + 15, y2: mid + 5, fill: fill, stroke: k.colour, width: 1})
		} else {
			d.shapes = append(d.shapes, shape{kind: "line", x1: x, y1: mid, x2: x + sample, y2: mid, stroke: k.colour, width: 2, dash: k.dash})
		}
		d.write(words{x: x + sample + 6, y: mid, size: usual, anchor: "left", valign: "middle", colour: ink, full: k.text}, text)
		x += w + gapAfter
	}
	if len(keys) == 0 {
		return 0
	}
	return y + h - top + 6
}

// keyRows says how keys stand below what is drawn, in pixels.
type keyRows struct {
	above, below float64 // from what is drawn to the middle of the first row, and below the last
	left, beside float64 // of a sample, and from there to its text
	least, cut   float64 // a text is in the next row, or is cut, if so much beside it is too wide
	lead         float64 // between rows
}

type point struct{ x, y float64 }

// keysBelow writes the texts of keys and gives where their samples are.
func keysBelow[K any](d *draft, keys []K, textOf func(K) string, how keyRows) iter.Seq2[int, point] {
	return func(yield func(int, point) bool) {
		if len(keys) == 0 {
			return
		}
		x, y := how.left, d.height+how.above
		for i, key := range keys {
			full := plain(textOf(key))
			text := d.ruler.cut(full, small, d.width-how.cut)
			wide := d.ruler.width(text, small)
			if x > how.left && x+how.least+wide > d.width {
				x, y = how.left, y+lineHeight(small)+how.lead
			}
			if !yield(i, point{x, y}) {
				return
			}
			d.write(words{x: x + how.beside, y: y, size: small, anchor: "left", valign: "middle", colour: quiet, full: full}, text)
			x += how.beside + wide + 20
		}
		d.height = y + how.below
	}
}

// labelRows are the rows of labels above a plot: to where each is written.
type labelRows []float64

// write writes a label above a place, in the first row that has room.
func (r *labelRows) write(d *draft, full string, x, top float64) {
	text := d.ruler.cut(full, small, d.plot.width)
	wide := d.ruler.width(text, small)
	left := max(d.plot.left, min(x-wide/2, d.plot.right()-wide))
	row := 0
	for row < len(*r) && (*r)[row] > left {
		row++
	}
	if row == len(*r) {
		*r = append(*r, 0)
	}
	(*r)[row] = left + wide + 8
	d.write(words{x: left, y: top + float64(row)*lineHeight(small), size: small, anchor: "left", valign: "top", colour: quiet, full: full}, text)
}

// writeUnit writes what the values are counted in, and gives the height it
// took.
func (d *draft) writeUnit(k kit, unit string, top float64) float64 {
	if unit == "" {
		return 0
	}
	d.label(words{x: 2, y: top, size: small, anchor: "left", valign: "top", colour: quiet}, unit, k.width-8, 1)
	return lineHeight(small) + 3
}

// valueLabels writes the numbers of a value axis left of the plot.
func (d *draft) valueLabels(k kit, s scale) {
	for _, v := range s.ticks() {
		d.write(words{x: d.plot.left - 7, y: d.py(v), size: small, anchor: "right", valign: "middle", colour: quiet}, s.label(k.formats, v))
	}
}

// breakAxis marks an axis of values that does not hold zero: a zigzag at its foot.
func (d *draft) breakAxis() {
	x, y := d.plot.left, d.plot.bottom()
	for _, to := range [][2]float64{{-4, 3}, {4, 7}, {0, 10}} {
		stroke := shape{kind: "line", x1: x, y1: y, x2: d.plot.left + to[0], y2: d.plot.bottom() - to[1], stroke: quiet, width: 1.25}
		d.shapes = append(d.shapes, stroke)
		x, y = stroke.x2, stroke.y2
	}
}

// widest gives the width of the widest number on a scale.
func (k kit) widest(s scale) float64 {
	most := 0.0
	for _, v := range s.ticks() {
		most = max(most, k.ruler.width(s.label(k.formats, v), small))
	}
	return most
}

// dayLabels writes the ticks of an axis of days under the plot. Labels at the
// ends stay inside the drawing.
func (d *draft) dayLabels(ticks []tick, top float64) {
	free, freeUnder := math.Inf(-1), math.Inf(-1)
	for _, t := range ticks {
		x := d.px(float64(t.at))
		free = d.underLabel(t.text, x, top, free)
		if t.under != "" {
			freeUnder = d.underLabel(t.under, x, top+lineHeight(small), freeUnder)
		}
	}
}

// underLabel writes a centred text that ends inside the drawing, unless it
// would touch the one before; it gives the end of what is taken.
func (d *draft) underLabel(text string, x, top, free float64) float64 {
	w := d.ruler.width(text, small)
	x = max(w/2, min(x, d.width-w/2))
	if x-w/2 < free+4 {
		return free
	}
	d.write(words{x: x, y: top, size: small, anchor: "center", valign: "top", colour: quiet}, text)
	return x + w/2
}

// underHeight is the height that the labels of some ticks take.
func underHeight(ticks []tick) float64 {
	for _, t := range ticks {
		if t.under != "" {
			return 2*lineHeight(small) + 8
		}
	}
	return lineHeight(small) + 8
}

func tickDays(ticks []tick) []float64 {
	list := make([]float64, len(ticks))
	for i, t := range ticks {
		list[i] = float64(t.at)
	}
	return list
}

// dot writes a number in a circle, the mark of an event.
func (d *draft) dot(x, y float64, number string) {
	d.shapes = append(d.shapes, shape{kind: "circle", x1: x, y1: y, r: 8, fill: paper, stroke: ink, width: 1})
	d.write(words{x: x, y: y, size: small, anchor: "center", valign: "middle", colour: ink}, number)
}

// today draws a line at a day of the axis and names it under the plot's top.
func (d *draft) today(k kit, day Day) {
	at := float64(day)
	if day == 0 || at < d.x.min || at > d.x.max {
		return
	}
	x := d.px(at)
	d.shapes = append(d.shapes, shape{kind: "line", x1: x, y1: d.plot.top, x2: x, y2: d.plot.bottom(), stroke: ink, width: 1.25})
	w := words{x: x + 4, y: d.plot.bottom() - 6, size: small, anchor: "left", valign: "bottom", colour: ink, halo: true}
	if x+4+d.ruler.width(k.words.Today, small) > d.plot.right() {
		w.x, w.anchor = x-4, "right"
	}
	d.write(w, k.words.Today)
}
