package redact

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// visible gives a text as it is read, for patterns: in the composed form, with
// every run of spaces and line breaks as one space, without emphasis, escapes
// and signs of no width, and with character references resolved. from tells for
// each of its bytes where they were written.
func visible(text string) (read string, from []hole) {
	plain := true
	for i := 0; plain && i < len(text); i++ {
		plain = text[i] < utf8.RuneSelf && !strings.ContainsRune("*_~`\\&\n\t\x7f", rune(text[i])) && (text[i] != '[' || !strings.HasPrefix(text[i:], "[^")) && (text[i] != ' ' || i == 0 || text[i-1] != ' ')
	}
	if plain {
		return text, nil
	}
	var out strings.Builder
	out.Grow(len(text))
	from = make([]hole, 0, len(text))
	spaced := false // the last byte is a space
	put := func(s string, start, end int) {
		out.WriteString(s)
		spaced = false
		for range len(s) {
			from = append(from, hole{start: start, end: end})
		}
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '[' && noteMark(text[i:]) > 0:
			i += noteMark(text[i:])
			continue
		case r == '&':
			end := strings.IndexByte(text[i:min(len(text), i+34)], ';') + 1
			if decoded := html.UnescapeString(text[i : i+end]); end > 0 && decoded != text[i:i+end] {
				put(decoded, i, i+end)
				i += end
				continue
			}
			put("&", i, i+1)
		case unicode.IsSpace(r):
			if n := len(from); n > 0 && spaced {
				from[n-1].end = i + size
			} else {
				put(" ", i, i+size)
			}
			spaced = true
			i += size
			continue
		case strings.ContainsRune("*~`\\", r), r == '_' && !(inWord(text[:i], true) && inWord(text[i+1:], false)), unicode.Is(unicode.Cf, r), Unseen(r):
		default:
			// A mark belongs to the letter before it: both are composed.
			end := i + max(size, norm.NFC.NextBoundaryInString(text[i:], true))
			put(norm.NFC.String(text[i:end]), i, end)
			i = end
			continue
		}
		i += size
	}
	return out.String(), from
}

// noteMark gives the length of the mark of a footnote that a text begins with, 0
// where it begins with none.
func noteMark(text string) int {
	if !strings.HasPrefix(text, "[^") {
		return 0
	}
	end := strings.IndexAny(text[2:min(len(text), 102)], "[] \t\n")
	if end <= 0 || text[2+end] != ']' {
		return 0
	}
	return 2 + end + 1
}

// inWord tells whether a text ends, or else begins, with a letter or digit.
func inWord(text string, end bool) bool {
	r, _ := utf8.DecodeRuneInString(text)
	if end {
		r, _ = utf8.DecodeLastRuneInString(text)
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}
