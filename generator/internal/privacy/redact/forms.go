package redact

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// care says in which case a spelling is found.
type care uint8

const (
	AnyCase    care = iota
	exactly         // in small letters only where it is no word of a text: the person has `exact: true`
	InCapitals      // with the capitals that it has, or in capitals alone
)

func careOf(p casefile.Person) care {
	if p.Exact.V {
		return exactly
	}
	return AnyCase
}

// lower tells whether a name that the author writes with a capital stands at a
// letter without, as a word of a text: "we will". It stays there if its care says
// so. In a login, an address or an id, small letters tell nothing.
func (s *Secret) lower(text string, l *Letters, i int) (lower, stays bool) {
	for _, k := range s.heads {
		lower = lower || s.large[k] && !l.large[i+k]
	}
	switch {
	case !lower || s.Kind != Name && s.Care == AnyCase:
		return false, false
	case s.Care == InCapitals:
		return true, true
	case s.joined(text, l, i):
		return false, false
	}
	return true, s.Care == exactly
}

// joined tells whether a secret that stands at a letter is a part of a login, an
// address or an id, or is one.
func (s *Secret) joined(text string, l *Letters, i int) bool {
	for _, k := range s.heads[1:] {
		if !strings.ContainsFunc(text[l.end[i+k-1]:max(l.end[i+k-1], l.start[i+k])], unicode.IsSpace) {
			return true
		}
	}
	start, end := l.start[i], l.end[i+len(s.letters)-1]
	run := l.runAt(text, start, end)
	before, after := text[run.from:start], text[end:run.to]
	if run.from == 0 && run.to == len(text) && (run.firstDash < start || run.lastDash >= end) {
		return true // an id: prose has spaces
	}
	if run.firstSign < start || run.lastSign >= end {
		return true
	}
	for _, sign := range []string{".", "_"} {
		if strings.HasSuffix(before, sign) && inWord(strings.TrimSuffix(before, sign), true) || strings.HasPrefix(after, sign) && inWord(after[len(sign):], false) {
			return true
		}
	}
	return false
}

// run is what stands between two spaces, with the places of its signs: the length
// of the text and -1 where there is none.
type run struct {
	from, to            int
	firstDash, lastDash int // of -+
	firstSign, lastSign int // of @/#, of @/
}

// runAt gives the run that some bytes stand in. It is kept for the next ones.
func (l *Letters) runAt(text string, start, end int) run {
	if r := l.run; r.to > 0 && r.from <= start && end <= r.to {
		return r
	}
	r := run{from: strings.LastIndexFunc(text[:start], unicode.IsSpace) + 1, to: len(text)}
	if n := strings.IndexFunc(text[end:], unicode.IsSpace); n >= 0 {
		r.to = end + n
	}
	place := func(i, none int) int {
		if i < 0 {
			return none
		}
		return r.from + i
	}
	words := text[r.from:r.to]
	r.firstDash, r.lastDash = place(strings.IndexAny(words, "-+"), len(text)), place(strings.LastIndexAny(words, "-+"), -1)
	r.firstSign, r.lastSign = place(strings.IndexAny(words, "@/#"), len(text)), place(strings.LastIndexAny(words, "@/"), -1)
	l.run = r
	return r
}

// fewestBefore is how many letters a name needs for an ending of its own: of
// shorter ones, "Yes" and "Has" would be forms.
const fewestBefore = 3

// ending gives how many letters behind a secret are the ending of its genitive: s
// or es, in one word with it. Both begin with a capital. In an id, all letters are
// small, and a name that is long enough is found all the same.
func (s *Secret) ending(text string, l *Letters, i int) int {
	n := len(s.letters)
	if s.Kind != Name || s.Care == exactly || n < fewestBefore || !s.large[0] || !s.spaced(text, l, i) {
		return 0
	}
	if !l.large[i] && (n < shortest || s.Care == InCapitals || l.hasSpace(text)) {
		return 0
	}
	switch more := l.more(i + n); {
	case more == 1 && l.runes[i+n] == 's', more == 2 && l.runes[i+n] == 'e' && l.runes[i+n+1] == 's':
		return more
	}
	return 0
}

// hasSpace tells whether the text holds a space. It is looked for once.
func (l *Letters) hasSpace(text string) bool {
	if !l.sought {
		l.sought, l.spaced = true, strings.ContainsFunc(text, unicode.IsSpace)
	}
	return l.spaced
}

// longestEnding is how many letters an ending may have.
const longestEnding = 3

// more gives how many letters a word goes on for at a letter; one more than
// longestEnding stands for all that is longer.
func (l *Letters) more(from int) int {
	n := 0
	for n <= longestEnding && from+n < len(l.runes) && !l.parts(from+n) {
		n++
	}
	return n
}

// shortened gives a spelling without the vowel or the sign of gender that declension
// takes away: of "Ivanova", "Ivanov"; "" where there is none.
func shortened(spelling string) string {
	last, size := utf8.DecodeLastRuneInString(spelling)
	if !strings.ContainsRune("aeioyáéíóýаяоейьыαάηήσς", unicode.ToLower(last)) {
		return ""
	}
	return spelling[:len(spelling)-size]
}
