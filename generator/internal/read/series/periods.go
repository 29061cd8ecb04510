package series

import (
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// century gives the year that two digits mean: from 1969 to 2068.
func century(year int, short bool) int {
	switch {
	case !short:
		return year
	case year < 69:
		return 2000 + year
	}
	return 1900 + year
}

func dayOf(y, m, d int) day.Period {
	if m < 1 || m > 12 || d < 1 || d > 31 || y < 1000 || y > 2999 {
		return day.Period{}
	}
	at := day.Of(y, m, d)
	if _, _, dd := at.Date(); dd != d {
		return day.Period{}
	}
	return day.On(at)
}

func monthOf(y, m int) day.Period {
	if m < 1 || m > 12 || y < 1000 || y > 2999 {
		return day.Period{}
	}
	return day.Of(y, m, 1).Month()
}

func quarterOf(y, q int) day.Period {
	if q < 1 || q > 4 || y < 1000 || y > 2999 {
		return day.Period{}
	}
	return day.Of(y, 3*q, 1).Quarter()
}

func yearOf(y int) day.Period {
	if y < 1000 || y > 2999 {
		return day.Period{}
	}
	return day.Of(y, 1, 1).Year()
}

// weekOf gives a week as ISO 8601 counts them: the first one holds 4 January.
func weekOf(y, w, weekday int) day.Period {
	if y < 1000 || y > 2999 || w < 1 || w > 53 || weekday < 0 || weekday > 7 {
		return day.Period{}
	}
	first := day.Of(y, 1, 4).Monday() + day.Day(7*(w-1))
	if w == 53 && first+3 > day.Of(y, 12, 31) {
		return day.Period{}
	}
	if weekday > 0 {
		return day.On(first + day.Day(weekday-1))
	}
	return first.Week()
}
