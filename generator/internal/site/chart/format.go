package chart

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/bep/golocales"

	"github.com/casebook-dev/casebook/generator/internal/values/decimals"
)

// Day is a calendar day, counted from 1970-01-01 (which is day 0).
type Day int

// Span is a run of days, first and last included. A point of a chart that
// stands for a month or a quarter is the span of its days; its label says
// "Jan 2026" or "Q1 2026".
type Span struct{ First, Last Day }

// On gives the span of one day.
func On(d Day) Span { return Span{d, d} }

// middle is where a span lies on an axis of days.
func (s Span) middle() float64 {
	if s.Last <= s.First {
		return float64(s.First)
	}
	return float64(s.First+s.Last+1) / 2
}

func (d Day) time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

func dayOf(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// formats writes numbers and dates in one language.
type formats struct {
	names    golocales.Translator
	months   []string
	language string
}

// formatsOf gives the formats of a language tag, as "de" or "pt-BR"; of its
// first part, where the tag is not known; of English otherwise.
func formatsOf(tag string) formats {
	tag = strings.ToLower(strings.ReplaceAll(tag, "_", "-"))
	base, _, _ := strings.Cut(tag, "-")
	for _, t := range []string{tag, base, "en"} {
		if names := golocales.New(t); names != nil {
			return formats{names, monthNames(names, base), base}
		}
	}
	panic("bug: the formats of English are missing")
}

// monthNames gives short names, and numbers where a language has none.
func monthNames(names golocales.Translator, language string) []string {
	list := make([]string, 12)
	for i := range list {
		for _, known := range [][]string{names.MonthsAbbreviated(), names.MonthsWide()} {
			if i < len(known) && list[i] == "" {
				list[i] = known[i]
			}
		}
		if list[i] == "" {
			list[i] = strconv.Itoa(i + 1)
			if language == "ja" || language == "zh" {
				list[i] += "月"
			}
		}
	}
	return list
}

// decimals writes a number with a fixed number of decimals.
func (f formats) decimals(v float64, n int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	if a := math.Abs(v); a >= 1e15 || a > 0 && a < 1e-9 {
		s := strings.Replace(strconv.FormatFloat(a, 'g', 6, 64), "e+", "e", 1)
		if v < 0 {
			s = "−" + s
		}
		return s
	}
	s := f.names.FormatNumber(math.Abs(v), n)
	if v < 0 && strings.ContainsAny(s, "123456789") {
		s = "−" + s
	}
	return s
}

// value writes a number that is compared with nothing.
func (f formats) value(v float64) string { return f.short(v, decimals.Of(v)) }

// short writes a number with at most n decimals.
func (f formats) short(v float64, n int) string {
	return f.decimals(v, min(n, decimals.Own(decimals.Round(v, n))))
}

// with writes a value with at most n decimals and its unit, "12 min" or "45 %".
// What a unit says behind a comma ("points, January 2024 = 100") is for the axis.
func (f formats) with(v float64, n int, unit string) string {
	s := f.short(v, n)
	unit, _, _ = strings.Cut(unit, ", ")
	if s == "" || unit == "" {
		return s
	}
	return s + "\u00a0" + unit
}

// span writes a span as short as it can be said: "Q1 2026", "Mar 2026",
// "31 Mar 2026" as the language has it, or two days.
func (f formats) span(s Span) string {
	y, m, d := s.First.time().Date()
	y2, m2, d2 := s.Last.time().Date()
	last := dayOf(y2, m2+1, 0) == s.Last
	switch {
	case s.Last <= s.First:
		return f.day(s.First)
	case d == 1 && last && m == 1 && m2 == 12 && y == y2:
		return strconv.Itoa(y)
	case d == 1 && last && y == y2 && m == m2:
		return f.month(y, m)
	case d == 1 && last && y == y2 && m2-m == 2 && m%3 == 1:
		return fmt.Sprintf("Q%d %d", (m+2)/3, y)
	case d == 1 && last && d2 > 27:
		return f.month(y, m) + "–" + f.month(y2, m2)
	}
	return f.day(s.First) + "–" + f.day(s.Last)
}

func (f formats) day(d Day) string { return f.names.FormatDateMedium(d.time()) }

func (f formats) month(y int, m time.Month) string {
	name := f.months[m-1]
	switch f.language {
	case "ja", "zh":
		return fmt.Sprintf("%d年%s", y, name)
	case "ko":
		return fmt.Sprintf("%d년 %s", y, name)
	}
	return name + " " + strconv.Itoa(y)
}

// iso writes a span for machines: a day, or first and last day.
func (s Span) iso() string {
	first := s.First.time().Format(time.DateOnly)
	if s.Last <= s.First {
		return first
	}
	return first + "/" + s.Last.time().Format(time.DateOnly)
}
