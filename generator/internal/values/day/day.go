// Package day counts in calendar days.
//
// It owns what a date is in casebook: a Day, and a Period of days such as a
// month or a quarter, with the forms an author may write them in. There is no
// clock, no hour and no time zone here; "today" comes in from outside.
package day

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Day is a calendar day, counted from 1970-01-01 (which is day 0).
type Day int

// None is the day that is not known. It is before every other day.
const None Day = -1 << 31

// Of gives the day of a date. Days and months beyond their range roll over, as
// in package time.
func Of(year, month, dayOfMonth int) Day {
	return Day(time.Date(year, time.Month(month), dayOfMonth, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// FromTime gives the day that a moment falls on, in the moment's own zone.
func FromTime(t time.Time) Day { return Of(t.Year(), int(t.Month()), t.Day()) }

// Time gives midnight UTC of the day.
func (d Day) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// Date gives year, month (1-12) and day of the month.
func (d Day) Date() (year, month, dayOfMonth int) {
	y, m, dd := d.Time().Date()
	return y, int(m), dd
}

// String gives "2026-03-31", or "" for None.
func (d Day) String() string {
	if d == None {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// AddMonths moves by whole months; a day that the month does not have becomes
// its last: 2026-08-31 plus six months is 2027-02-28.
func (d Day) AddMonths(n int) Day {
	y, m, dd := d.Date()
	first := Of(y, m+n, 1)
	return min(first+Day(dd-1), first.LastOfMonth())
}

// MonthsSince counts the whole months from a day to this one.
func (d Day) MonthsSince(from Day) int {
	y1, m1, d1 := from.Date()
	y2, m2, d2 := d.Date()
	n := (y2-y1)*12 + m2 - m1
	if d2 < d1 && d != d.LastOfMonth() {
		n--
	}
	return n
}

// LastOfMonth gives the last day of the month that holds the day.
func (d Day) LastOfMonth() Day {
	y, m, _ := d.Date()
	return Of(y, m+1, 1) - 1
}

// Monday gives the first day of the ISO week that holds the day.
func (d Day) Monday() Day { return d - Day((int(d.Time().Weekday())+6)%7) }

// Quarter gives the quarter that holds the day.
func (d Day) Quarter() Period {
	y, m, _ := d.Date()
	return quarter(y, (m-1)/3+1)
}

// Year gives the calendar year that holds the day.
func (d Day) Year() Period {
	y, _, _ := d.Date()
	return Period{Of(y, 1, 1), Of(y, 12, 31), fmt.Sprintf("%04d", y)}
}

// Week gives the ISO week that holds the day.
func (d Day) Week() Period {
	first := d.Monday()
	y, w := first.Time().ISOWeek()
	return Period{first, first + 6, fmt.Sprintf("%04d-W%02d", y, w)}
}

// Month gives the month that holds the day.
func (d Day) Month() Period {
	y, m, _ := d.Date()
	return month(y, m)
}

// Period is a run of days, first and last included: a day, a week, a month, a
// quarter or a year, as the author wrote it.
type Period struct {
	First, Last Day
	Text        string // as "2026-03-31", "2026-W05", "2026-03", "2026-Q1" or "2026"
}

// On gives the period that is one day.
func On(d Day) Period { return Period{d, d, d.String()} }

// Contains tells whether the day falls into the period.
func (p Period) Contains(d Day) bool { return p.First <= d && d <= p.Last }

// Given tells whether the period is known; the zero Period is not.
func (p Period) Given() bool { return p.Text != "" }

// String gives the period as it was written.
func (p Period) String() string { return p.Text }

// Words gives the period as it is spoken: "31 March 2026", "week of 26 January
// 2026", "March 2026", "Q1 2026" or "2026". Of a moment of a day it tells the time
// as well.
func (p Period) Words() string {
	y, m, d := p.First.Date()
	switch _, clock, timed := strings.Cut(p.Text, "T"); {
	case p.First == p.Last && timed:
		return fmt.Sprintf("%d %s %d, %s", d, time.Month(m), y, clock)
	case p.First == p.Last:
		return fmt.Sprintf("%d %s %d", d, time.Month(m), y)
	case p.First == p.First.Year().First && p.Last == p.First.Year().Last:
		return strconv.Itoa(y)
	case p.First == p.First.Monday() && p.Last == p.First+6:
		return fmt.Sprintf("week of %d %s %d", d, time.Month(m), y)
	case p.First == p.First.Month().First && p.Last == p.First.LastOfMonth():
		return fmt.Sprintf("%s %d", time.Month(m), y)
	}
	return fmt.Sprintf("Q%d %d", (m-1)/3+1, y)
}

var (
	dayForm     = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})$`)
	monthForm   = regexp.MustCompile(`^(\d{4})-(\d{2})$`)
	quarterForm = regexp.MustCompile(`^(\d{4})-[Qq]([1-4])$`)
)

// Parse reads "2026-03-31", "2026-03" or "2026-Q1". The error says what a date
// looks like.
func Parse(s string) (Period, error) {
	if m := dayForm.FindStringSubmatch(s); m != nil {
		if t, err := time.Parse(time.DateOnly, s); err == nil {
			return On(FromTime(t)), nil
		}
		return Period{}, fmt.Errorf("there is no day %q in the calendar", s)
	}
	if m := monthForm.FindStringSubmatch(s); m != nil {
		if n := number(m[2]); n >= 1 && n <= 12 {
			return month(number(m[1]), n), nil
		}
		return Period{}, fmt.Errorf("there is no month %q in the calendar", s)
	}
	if m := quarterForm.FindStringSubmatch(s); m != nil {
		return quarter(number(m[1]), number(m[2])), nil
	}
	return Period{}, fmt.Errorf("%q is not a date", s)
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

func month(y, m int) Period {
	return Period{Of(y, m, 1), Of(y, m+1, 1) - 1, fmt.Sprintf("%04d-%02d", y, m)}
}

func quarter(y, q int) Period {
	return Period{Of(y, q*3-2, 1), Of(y, q*3+1, 1) - 1, fmt.Sprintf("%04d-Q%d", y, q)}
}

// Quarters lists the quarters from the one that holds the first day to the one
// that holds the last.
func Quarters(first, last Day) []Period {
	var all []Period
	for q := first.Quarter(); q.First <= last; q = (q.Last + 1).Quarter() {
		all = append(all, q)
	}
	return all
}

// Span is a length of time as an author writes it, "24 months". Months and
// years are counted on the calendar, weeks and days in days.
type Span struct {
	Months, Days int
	Text         string
}

var spanForm = regexp.MustCompile(`^(\d{1,4}) ?(day|week|month|year)s?$`)

// ParseSpan reads a number and a unit: "90 days", "8 weeks", "24 months", "2 years".
func ParseSpan(s string) (Span, error) {
	m := spanForm.FindStringSubmatch(s)
	if m == nil {
		return Span{}, fmt.Errorf("%q is not a length of time", s)
	}
	n, span := number(m[1]), Span{Text: s}
	switch m[2] {
	case "day":
		span.Days = n
	case "week":
		span.Days = 7 * n
	case "month":
		span.Months = n
	case "year":
		span.Months = 12 * n
	}
	return span, nil
}

// Given tells whether the span is known; the zero Span is not.
func (s Span) Given() bool { return s.Text != "" }

// Before gives the day that lies the span before d.
func (s Span) Before(d Day) Day { return d.AddMonths(-s.Months) - Day(s.Days) }

// After gives the day that lies the span after d.
func (s Span) After(d Day) Day { return d.AddMonths(s.Months) + Day(s.Days) }
