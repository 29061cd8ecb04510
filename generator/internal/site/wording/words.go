package wording

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/diag"
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

var dateInText = regexp.MustCompile(`(^|[\s(])(\d{4}-(?:\d{2}-\d{2}|\d{2}|Q[1-4]))\b`)

// DatesSpoken writes the dates of a sentence of the judgement as the pages do:
// "held since 2023-10-02" becomes "held since 2 October 2023".
func DatesSpoken(sentence string) string {
	return dateInText.ReplaceAllStringFunc(sentence, func(found string) string {
		date := strings.TrimLeft(found, " \t\n(")
		p, err := day.Parse(date)
		if err != nil {
			return found
		}
		return strings.TrimSuffix(found, date) + PeriodText(p)
	})
}

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

// Place names a file and line: "content/metrics/lead-time.csv:14".
func Place(p diag.Pos) string { return diag.Pos{File: p.File, Line: p.Line}.String() }

// Count gives "1 exhibit", "2 exhibits".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func Days(n int) string { return Count(n, "day", "days") }

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

// Word gives a choice whose word is its id, with the hyphens of ids kept; nil
// where nothing was chosen.
func Word(t casefile.Text) *views.Word {
	if t.V == "" {
		return nil
	}
	w := WordOf(t.V)
	return &w
}

// WordOf gives the choice of a word: "not started" has the id "not-started".
func WordOf(text string) views.Word {
	return views.Word{ID: strings.ReplaceAll(text, " ", "-"), Word: text}
}

// List joins words: "a", "a and b", "a, b and c".
func List(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// Clauses joins what is not empty: "a; b".
func Clauses(parts ...string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, "; ")
}

// Capital begins a sentence.
func Capital(s string) string {
	if s == "" {
		return ""
	}
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}
