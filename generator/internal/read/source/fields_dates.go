package source

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Date reads a day, a month or a quarter.
func (f *Fields) Date(key string) At[day.Period] {
	v, ok := f.scalar(key, "a date")
	if !ok {
		return At[day.Period]{}
	}
	return ReadDate(v, f.diags)
}

// DateOrWeek reads a day, a week, a month or a quarter.
func (f *Fields) DateOrWeek(key string) At[day.Period] {
	v, ok := f.scalar(key, "a date")
	if !ok {
		return At[day.Period]{}
	}
	if week, is := day.ParseWeek(strings.TrimSpace(v.Text)); is {
		return At[day.Period]{week, v.Pos}
	}
	return ReadDate(v, f.diags)
}

// ReadDate reads a scalar as a day, a month or a quarter. The time of day that
// TOML and YAML allow is left out.
func ReadDate(v Value, diags *diag.List) At[day.Period] {
	text := strings.TrimSpace(v.Text)
	if len(text) > 10 && timeForm.MatchString(text[10:]) {
		text = text[:10]
	}
	p, err := day.Parse(text)
	if err != nil {
		d := diags.Errorf(v.Pos, "date-bad", "%s", err)
		d.Hintf("%s", DateHint(text))
		return At[day.Period]{}
	}
	return At[day.Period]{p, v.Pos}
}

// DateHint says what to write in place of a text that is no date.
func DateHint(text string) string {
	text = unquote(text)
	if _, err := day.Parse(text); err == nil {
		return "write " + text
	}
	if week, is := day.ParseWeek(text); is {
		return fmt.Sprintf("a week is written as one of its days, which are %s to %s", week.First, week.Last)
	}
	if meant := day.Meant(text); len(meant) > 0 {
		return "write " + strings.Join(meant, " or ")
	}
	return "write a day as 2026-03-31, a month as 2026-03, a quarter as 2026-Q1"
}

// timeForm is the time of day that stands behind a day, in YAML or in TOML.
var timeForm = regexp.MustCompile(`^(?:[Tt]|[ \t]+)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?[ \t]*(?:[Zz]|[-+]\d{1,2}(?::?\d{2})?)?$`)

// Span reads a length of time, "24 months".
func (f *Fields) Span(key string) At[day.Span] {
	v, ok := f.scalar(key, "a length of time")
	if !ok {
		return At[day.Span]{}
	}
	s, err := day.ParseSpan(v.Text)
	if err != nil {
		f.diags.Errorf(v.Pos, "value-bad", "%s", err).Hintf("write a number and a unit, as in 90 days, 8 weeks, 24 months or 2 years")
		return At[day.Span]{}
	}
	return At[day.Span]{s, v.Pos}
}
