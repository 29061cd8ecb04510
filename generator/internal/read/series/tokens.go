package series

import (
	"strings"
	"unicode"
)

// token is a number or a word of a date, and what stands before it.
type token struct {
	before string // blanks and marks
	word   string // or "" for a number
	number int
	length int // of the number
}

// tokenize parts a date into at most twelve numbers and words.
func tokenize(text string, all []token) ([]token, bool) {
	for text != "" {
		if len(all) == cap(all) {
			return nil, false
		}
		start := strings.IndexFunc(text, func(r rune) bool { return r >= '0' && r <= '9' || unicode.IsLetter(r) || unicode.IsMark(r) })
		if start < 0 {
			if text != "." && text != "," { // as in "31. Dez."
				return nil, false
			}
			return all, true
		}
		t := token{before: text[:start]}
		text = text[start:]
		end := 0
		for end < len(text) && text[end] >= '0' && text[end] <= '9' {
			end++
		}
		if end > 0 {
			t.number, t.length = wholeNumber(text[:end]), end
		} else {
			end = strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
			if end < 0 {
				end = len(text)
			}
			t.word = text[:end]
		}
		text = text[end:]
		all = append(all, t)
	}
	return all, true
}

// mark tells whether a token stands behind a single mark of some, and spaces.
func (t token) mark(some string) bool {
	s := strings.TrimSpace(t.before)
	return len(s) == 1 && strings.Contains(some, s)
}
