package wording

import (
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// DateOf words a date; nil where none is given.
func DateOf(d casefile.Date) *views.Date { return PeriodDate(d.V) }

func PeriodDate(p day.Period) *views.Date {
	if !p.Given() {
		return nil
	}
	d := views.Date{ISO: p.Last.String(), Text: PeriodText(p)}
	if p.First != p.Last && p == WithText(p.First.Month(), p.Text) {
		d.ISO = d.ISO[:len("2026-03")]
	}
	return &d
}

// DayDate words a day; nil for day.None.
func DayDate(d day.Day) *views.Date {
	if d == day.None {
		return nil
	}
	return &views.Date{ISO: d.String(), Text: DayText(d)}
}

// PeriodText gives "31 March 2026", "week of 26 January 2026", "March 2026", "Q1
// 2026" or "2026". Of a point that shares its day it tells the time as well.
func PeriodText(p day.Period) string { return p.Words() }

func WithText(p day.Period, text string) day.Period {
	p.Text = text
	return p
}

func DayText(d day.Day) string { return day.On(d).Words() }

// SpanText gives "January 2026 – 31 March 2026", or the one that is given.
func SpanText(from, to casefile.Date) string {
	switch {
	case !from.V.Given() && !to.V.Given():
		return ""
	case !from.V.Given() || from.V == to.V:
		return PeriodText(to.V)
	case !to.V.Given():
		return "since " + PeriodText(from.V)
	}
	return PeriodText(from.V) + " – " + PeriodText(to.V)
}

// Distance says how far a day is from another: "today", "in 69 days", "12 days ago".
func Distance(to, from day.Day) string {
	switch n := int(to - from); {
	case n == 0:
		return "today"
	case n > 0:
		return "in " + Days(n)
	default:
		return Days(-n) + " ago"
	}
}

// LateText says how late something is: "12 days late", "3 days early".
func LateText(by int) string {
	switch {
	case by > 0:
		return Days(by) + " late"
	case by < 0:
		return Days(-by) + " early"
	}
	return ""
}
