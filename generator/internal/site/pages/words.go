package pages

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// dateOf words a date; nil where none is given.
func dateOf(d casefile.Date) *Date { return periodDate(d.V) }

func periodDate(p day.Period) *Date {
	if !p.Given() {
		return nil
	}
	d := Date{ISO: p.Last.String(), Text: periodText(p)}
	if p.First != p.Last && p == withText(p.First.Month(), p.Text) {
		d.ISO = d.ISO[:len("2026-03")]
	}
	return &d
}

// dayDate words a day; nil for day.None.
func dayDate(d day.Day) *Date {
	if d == day.None {
		return nil
	}
	return &Date{ISO: d.String(), Text: dayText(d)}
}

// periodText gives "31 March 2026", "week of 26 January 2026", "March 2026", "Q1
// 2026" or "2026". Of a point that shares its day it tells the time as well.
func periodText(p day.Period) string { return p.Words() }

var dateInText = regexp.MustCompile(`(^|[\s(])(\d{4}-(?:\d{2}-\d{2}|\d{2}|Q[1-4]))\b`)

// datesSpoken writes the dates of a sentence of the judgement as the pages do:
// "held since 2023-10-02" becomes "held since 2 October 2023".
func datesSpoken(sentence string) string {
	return dateInText.ReplaceAllStringFunc(sentence, func(found string) string {
		date := strings.TrimLeft(found, " \t\n(")
		p, err := day.Parse(date)
		if err != nil {
			return found
		}
		return strings.TrimSuffix(found, date) + periodText(p)
	})
}

func withText(p day.Period, text string) day.Period {
	p.Text = text
	return p
}

func dayText(d day.Day) string { return day.On(d).Words() }

// spanText gives "January 2026 – 31 March 2026", or the one that is given.
func spanText(from, to casefile.Date) string {
	switch {
	case !from.V.Given() && !to.V.Given():
		return ""
	case !from.V.Given() || from.V == to.V:
		return periodText(to.V)
	case !to.V.Given():
		return "since " + periodText(from.V)
	}
	return periodText(from.V) + " – " + periodText(to.V)
}

// place names a file and line: "content/metrics/lead-time.csv:14".
func place(p diag.Pos) string { return diag.Pos{File: p.File, Line: p.Line}.String() }

// count gives "1 exhibit", "2 exhibits".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func days(n int) string { return count(n, "day", "days") }

// distance says how far a day is from another: "today", "in 69 days", "12 days ago".
func distance(to, from day.Day) string {
	switch n := int(to - from); {
	case n == 0:
		return "today"
	case n > 0:
		return "in " + days(n)
	default:
		return days(-n) + " ago"
	}
}

// lateText says how late something is: "12 days late", "3 days early".
func lateText(by int) string {
	switch {
	case by > 0:
		return days(by) + " late"
	case by < 0:
		return days(-by) + " early"
	}
	return ""
}

// word gives a choice whose word is its id, with the hyphens of ids kept; nil
// where nothing was chosen.
func word(t casefile.Text) *Word {
	if t.V == "" {
		return nil
	}
	w := wordOf(t.V)
	return &w
}

// wordOf gives the choice of a word: "not started" has the id "not-started".
func wordOf(text string) Word {
	return Word{ID: strings.ReplaceAll(text, " ", "-"), Word: text}
}

// list joins words: "a", "a and b", "a, b and c".
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// clauses joins what is not empty: "a; b".
func clauses(parts ...string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, "; ")
}

// capital begins a sentence.
func capital(s string) string {
	if s == "" {
		return ""
	}
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}
