// Package decimals decides how many decimals figures have, and formats them.
//
// A reader compares: a value with its baseline, its target, the value before it.
// Two figures that differ must not look the same, and 99.96 must not be read as
// 100. So the decimals follow from the figures that are compared, and every
// place that writes a number asks here. Gaps (NaN) and infinities ask for nothing.
package decimals

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

const (
	// telling is how many digits of a lone figure tell something.
	telling = 3
	// typed is how many digits an author writes at most: a figure of more is
	// computed, and what ends it is noise of binary fractions.
	typed = 15
	// most is how many decimals a computed figure has, where it takes no more to
	// show it at all.
	most = 6
)

// Own gives the decimals that a figure has of its own, as it was typed.
func Own(v float64) int {
	n := exact(v)
	if gap(v) || Round(v, n) == v {
		return n
	}
	return trimmed(v, min(n, max(most, first(v, telling))))
}

// Column gives the decimals that all figures of a column are written with, so
// that none of them loses any of its own.
func Column(figures ...float64) int {
	n := 0
	for _, v := range figures {
		n = max(n, Own(v))
	}
	return n
}

// Of gives the decimals that tell figures apart that are compared with
// each other: at least as many as tell something of each, and as many more as
// it takes for two that differ to look different, and for none to be rounded up
// to a power of ten.
func Of(figures ...float64) int {
	all := slices.DeleteFunc(slices.Clone(figures), gap)
	slices.Sort(all)
	n := 0
	for _, v := range all {
		n = max(n, alone(v))
	}
	for i := 1; i < len(all); i++ {
		n = apart(n, all[i-1], all[i])
	}
	return n
}

// Along gives the decimals that tell each figure of a run from the next one, and
// from the marks that all are held against, as a baseline.
func Along(run []float64, marks ...float64) int {
	n := Of(marks...)
	before := math.NaN()
	for _, v := range run {
		if gap(v) {
			continue
		}
		if !enough(n, v) {
			n = max(n, alone(v))
		}
		n = apart(n, before, v)
		for _, m := range marks {
			n = apart(n, m, v)
		}
		before = v
	}
	return n
}

// Same tells whether two figures differ by no more than noise.
func Same(a, b float64) bool {
	return a == b || math.Abs(a-b) <= 1e-13*max(math.Abs(a), math.Abs(b))
}

// alone gives the decimals of a figure that is compared with nothing.
func alone(v float64) int {
	if gap(v) || v == 0 {
		return 0
	}
	own := exact(v)
	n := min(own, first(v, telling))
	for n < own && risen(v, n) {
		n++
	}
	return n
}

// enough tells at a glance that n decimals are enough for a figure alone: most
// runs are long, and few of their figures ask for more than those before.
func enough(n int, v float64) bool {
	size := math.Log10(math.Abs(v))
	return v == 0 || n >= first(v, telling) && math.Pow(10, math.Ceil(size))-math.Abs(v) > math.Pow10(-n)
}

// apart gives the decimals, n or more, with which two figures look different.
func apart(n int, a, b float64) int {
	if gap(a) || gap(b) || math.Abs(a-b) > math.Pow10(-n) || Same(a, b) {
		return n
	}
	for most := max(exact(a), exact(b)); n < most && Round(a, n) == Round(b, n); {
		n++
	}
	return n
}

// exact gives the decimals that show a figure without its noise.
func exact(v float64) int {
	if gap(v) || v == 0 {
		return 0
	}
	return trimmed(v, first(v, typed))
}

// first gives the decimals that show so many digits of a figure.
func first(v float64, digits int) int {
	return min(330, max(0, digits-1-int(math.Floor(math.Log10(math.Abs(v))))))
}

// trimmed counts the decimals of a figure with n of them, up to the last that is
// no zero.
func trimmed(v float64, n int) int {
	_, rest, _ := strings.Cut(strconv.FormatFloat(v, 'f', n, 64), ".")
	return len(strings.TrimRight(rest, "0"))
}

// risen tells whether n decimals round a figure up to a power of ten.
func risen(v float64, n int) bool {
	r, v := math.Abs(Round(v, n)), math.Abs(v)
	return r > v && !Same(r, v) && Same(r, math.Pow(10, math.Round(math.Log10(r))))
}

// Round rounds a figure to n decimals, as it is written with them.
func Round(v float64, n int) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'f', n, 64), 64)
	if r == 0 {
		return 0 // there is no "-0" for a reader
	}
	return r
}

func gap(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) }
