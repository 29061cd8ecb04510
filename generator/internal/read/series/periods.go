package series

import (
	"strings"

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

// seasons are the quarters that lie in seasons and terms of the northern half of the world.
var seasons = map[string]int{
	"winter": 1, "hiver": 1, "invierno": 1, "inverno": 1, "zima": 1, "vinter": 1, "vintern": 1, "vinteren": 1,
	"spring": 2, "frühling": 2, "frühjahr": 2, "printemps": 2, "primavera": 2, "lente": 2, "voorjaar": 2, "forår": 2, "vår": 2, "våren": 2, "foråret": 2, "wiosna": 2,
	"summer": 3, "sommer": 3, "été": 3, "verano": 3, "verão": 3, "estate": 3, "zomer": 3, "sommar": 3, "sommaren": 3, "sommeren": 3, "lato": 3,
	"autumn": 4, "fall": 4, "herbst": 4, "automne": 4, "otoño": 4, "outono": 4, "autunno": 4, "herfst": 4, "najaar": 4, "efterår": 4, "höst": 4, "høst": 4, "hösten": 4, "høsten": 4, "efteråret": 4, "jesień": 4,
}

// season reads "Autumn 2026", "2026 autumn" and "Autumn term 2026" as a quarter.
func (m *moment) season(t []token) bool {
	var words []string
	year := token{}
	for _, x := range t {
		switch {
		case strings.Trim(x.before, " \u00a0-/,'’") != "":
			return false
		case x.word != "":
			words = append(words, strings.ToLower(x.word))
		case year.length > 0 || x.length != 4:
			return false
		default:
			year = x
		}
	}
	if year.length == 4 && (len(words) == 1 || len(words) == 2 && words[1] == "term") {
		*m = m.as(quarterOf(year.number, seasons[words[0]]))
	}
	return m.kind != noDate
}

// IsSeason tells whether a date is written as a season or a term of a year.
func IsSeason(text string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(text)) {
		if seasons[strings.Trim(word, ",")] > 0 {
			return true
		}
	}
	return false
}

// IsWinter tells whether a word is the season over the turn of a year.
func IsWinter(word string) bool { return seasons[strings.ToLower(word)] == 1 }

func yearOf(y int) day.Period {
	if y < 1000 || y > 2999 {
		return day.Period{}
	}
	return day.Of(y, 1, 1).Year()
}

// weekOf gives a week of a year, or with a weekday that day of it.
func weekOf(y, w, weekday int) day.Period {
	if y < 1000 || y > 2999 || weekday < 0 || weekday > 7 {
		return day.Period{}
	}
	week := day.WeekOf(y, w)
	if week.Given() && weekday > 0 {
		return day.On(week.First + day.Day(weekday-1))
	}
	return week
}
