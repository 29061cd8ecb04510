package scaffold

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longest bounds an id made of a title, in bytes: it is a file name and an address.
const longest = 60

// spelled are Latin letters that are no letter with a mark.
var spelled = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ð", "d", "þ", "th", "ł", "l", "đ", "d", "ı", "i")

// Slug gives the id that a title makes: small letters and digits with hyphens between
// words, Latin letters without their marks, at most 60 bytes, cut between words where it
// can be. Letters of other scripts stay. It is empty for a title without letters and digits.
func Slug(title string) string {
	var words []string
	size := 0
	text := spelled.Replace(strings.ToLower(norm.NFC.String(title)))
	for _, word := range strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) && r != '\'' && r != '’'
	}) {
		word = bare(word)
		if size+len(word)+1 > longest {
			if len(words) == 0 {
				words = append(words, cut(word, longest))
			}
			break
		}
		if word != "" {
			words, size = append(words, word), size+len(word)+1
		}
	}
	return strings.Join(words, "-")
}

// bare takes the marks off Latin letters, and apostrophes out. An id has letters and
// digits alone, so that marks which stay letters' own go in their composed form.
func bare(word string) string {
	var b strings.Builder
	latin := false
	for _, r := range norm.NFD.String(word) {
		switch {
		case unicode.Is(unicode.M, r):
			if !latin {
				b.WriteRune(r)
			}
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			latin = unicode.Is(unicode.Latin, r)
			b.WriteRune(r)
		}
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, norm.NFC.String(b.String()))
}

// cut shortens a text to at most so many bytes, between letters.
func cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "")
}
