package pages

import (
	"math"
	"strconv"
	"strings"
)

const (
	minus  = "−" // U+2212, as wide as a plus
	noWrap = "\u00a0"
)

// figure words a number with its unit: "1,250 h", "31%", "−0.5"; "" for a gap.
// What a unit says behind a comma ("points, January 2024 = 100") is for headings.
func figure(v float64, unit string) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	text := strconv.FormatFloat(math.Abs(v), 'f', -1, 64)
	whole, rest, _ := strings.Cut(text, ".")
	if len(rest) > 6 { // noise of binary fractions, not a figure
		text = strings.TrimRight(strings.TrimRight(strconv.FormatFloat(math.Abs(v), 'f', 6, 64), "0"), ".")
		whole, rest, _ = strings.Cut(text, ".")
	}
	text = thousands(whole)
	if rest != "" {
		text += "." + rest
	}
	if v < 0 && text != "0" {
		text = minus + text
	}
	switch unit, _, _ = strings.Cut(unit, ", "); {
	case unit == "":
		return text
	case strings.HasPrefix(unit, "%") || unit == "°":
		return text + unit
	}
	return text + noWrap + unit
}

// thousands puts commas between groups of three digits.
func thousands(digits string) string {
	var grouped strings.Builder
	for i, c := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			grouped.WriteByte(',')
		}
		grouped.WriteRune(c)
	}
	return grouped.String()
}

// rounded gives a mean with three digits that mean something; its whole part
// stays in full.
func rounded(v float64) float64 {
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) {
		return v
	}
	digits := max(0, 2-int(math.Floor(math.Log10(math.Abs(v)))))
	scale := math.Pow10(min(digits, 12))
	return math.Round(v*scale) / scale
}

// change words the way from one figure to another in percent of the first:
// "−34%", "+4.5%", "0%"; "" where there is none to tell.
func change(from, to float64) string {
	p := (to - from) / math.Abs(from) * 100
	if math.IsNaN(p) || math.IsInf(p, 0) {
		return ""
	}
	if math.Abs(p) < 10 {
		p = math.Round(p*10) / 10
	} else {
		p = math.Round(p)
	}
	text := figure(p, "%")
	if p > 0 {
		text = "+" + text
	}
	return text
}

// direction says whether a change is for the better: "better", "worse",
// "same"; "" where nobody said which way is better.
func direction(from, to float64, better string) string {
	switch {
	case better == "" || math.IsNaN(from) || math.IsNaN(to):
		return ""
	case from == to:
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
