package chart

import (
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// form is how one series is drawn.
func (l *lineLayout) form(s Series) Form {
	if s.Form != Plain {
		return s.Form
	}
	return l.Form
}

// columns counts the series that are drawn as columns.
func (l *lineLayout) columns() int {
	n := 0
	for _, s := range l.Series {
		if l.form(s) == Column {
			n++
		}
	}
	return n
}

// fromZero tells whether the axis must hold zero: bars and areas lie about
// their size otherwise.
func (l *lineLayout) fromZero() bool {
	for _, s := range l.Series {
		if f := l.form(s); f == Area || f == Column {
			return true
		}
	}
	return l.Zero
}

// bound lets the author's own ends of the axis rule, as far as they hide nothing.
func (l *lineLayout) bound(sc *scale) {
	lo, hi := sc.min*sc.factor, sc.max*sc.factor
	low, high := l.shown()
	own := func(end *float64) bool { return end != nil && !gap(*end) }
	least, most := own(l.Min) && *l.Min <= low, own(l.Max) && *l.Max >= high
	switch {
	case least:
		lo = *l.Min
	case own(l.Min):
		lo = low
	}
	switch {
	case most:
		hi = *l.Max
	case own(l.Max):
		hi = high
	}
	if !own(l.Min) && !own(l.Max) || lo >= hi {
		return
	}
	*sc = niceScale(lo, hi, max(2, int((sc.max-sc.min)/sc.step)))
	if least {
		sc.min = lo / sc.factor
	}
	if most {
		sc.max = hi / sc.factor
	}
	sc.start = math.Ceil(sc.min/sc.step-1e-9) * sc.step
}

// shown is what the axis of values must hold: every value, what they are held
// against, and the zero of bars and areas.
func (l *lineLayout) shown() (low, high float64) {
	if l.fromZero() {
		return min(l.lo, 0), max(l.hi, 0)
	}
	return l.lo, l.hi
}

// alone marks values between two gaps, which no line would show, and the last.
func (l *lineLayout) alone(data [][2]any, colour colour, i int) {
	out := series{extra: map[string]any{"silent": true, "clip": false}}
	out.Type, out.Symbol, out.SymbolSize = "scatter", markers[i%len(markers)], 5
	out.ItemStyle = &opts.ItemStyle{Color: string(colour)}
	var few [][2]any
	for j, p := range data {
		before := j == 0 || data[j-1][1] == nil
		after := j == len(data)-1 || data[j+1][1] == nil
		if p[1] != nil && (before && after || j == len(data)-1) {
			few = append(few, p)
		}
	}
	if out.Data = few; len(few) > 0 {
		l.draft.series = append(l.draft.series, out)
	}
}

// column makes a series of bars; with several series they stand side by side.
func (l *lineLayout) column(out *series, colour colour) {
	closest := math.Inf(1)
	places := l.places()
	for j := 1; j < len(places); j++ {
		closest = min(closest, places[j]-places[j-1])
	}
	px := l.draft.plot.width / (l.last - l.first) * closest * .72 / float64(l.columns())
	out.Type = "bar"
	out.BarWidth = pixels(max(1, min(px, 36)))
	out.BarGap = "10%"
	strength := .85
	if l.columns() < len(l.Series) {
		strength = .4 // lines go over them
	}
	out.ItemStyle = &opts.ItemStyle{Color: string(colour), Opacity: opts.Float(float32(strength))}
}

// underColumns moves ticks from the first day of a month to the middle of the
// column that begins on it, where the last of them has one.
func (l *lineLayout) underColumns(ticks []tick) []tick {
	middle := map[Day]Day{}
	for _, s := range l.Series {
		for _, p := range s.Points {
			if p.Last > p.First {
				middle[p.First] = Day(p.middle())
			}
		}
	}
	if len(middle) == 0 {
		return ticks
	}
	var list []tick
	for _, t := range ticks {
		if at, ok := middle[t.at]; ok {
			t.at = at
			list = append(list, t)
		}
	}
	return list
}

// places lists where there are values, in order.
func (l *lineLayout) places() []float64 {
	var list []float64
	for _, s := range l.Series {
		for _, p := range s.Points {
			if !gap(p.Value) {
				list = append(list, p.middle())
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}
