package pages

import (
	"math"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/values/decimals"
)

const noWrap = "\u00a0"

// figure words a number with its unit and all the decimals that it has of its
// own: "1,250 h", "31%", "−0.5"; "" for a gap.
func figure(v float64, unit string) string { return decimals.Figure(v, decimals.Own(v), unit) }

// inColumn writes the numbers of one column, all with the same decimals.
func inColumn(values []float64) []string {
	n := decimals.Column(values...)
	cells := make([]string, len(values))
	for i, v := range values {
		cells[i] = decimals.Text(v, n)
	}
	return cells
}

// rounded gives a computed figure with the decimals that tell something.
func rounded(v float64) float64 { return decimals.Round(v, decimals.Of(v)) }

// change words the way from one figure to another: "−34%" of the first; of
// percentages in points, "+0.8 points"; and as a difference, "+4 h", where a
// percentage would say nothing, from zero or on either side of it. "" where there
// is none to tell.
func change(from, to reading, unit string) string {
	difference := to.value - from.value
	percent := difference / from.value * 100
	switch {
	case math.IsNaN(difference) || math.IsInf(difference, 0):
		return ""
	case decimals.Same(from.value, to.value):
		return "no change"
	case inPercent(unit):
		return signed(from.difference(to), "points")
	case from.value <= 0 || to.value < 0 || math.IsInf(percent, 0):
		return signed(from.difference(to), unit)
	}
	n := 0
	if math.Abs(percent) < 10 {
		n = 1
	}
	for exact := decimals.Own(percent); n < exact && (decimals.Round(percent, n) == 0 || decimals.Round(percent, n) == -100 && to.value != 0); {
		n++
	}
	return signed(decimals.Round(percent, n), "%")
}

// signed words a change with its sign.
func signed(v float64, unit string) string {
	if math.Abs(v) == 1 && unit == "points" {
		unit = "point"
	}
	text := figure(v, unit)
	if v > 0 {
		text = "+" + text
	}
	return text
}

// inPercent tells whether figures of a unit are percentages, whose changes are
// told in points: a percentage of a percentage is read wrong.
func inPercent(unit string) bool {
	unit = strings.ToLower(strings.TrimSpace(unit))
	for _, word := range []string{"%", "percent", "per cent", "pct"} {
		if strings.HasPrefix(unit, word) {
			return true
		}
	}
	return unit == "pp" || unit == "p.p."
}

// direction says whether a change is for the better: "better", "worse",
// "same"; "" where nobody said which way is better.
func direction(from, to float64, better string) string {
	switch {
	case better == "" || math.IsNaN(from) || math.IsNaN(to):
		return ""
	case decimals.Same(from, to):
		return "same"
	case (to < from) == (better == "lower"):
		return "better"
	}
	return "worse"
}

// percent gives the share of a whole, for widths: "75", "33.3".
func percent(part, whole float64) string {
	if whole <= 0 {
		return "0"
	}
	return strconv.FormatFloat(math.Round(part/whole*1000)/10, 'f', -1, 64)
}
