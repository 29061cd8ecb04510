package day

import (
	"math/bits"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/bep/golocales"
)

// MonthNamed gives the month that a word means in some language: "März" is 3. It is 0
// where languages disagree, and not ok where none knows the word.
func MonthNamed(word string) (month int, ok bool) {
	all := known().months[plainWord(word)]
	if bits.OnesCount16(all) != 1 {
		return 0, all != 0
	}
	return bits.TrailingZeros16(all) + 1, true
}

// StandsByMonths tells whether a word stands beside names of months in some language:
// a day of the week, "of" or "th".
func StandsByMonths(word string) bool { return known().beside[plainWord(word)] }

// languages are those whose names of months and days are known: every language
// of two letters that Hugo has, and some forms of a country.
func languages() []string {
	all := []string{"de-at", "en-au", "en-ca", "es-mx", "fil", "fr-ca", "hsb", "dsb", "gsw", "nds", "bs-cyrl", "sr-latn", "uz-cyrl", "az-cyrl", "pt-pt"}
	for a := 'a'; a <= 'z'; a++ {
		for b := 'a'; b <= 'z'; b++ {
			all = append(all, string([]rune{a, b}))
		}
	}
	return all
}

// names are the words of dates. A word has a bit for each month that it means
// in some language: "listopad" is October in Croatian and November in Polish.
type names struct {
	months map[string]uint16
	spoken map[string]map[string]int // by language
	tags   []string                  // of the languages
	beside map[string]bool           // days of the week, and words such as "of" and "th"
}

var known = sync.OnceValue(func() names {
	n := names{months: map[string]uint16{}, spoken: map[string]map[string]int{}, beside: map[string]bool{}}
	for _, word := range strings.Fields("of the de del d den st nd rd th er ª º e am à i r ж г год года року р") {
		n.beside[word] = true
	}
	for _, tag := range languages() {
		t := golocales.New(tag)
		if t == nil {
			continue
		}
		for _, list := range [][]string{t.MonthsWide(), t.MonthsAbbreviated()} {
			for i, name := range list {
				if word := plainWord(name); len(word) > 2 && !strings.ContainsFunc(word, unicode.IsDigit) {
					n.note(tag, word, i+1)
				}
			}
		}
		for _, list := range [][]string{t.WeekdaysWide(), t.WeekdaysAbbreviated()} {
			for _, name := range list {
				if word := plainWord(name); len(word) > 1 {
					n.beside[word] = true
				}
			}
		}
	}
	n.alone()
	for i, name := range [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"} {
		n.months[name] = 1 << i // and in no other language something else that is written down
	}
	n.months["sept"], n.months["mrz"], n.months["märz"], n.months["maerz"], n.months["jänner"] = 1<<8, 1<<2, 1<<2, 1<<2, 1
	for word := range n.beside {
		if n.months[word] != 0 {
			delete(n.beside, word)
		}
	}
	return n
})

// note notes a name of a month. Where a language has one for two of them, it is the
// first one's.
func (n *names) note(tag, word string, month int) {
	n.months[word] |= 1 << (month - 1)
	if n.spoken[tag] == nil {
		n.spoken[tag] = map[string]int{}
		n.tags = append(n.tags, tag)
	}
	if n.spoken[tag][word] == 0 {
		n.spoken[tag][word] = month
	}
}

// MonthIn gives the month that a word means in a language: "pl". It is 0 where the
// language does not know the word.
func MonthIn(tag, word string) int { return known().spoken[tag][plainWord(word)] }

// HasMonths tells whether the names of months of a language are known.
func HasMonths(tag string) bool { return known().spoken[tag] != nil }

// SpeakingMonths lists the languages that know all of the words as names of months.
func SpeakingMonths(words []string) []string {
	var all []string
	for _, tag := range known().tags {
		if !slices.ContainsFunc(words, func(word string) bool { return MonthIn(tag, word) == 0 }) {
			all = append(all, tag)
		}
	}
	return all
}

// plainWord makes the forms of a word one: small letters, no point at the end.
func plainWord(word string) string { return strings.ToLower(strings.TrimSuffix(word, ".")) }
