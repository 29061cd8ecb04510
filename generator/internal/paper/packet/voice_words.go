package packet

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a word of prose, with what parts it from its neighbours.
type word struct {
	text   string // without what an apostrophe adds: "I" of "I'm"
	suffix string // "m", "ve"
	at     int    // offset in the text
	before string // between the last word, or the begin, and this one
	after  string // between this word and the next one, or the end
	glued  bool   // part of something longer: "I/O", "me-too", "my_file"
}

var wordForm = regexp.MustCompile(`([\pL\pM\pN]+)(?:['’](\pL+))?`)

// split parts prose into words.
func split(text string) []word {
	var all []word
	end := 0
	for _, m := range wordForm.FindAllStringSubmatchIndex(text, -1) {
		w := word{text: text[m[2]:m[3]], at: m[0], before: text[end:m[0]]}
		if m[4] >= 0 {
			w.suffix = text[m[4]:m[5]]
		}
		w.glued = gluedTo(text[:m[0]], utf8.DecodeLastRuneInString, cutEnd) || gluedTo(text[m[1]:], utf8.DecodeRuneInString, cutStart)
		if n := len(all); n > 0 {
			all[n-1].after = w.before
		}
		all = append(all, w)
		end = m[1]
	}
	if n := len(all); n > 0 {
		all[n-1].after = text[end:]
	}
	return all
}

// gluedTo tells whether the side of a text that a word stands at is a sign that
// ties the word to a letter or a digit beyond it.
func gluedTo(text string, side func(string) (rune, int), cut func(string, int) string) bool {
	sign, n := side(text)
	if n == 0 || !strings.ContainsRune(`-_/.@\&#+:=`, sign) {
		return false
	}
	beyond, _ := side(cut(text, n))
	return unicode.IsLetter(beyond) || unicode.IsDigit(beyond)
}

func cutEnd(s string, n int) string   { return s[:len(s)-n] }
func cutStart(s string, n int) string { return s[n:] }

// joins tells whether nothing but a space, a line break or the marks of emphasis
// and links part two words.
func joins(gap string) bool {
	return gap != "" && strings.Trim(gap, " \t\r\n*_~[]") == "" && !paragraph.MatchString(gap)
}

// starts tells whether the i-th word begins a sentence, a cell or a block.
func starts(all []word, i int) bool {
	gap := all[i].before
	return i == 0 || strings.ContainsAny(gap, ".!?…:;|") || paragraph.MatchString(gap)
}

// neighbour gives the word that stands right before or behind the i-th one, or
// the zero word.
func neighbour(all []word, i, step int) word {
	gap := all[i].after
	if step < 0 {
		gap = all[i].before
	}
	if j := i + step; j >= 0 && j < len(all) && joins(gap) {
		return all[j]
	}
	return word{}
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
