package series

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// named reads dates with the name of a month: "Jan 2026", "3. März 2026",
// "Mar 3rd, 2026", "Tue, 3 de marzo de 2026", "Jan '26".
func (m *moment) named(t []token) bool {
	month, year := 0, token{}
	var dates [2]token
	n := 0
	for i, x := range t {
		if strings.Trim(x.before, " \u00a0\u202f\t-/.,'’") != "" {
			return false
		}
		if x.word == "" {
			if n == len(dates) {
				return false
			}
			dates[n] = x
			n++
			continue
		}
		if named, ok := day.MonthNamed(x.word); ok && month == 0 {
			if month = named; month == 0 {
				return false // the languages do not agree
			}
		} else if !day.StandsByMonths(x.word) || i == 0 && len(t) < 3 {
			return false
		}
	}
	if month == 0 || n == 0 {
		return false
	}
	if n == 1 {
		d := dates[0]
		apostrophe := strings.HasSuffix(d.before, "'") || strings.HasSuffix(d.before, "’")
		switch {
		case d.length == 4:
			*m = m.as(monthOf(d.number, month))
		case d.length == 2 && apostrophe:
			*m = m.as(monthOf(century(d.number, true), month))
		case d.length == 2:
			m.kind, m.a, m.b = monthYear, month, d.number
			m.dayLike = t[0].word == "" && d.number >= 1 && d.number <= 31
		}
		return m.kind != noDate
	}
	date := dates[0]
	switch year = dates[1]; {
	case date.length == 4 && year.length <= 2: // 2026 Mar 3
		date, year = year, date
	case date.length > 2 || year.length != 4 && year.length != 2:
		return false
	case year.length == 2 && (date.number > 31 || date.number == 0): // 99-Mar-03
		date, year = year, date
	}
	*m = m.as(dayOf(century(year.number, year.length == 2), month, date.number))
	return m.kind != noDate
}
