// Package axes decides which series of a chart share a value axis, and which values
// the limits set by the author would cut off.
//
// Change the assignment of series to axes here. Package chart draws the axes, and a
// check reports what they cut off.
package axes

import "math"

// Series is a series as far as its axis is concerned.
type Series struct {
	Name   string
	Unit   string
	Zero   bool // it grows from zero, as bars and areas do
	Values []float64
}

// Gap tells whether a value is none.
func Gap(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) }

// apart is how many times larger a series of the same unit may be before it
// gets an axis of its own: beyond that the smaller one would be a flat line.
const apart = 12

// Parts gives the axis of each series, counted from 0 in the order of the series:
// those of one unit and of like size share one.
func Parts(all []Series) []int {
	type part struct {
		unit string
		size float64 // of the first series that has one
	}
	var parts []part
	of := make([]int, len(all))
	for n, s := range all {
		size, at := s.size(), -1
		for i, p := range parts {
			alike := size == 0 || p.size == 0 || max(size, p.size) <= apart*min(size, p.size)
			if at < 0 && p.unit == s.Unit && alike {
				at = i
			}
		}
		if at < 0 {
			parts, at = append(parts, part{unit: s.Unit}), len(parts)
		}
		if parts[at].size == 0 {
			parts[at].size = size
		}
		of[n] = at
	}
	return of
}

// size is the largest absolute value.
func (s Series) size() float64 {
	most := 0.0
	for _, v := range s.Values {
		if !Gap(v) {
			most = max(most, math.Abs(v))
		}
	}
	return most
}

// Hidden is something that an author's own end of the axis would hide.
type Hidden struct {
	Max   bool   // of the upper end
	Name  string // of the series; "" = the zero that bars and areas grow from
	Value float64
}

// Beyond tells what the author's own ends of the first axis would hide: the most
// distant value of each end. An end that is nil is not given.
func Beyond(all []Series, low, high *float64) (hidden []Hidden) {
	var first []Series
	for n, part := range Parts(all) {
		if part == 0 {
			first = append(first, all[n])
		}
	}
	if low != nil {
		hidden = farthest(first, *low, func(a, b float64) bool { return a < b })
	}
	if high != nil {
		for _, h := range farthest(first, *high, func(a, b float64) bool { return a > b }) {
			h.Max = true
			hidden = append(hidden, h)
		}
	}
	return hidden
}

// farthest gives what lies farthest beyond an end, if anything does.
func farthest(all []Series, end float64, beyond func(a, b float64) bool) []Hidden {
	var found []Hidden
	see := func(h Hidden) {
		if beyond(h.Value, end) && (found == nil || beyond(h.Value, found[0].Value)) {
			found = []Hidden{h}
		}
	}
	for _, s := range all {
		if s.Zero {
			see(Hidden{})
		}
	}
	for _, s := range all {
		for _, v := range s.Values {
			if !Gap(v) {
				see(Hidden{Name: s.Name, Value: v})
			}
		}
	}
	return found
}
