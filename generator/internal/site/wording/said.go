package wording

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// said holds the words of a text, in small letters.
type said map[string]bool

func saidIn(text string) said {
	s := said{}
	for _, word := range wordsOf(text) {
		s[word] = true
	}
	return s
}

// less tells whether s says less than a text: the text has a word that s does not have. Dates
// and addresses are no words.
func (s said) less(text string) bool {
	for _, word := range undated(text) {
		if !s[word] {
			return true
		}
	}
	return false
}

// aDate stands for a date that was written in digits.
const aDate = '\x01'

func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != aDate })
}

var (
	address = regexp.MustCompile(`\b[a-z]+://\S+`)
	// inDigits are dates without names of months: "2025-04-11", "30/03–19/04/2026", "09.10.2025",
	// "KW 45/2025", "Q3", "2025", "’26".
	inDigits = regexp.MustCompile(`(?i)\b(?:20[0-3]\d-(?:Q[1-4]|W?[0-5]?\d(?:-[0-3]?\d)?)` +
		`|(?:[0-3]?\d[./](?:[01]?\d[./]?)?\s?[–—-]\s?)?(?:[0-3]?\d[./][01]?\d[./](?:20[0-3]\d|\d\d)|[01]?\d[./]20[0-3]\d)` +
		`|(?:KW|CW|week)\s?[0-5]?\d|[QH][1-4]|20[0-3]\d)\b|['’]\d\d\b`)
	dayOfMonth = regexp.MustCompile(`^[0-3]?\d(?:st|nd|rd|th)?$`)
)

var (
	// beforeDates stand in front of dates, and between two of them.
	beforeDates = saidIn(`since from to until till through on in at by of the between and end beginning start early mid late during
		seit ab von vom bis im am zum und ende anfang mitte depuis de du des le la au à en dès jusqu fin début et
		desde el los hasta a al y fines do da dos no na em até e ao sinds vanaf van tot op eind begin het dal dalla da al alla nel il`)
	// afterDates say that something goes on.
	afterDates = saidIn("ongoing present today now running laufend heute aujourd hui hoy hoje oggi heden lopend")
)

// undated gives the words of a text without its dates, their prepositions and addresses.
func undated(text string) []string {
	words := wordsOf(inDigits.ReplaceAllString(address.ReplaceAllString(text, " "), " "+string(aDate)+" "))
	of := make([]bool, len(words)) // of a date
	number := func(i int) bool {
		return i >= 0 && i < len(words) && (words[i] == string(aDate) || dayOfMonth.MatchString(words[i]))
	}
	for i, word := range words {
		of[i] = of[i] || word == string(aDate)
		beside := func(step int) bool {
			return number(i+step) || number(i+2*step) && (day.StandsByMonths(words[i+step]) || isMonth(words[i+step]))
		}
		if !isMonth(word) || len(word) <= 3 && !beside(-1) && !beside(1) {
			continue
		}
		of[i] = true
		for _, step := range []int{-1, 1} {
			for j := i + step; j >= 0 && j < len(words) && (number(j) || day.StandsByMonths(words[j])); j += step {
				of[j] = true
			}
		}
	}
	for i := len(words) - 2; i >= 0; i-- {
		of[i] = of[i] || of[i+1] && beforeDates[words[i]]
	}
	var all []string
	for i, word := range words {
		of[i] = of[i] || i > 0 && of[i-1] && afterDates[word]
		if !of[i] {
			all = append(all, word)
		}
	}
	return all
}

func isMonth(word string) bool {
	_, is := day.MonthNamed(word)
	return is
}
