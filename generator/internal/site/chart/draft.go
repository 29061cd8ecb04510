package chart

import (
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Sizes of text, in pixels.
const (
	small = 11.5
	usual = 12.5
)

// lineHeight is the distance of two lines of text.
func lineHeight(size float64) float64 { return math.Round(size * 1.28) }

// draft is a chart laid out: what ECharts is to draw, where the texts stand,
// and what the marks say.
type draft struct {
	ruler         ruler
	width, height float64
	empty         string // why there is nothing to draw
	plot          rect   // where the axes span their space; zero without axes
	x, y          *axis
	more          []panel // further plots, below the first
	radar         *opts.RadarComponent
	radius        float64 // of the radar
	series        []series
	shapes        []shape
	texts         []words
	hits          []hit
	notes         []string
	cut           [][2]string // texts of series that were cut, and the whole of them
	kind          string      // of go-echarts: "line" for everything on axes, "radar", "sankey"
}

// panel is one plot of several.
type panel struct {
	plot rect
	x, y *axis
}

type rect struct{ left, top, width, height float64 }

func (r rect) right() float64  { return r.left + r.width }
func (r rect) bottom() float64 { return r.top + r.height }

// axis is one axis of the plot, without its texts.
type axis struct {
	kind     string // "value", "time" (days) or "category"
	min, max float64
	names    []string  // of categories
	ticks    []float64 // where small lines stand
	step     float64   // of the grid lines, 0 = none
	line     bool      // draw the axis itself
	inverse  bool
	factor   float64
}

// ms is a day as ECharts' time axis counts.
func ms(day float64) float64 { return day * 86400000 }

// series is a series of ECharts: what go-echarts has fields for, what it has
// none for, and what its items say.
type series struct {
	charts.SingleSeries
	extra map[string]any
	marks []mark
	links []mark // of a Sankey
}

// mark is what an item says when it is pointed at.
type mark struct{ x, label, value string }

// hit is a part of the plot that answers for a place on the axis.
type hit struct {
	rect
	mark
}

// shape is a line, a circle or a rectangle that is no item of a series.
type shape struct {
	kind           string // line, circle, rect
	x1, y1, x2, y2 float64
	r              float64
	fill, stroke   colour
	width          float64
	dash           any
	behind         bool // under the series
}

// words is a text of one line at its place.
type words struct {
	text   string
	x, y   float64
	size   float64
	anchor string // left, center, right
	valign string // top, middle, bottom
	colour colour
	bold   bool
	halo   bool   // a rim in the colour of the paper, over lines
	full   string // the whole text, where text is cut
}

// write puts a text of one or more lines at a place; y is the middle of the
// block, or its top or bottom as valign says.
func (d *draft) write(w words, lines ...string) {
	h := lineHeight(w.size)
	total := h * float64(len(lines))
	top := w.y - total/2
	switch w.valign {
	case "top":
		top = w.y
	case "bottom":
		top = w.y - total
	}
	w.valign = "middle"
	full := w.full
	for i, l := range lines {
		w.text, w.y = l, top+h*(float64(i)+.5)
		w.full = ""
		if i == len(lines)-1 && full != "" && endsCut(l) && full != l {
			w.full = full
		}
		d.texts = append(d.texts, w)
	}
}

func endsCut(s string) bool { return len(s) >= 3 && s[len(s)-3:] == "…" }

// label wraps a text to a room and writes it.
func (d *draft) label(w words, text string, room float64, lines int) {
	w.full = text
	d.write(w, d.ruler.of(w.bold).wrap(text, w.size, room, lines)...)
}

// at gives the place of a value on an axis of the plot, in pixels from its
// start.
func (a axis) at(v, length float64) float64 {
	p := (v - a.min) / (a.max - a.min) * length
	if a.inverse {
		p = length - p
	}
	return p
}

// px and py give places in the drawing.
func (d *draft) px(v float64) float64 { return d.plot.left + d.x.at(v, d.plot.width) }
func (d *draft) py(v float64) float64 { return d.plot.bottom() - d.y.at(v, d.plot.height) }

// kit is what every chart needs to lay itself out.
type kit struct {
	formats
	width, height float64 // height 0 = as the chart likes
	words         Words
	ruler         ruler
}

// valueIn heads a column of values, with their unit.
func (k kit) valueIn(unit string) string {
	if unit = plain(unit); unit != "" {
		return k.words.Value + " (" + unit + ")"
	}
	return k.words.Value
}

// narrow tells whether labels must stand above the plot, not beside it.
func (k kit) narrow() bool { return k.width < 520 }

// high gives the height asked for, or the chart's own.
func (k kit) high(own float64) float64 {
	if k.height > 0 {
		return k.height
	}
	return own
}

// nothing is the draft of a chart without data.
func (k kit) nothing(why string) draft {
	d := draft{ruler: k.ruler, width: k.width, height: 72, empty: why, kind: "line"}
	d.write(words{x: k.width / 2, y: 36, size: usual, anchor: "center", valign: "middle", colour: quiet},
		k.ruler.wrap(why, usual, k.width-24, 2)...)
	return d
}
