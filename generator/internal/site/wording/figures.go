package wording

import (
	"math"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
	"github.com/casebook-dev/casebook/generator/internal/values/decimals"
)

const NoWrap = "\u00a0"

// Figure words a number with its unit and all the decimals that it has of its
// own: "1,250 h", "31%", "−0.5"; "" for a gap.
func Figure(v float64, unit string) string { return decimals.Figure(v, decimals.Own(v), unit) }

// InColumn writes the numbers of one column, all with the same decimals.
func InColumn(values []float64) []string {
	n := decimals.Column(values...)
	cells := make([]string, len(values))
	for i, v := range values {
		cells[i] = decimals.Text(v, n)
	}
	return cells
}

// Rounded gives a computed figure with the decimals that tell something.
func Rounded(v float64) float64 { return decimals.Round(v, decimals.Of(v)) }

// Signed words a change with its sign.
func Signed(v float64, unit string) string {
	if math.Abs(v) == 1 && unit == "points" {
		unit = "point"
	}
	text := Figure(v, unit)
	if v > 0 {
		text = "+" + text
	}
	return text
}

// InPercent tells whether figures of a unit are percentages, whose changes are
// told in points: a percentage of a percentage is read wrong.
func InPercent(unit string) bool {
	unit = strings.ToLower(strings.TrimSpace(unit))
	for _, word := range []string{"%", "percent", "per cent", "pct"} {
		if strings.HasPrefix(unit, word) {
			return true
		}
	}
	return unit == "pp" || unit == "p.p."
}

// Direction says whether a change is for the better: "better", "worse",
// "same"; "" where nobody said which way is better.
func Direction(from, to float64, better string) string {
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

// Percent gives the share of a whole, for widths: "75", "33.3".
func Percent(part, whole float64) string {
	if whole <= 0 {
		return "0"
	}
	return strconv.FormatFloat(math.Round(part/whole*1000)/10, 'f', -1, 64)
}

// FromTo words a change: "from 47 min to 31 min (−34%)".
func FromTo(from, to, change string) string {
	text := to
	switch {
	case from != "" && to != "":
		text = "from " + from + " to " + to
	case from != "":
		text = "before: " + from
	}
	if change != "" && text != "" {
		text += " (" + change + ")"
	}
	return text
}

// During puts the period of a figure behind it: "47 min in Q1 2025", "3 on 2 March 2026".
func During(text string, over day.Period) string {
	if text == "" || !over.Given() {
		return text
	}
	return At(text, PeriodDate(over))
}

// At is During for a period that is worded already.
func At(text string, when *views.Date) string {
	if p, err := day.Parse(when.ISO); err == nil && strings.HasPrefix(when.Text, DayText(p.Last)) {
		return text + " on " + when.Text
	}
	return text + " in " + strings.Replace(when.Text, "week of", "the week of", 1)
}
