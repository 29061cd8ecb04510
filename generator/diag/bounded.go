package diag

import (
	"strings"
	"unicode/utf8"
)

// A text that is longer than a few lines says what it quotes of the author's in
// part: an author may have written a row of 200 kB.
const (
	longText  = 480 // bytes
	longQuote = 120 // what is left of each quotation in a long text
)

var escaped = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// Quoted gives words of the author's as every message has them: between quotation marks, and
// with a backslash before those that they have themselves. So whoever reads a message knows
// where they end, as for those that %q writes; marks of markup stay as they are written.
func Quoted(words string) string { return `"` + escaped.Replace(words) + `"` }

// bounded gives a text with its long quotations cut, and cuts what is too long even so.
func bounded(text string) string {
	if len(text) <= longText {
		return text
	}
	out := make([]byte, 0, 2*longText)
	for i := 0; i < len(text) && len(out) < 4*longText; {
		if text[i] != '"' {
			out = append(out, text[i])
			i++
			continue
		}
		end := quoteEnd(text, i+1)
		if quote := text[i:end]; len(quote) > longQuote+len(`"…"`) {
			out = append(append(out, start(quote, longQuote)...), `…"`...)
		} else {
			out = append(out, quote...)
		}
		i = end
	}
	if len(out) > 2*longText {
		return start(string(out), 2*longText) + "…"
	}
	return string(out)
}

// quoteEnd gives the place behind the mark that ends a quotation.
func quoteEnd(text string, at int) int {
	for ; at < len(text); at++ {
		switch text[at] {
		case '\\':
			at++
		case '"':
			return at + 1
		}
	}
	return len(text)
}

// start gives the first bytes of a text, without half a character or half an escape.
func start(text string, most int) string {
	for !utf8.RuneStart(text[most]) {
		most--
	}
	slashes := 0
	for slashes < most && text[most-1-slashes] == '\\' {
		slashes++
	}
	return text[:most-slashes%2]
}
