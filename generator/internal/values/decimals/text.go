package decimals

import (
	"math"
	"strconv"
	"strings"
)

const (
	minus  = "−" // U+2212, as wide as a plus
	noWrap = "\u00a0"
)

// Text writes a number in English with n decimals: "1,250.50", "−0.5"; "" for a
// gap. Beyond what anybody counts in, it has an exponent.
func Text(v float64, n int) string {
	if gap(v) {
		return ""
	}
	v = Round(v, n)
	text, size := "", math.Abs(v)
	if size >= 1e18 || size > 0 && size < 1e-9 {
		text = strings.Replace(strconv.FormatFloat(size, 'g', -1, 64), "e+", "e", 1)
	} else {
		whole, rest, _ := strings.Cut(strconv.FormatFloat(size, 'f', n, 64), ".")
		if text = thousands(whole); rest != "" {
			text += "." + rest
		}
	}
	if v < 0 {
		text = minus + text
	}
	return text
}

// Figure writes a number with at most n decimals, and its unit: "31 h", "99.9%".
// What a unit says behind a comma ("points, January 2024 = 100") is for headings.
func Figure(v float64, n int, unit string) string {
	if gap(v) {
		return ""
	}
	text := Text(v, min(n, trimmed(v, n)))
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
