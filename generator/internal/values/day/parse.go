package day

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
)

var (
	dayForm     = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})$`)
	monthForm   = regexp.MustCompile(`^(\d{4})-(\d{2})$`)
	weekForm    = regexp.MustCompile(`^(\d{4})-?[Ww](\d{2})$`)
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

// ParseWeek reads a week as ISO 8601 writes it, "2026-W30". Is tells whether it is one.
func ParseWeek(s string) (p Period, is bool) {
	m := weekForm.FindStringSubmatch(s)
	if m == nil {
		return Period{}, false
	}
	p = WeekOf(number(m[1]), number(m[2]))
	return p, p.Given()
}

// WeekOf gives a week of a year as ISO 8601 counts them, where the first one holds 4 January; the
// zero Period where the year has no such week.
func WeekOf(y, w int) Period {
	first := Of(y, 1, 4).Monday() + Day(7*(w-1))
	if w < 1 || w > 53 || w == 53 && first+3 > Of(y, 12, 31) {
		return Period{}
	}
	return first.Week()
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
