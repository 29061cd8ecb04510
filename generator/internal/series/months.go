package series

import (
	"strings"
	"sync"
	"unicode"

	"github.com/bep/golocales"
)

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
	beside map[string]bool // days of the week, and words such as "of" and "th"
}

var known = sync.OnceValue(func() names {
	n := names{map[string]uint16{}, map[string]bool{}}
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
					n.months[word] |= 1 << i
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

// plainWord makes the forms of a word one: small letters, no point at the end.
func plainWord(word string) string { return strings.ToLower(strings.TrimSuffix(word, ".")) }

// monthNamed gives the months that a word means in some language, as bits.
func monthNamed(word string) uint16 { return known().months[plainWord(word)] }

// only gives the month of a single bit; 0 where there are none or several.
func only(bits uint16) int {
	if bits == 0 || bits&(bits-1) != 0 {
		return 0
	}
	n := 1
	for bits > 1 {
		bits, n = bits>>1, n+1
	}
	return n
}

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
		if bits := monthNamed(x.word); bits != 0 && month == 0 {
			if month = only(bits); month == 0 {
				return false // the languages do not agree
			}
		} else if !known().beside[plainWord(x.word)] || i == 0 && len(t) < 3 {
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
