package series

import (
	"time"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// The classes of digits.
const (
	years = iota + 1
	months
	basicDays
	seconds
	millis
)

func (m moment) class() int {
	if m.kind != digits {
		return 0
	}
	switch m.length {
	case 4:
		if m.number >= 1000 && m.number < 3000 {
			return years
		}
	case 6:
		if monthOf(int(m.number/100), int(m.number%100)).Given() && m.number > 190000 && m.number < 210000 {
			return months
		}
	case 8:
		if dayOf(int(m.number/10000), int(m.number/100%100), int(m.number%100)).Given() && m.number > 19000000 && m.number < 21000000 {
			return basicDays
		}
	case 9, 10:
		if m.number < 4102444800 { // the year 2100
			return seconds
		}
	case 12, 13:
		if m.number < 4102444800000 {
			return millis
		}
	}
	return 0
}

// resolve gives digits the meaning of their class.
func (m moment) resolve(class int) moment {
	if m.class() != class {
		return moment{}
	}
	n := int(m.number)
	switch class {
	case years:
		return m.as(yearOf(n))
	case months:
		return m.as(monthOf(n/100, n%100))
	case basicDays:
		return m.as(dayOf(n/10000, n/100%100, n%100))
	}
	at := time.Unix(m.number, 0)
	if class == millis {
		at = time.UnixMilli(m.number)
	}
	at = at.UTC()
	midnight := at.Truncate(24 * time.Hour)
	m.clocked, m.zoned, m.clock = true, true, at.Sub(midnight)
	return m.as(day.On(day.FromTime(at)))
}

// digitsOf tells of which class the digits of a column are, where they begin,
// how many of the cells from there are of it, and whether they go one way.
func digitsOf(rows [][]source.Cell, at int) (class, from int, share float64, oneWay bool) {
	from = -1
	filled, fit, last := 0, 0, int64(0)
	rises, falls := true, true
	for i, row := range rows {
		text := cellOf(row, at).Text
		if text == "" {
			continue
		}
		m := readMoment(text)
		if class == 0 {
			if class = m.class(); class != 0 {
				from, filled, fit, last = i, 1, 1, m.number
			}
			continue
		}
		filled++
		if m.class() == class {
			fit++
			rises, falls = rises && m.number > last, falls && m.number < last
			last = m.number
			if class == years && (m.number < 1900 || m.number > 2100) {
				rises, falls = false, false
			}
		}
	}
	if class == 0 {
		return 0, -1, 0, false
	}
	return class, from, float64(fit) / float64(filled), fit > 1 && (rises || falls)
}
