package day

import (
	"regexp"
	"strings"
	"time"
)

var (
	yearFirst = regexp.MustCompile(`^(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?\.?$`)
	yearLast  = regexp.MustCompile(`^(\d{1,2})([-/. ]+)(\d{1,2})[-/. ]+(\d{4})$`)
	shortYear = regexp.MustCompile(`^(\d{1,2})([/.])(\d{1,2})[/.](\d{2})$`)
	monthYear = regexp.MustCompile(`^(\d{1,2})[-/.](\d{4})$`)
	quarters  = regexp.MustCompile(`^(?:[Qq]([1-4])[-/ ]*(\d{4})|(\d{4})[-/ ]*[Qq]([1-4])|([1-4])[Qq][-/ ]*(\d{4}))$`)
	dayWord   = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th|\.)?[- ]+(?:of |de )?(\pL+)\.?,?(?: de)?[- ]+(\d{4})$`)
	wordDay   = regexp.MustCompile(`^(\pL+)\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})$`)
	wordYear  = regexp.MustCompile(`^(\pL+)\.?,?[- ]+(\d{4})$`)
	yearWord  = regexp.MustCompile(`^(\d{4})[- ]+(\pL+)\.?(?:[- ]+(\d{1,2}))?$`)
)

// Meant gives what a text that Parse does not read may mean, in the form that it
// reads: one reading, or two where the day and the month may stand in either
// order, or none.
func Meant(s string) []string {
	s = strings.TrimSpace(s)
	var all []string
	add := func(year string, month int, day string) {
		if len(year) == 2 && year < "69" {
			year = "20" + year
		} else if len(year) == 2 {
			year = "19" + year
		}
		text := year + "-" + two(month)
		if day != "" {
			text += "-" + two(number(day))
		}
		if _, err := Parse(text); err == nil && (len(all) == 0 || all[0] != text) {
			all = append(all, text)
		}
	}
	if m := yearFirst.FindStringSubmatch(s); m != nil {
		add(m[1], number(m[2]), m[3])
	} else if m := firstMatch(s, yearLast, shortYear); m != nil {
		add(m[4], number(m[3]), m[1])
		if !strings.HasPrefix(m[2], ".") {
			add(m[4], number(m[1]), m[3])
		}
	} else if m := monthYear.FindStringSubmatch(s); m != nil {
		add(m[2], number(m[1]), "")
	} else if m := quarters.FindStringSubmatch(s); m != nil {
		all = append(all, m[2]+m[3]+m[6]+"-Q"+m[1]+m[4]+m[5])
	} else if m := dayWord.FindStringSubmatch(s); m != nil {
		add(m[3], monthOf(m[2]), m[1])
	} else if m := wordDay.FindStringSubmatch(s); m != nil {
		add(m[3], monthOf(m[1]), m[2])
	} else if m := wordYear.FindStringSubmatch(s); m != nil {
		add(m[2], monthOf(m[1]), "")
	} else if m := yearWord.FindStringSubmatch(s); m != nil {
		add(m[1], monthOf(m[2]), m[3])
	}
	return all
}

func firstMatch(s string, forms ...*regexp.Regexp) []string {
	for _, form := range forms {
		if m := form.FindStringSubmatch(s); m != nil {
			return m
		}
	}
	return nil
}

// monthOf gives the month that a word names, or 0. The beginning of an English name
// will do.
func monthOf(word string) int {
	if month, ok := MonthNamed(word); ok {
		return month
	}
	word = strings.ToLower(word)
	for m := time.January; m <= time.December; m++ {
		if len(word) >= 3 && strings.HasPrefix(strings.ToLower(m.String()), word) {
			return int(m)
		}
	}
	return 0
}

// two writes a month or a day with two digits.
func two(n int) string { return string([]byte{byte('0' + n/10%10), byte('0' + n%10)}) }
