// Package day parses, compares and formats calendar dates: days, weeks, months,
// quarters and years.
//
// Change here how a date is written for readers ("31 March 2026", date_format.go),
// which forms of dates authors may write (parse.go), and what is suggested for others
// (meant.go). Every page, chart and sentence takes its dates from here; package
// wording only puts them into sentences. There is no clock and no time zone here: the
// day of judgement is an argument. The labels of a chart's time axis are in package
// chart.
package day

import (
	"fmt"
	"regexp"
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

// Lasts gives the last day on which d is not older than the span.
func (s Span) Lasts(d Day) Day {
	last := s.After(d)
	for s.Before(last+1) <= d {
		last++
	}
	for s.Before(last) > d {
		last--
	}
	return last
}

// After gives the day that lies the span after d.
func (s Span) After(d Day) Day { return d.AddMonths(s.Months) + Day(s.Days) }
