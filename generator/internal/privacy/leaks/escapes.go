package leaks

import (
	"html"
	"unicode"
	"unicode/utf8"
)

// deepest is how many escapes in one another are taken off: JSON in an HTML
// attribute in a feed is three.
const deepest = 3

// unescape gives the rune at a byte of a text, with its escapes taken off, and
// how many bytes it took. Text that is no UTF-8 is utf8.RuneError; at the end of
// the text the width is 0.
func unescape(data []byte, i, depth int, how readMode) (rune, int) {
	if i >= len(data) {
		return utf8.RuneError, 0
	}
	c := data[i]
	if c < utf8.RuneSelf && c != '&' && c != '%' && c != '\\' {
		return rune(c), 1
	}
	if depth == 0 || c >= utf8.RuneSelf {
		return utf8.DecodeRune(data[i:])
	}
	x, w := unescape(data, i, depth-1, how)
	var y rune
	var more int
	switch x {
	case '&':
		y, more = entityEscape(data, i+w, depth-1, how)
	case '%':
		y, more = percentEscape(data, i+w, depth-1, how)
	case '\\':
		y, more = backslashEscape(data, i+w, depth-1, how)
	}
	if more > 0 {
		return y, w + more
	}
	return x, w
}

// entityEscape reads what follows an ampersand: "eacute;", "#233;", "#xE9". The
// semicolon may lack.
func entityEscape(data []byte, i, depth int, how readMode) (rune, int) {
	var name [34]byte
	name[0] = '&'
	n, at := 1, i
	for n < len(name)-1 {
		x, w := unescape(data, at, depth, how)
		if w == 0 || x >= utf8.RuneSelf || x != '#' && byteClasses[byte(x)] <= escapes || x == '#' && n > 1 {
			if x == ';' {
				at += w
			}
			break
		}
		name[n] = byte(x)
		n++
		at += w
	}
	switch string(name[1:n]) {
	case "":
		return 0, 0
	case "amp":
		return '&', at - i
	case "lt":
		return '<', at - i
	case "gt":
		return '>', at - i
	case "quot", "#34":
		return '"', at - i
	case "apos", "#39":
		return '\'', at - i
	}
	if n < 3 {
		return 0, 0
	}
	name[n] = ';'
	s := html.UnescapeString(string(name[:n+1]))
	if s == "" || s[0] == '&' || len(s) > 1 && s[len(s)-1] == ';' {
		return 0, 0
	}
	x, _ := utf8.DecodeRuneInString(s)
	return x, at - i
}

// percentEscape reads what follows a percent sign: two hexadecimal digits, and as
// many more of them as make one rune.
func percentEscape(data []byte, i, depth int, how readMode) (rune, int) {
	if x, w := unescape(data, i, depth, how); x == 'u' || x == 'U' { // what JavaScript's escape() writes
		if v, more := hexDigits(data, i+w, 4, depth, how); more > 0 {
			return rune(v), w + more
		}
		return 0, 0
	}
	var b [utf8.UTFMax]byte
	at := i
	for n := 0; n < len(b); n++ {
		if n > 0 {
			x, w := unescape(data, at, depth, how)
			if x != '%' {
				return 0, 0
			}
			at += w
		}
		v, w := hexDigits(data, at, 2, depth, how)
		if w == 0 {
			return 0, 0
		}
		at += w
		b[n] = byte(v)
		if b[0] < utf8.RuneSelf {
			return rune(b[0]), at - i
		}
		if x, size := utf8.DecodeRune(b[:n+1]); size == n+1 && x != utf8.RuneError {
			return x, at - i
		}
		if !utf8.RuneStart(b[0]) {
			return 0, 0
		}
	}
	return 0, 0
}

// backslashEscape reads what follows a backslash, in JSON, JavaScript and Markdown.
func backslashEscape(data []byte, i, depth int, how readMode) (rune, int) {
	x, w := unescape(data, i, depth, how)
	switch {
	case w == 0 || x >= utf8.RuneSelf:
		return 0, 0
	case x == 'u':
		if v, more := hexDigits(data, i+w, 4, depth, how); more > 0 {
			return surrogates(data, i, w+more, rune(v), depth, how)
		}
		return braced(data, i, w, depth, how)
	case x == 'x':
		if v, more := hexDigits(data, i+w, 2, depth, how); more > 0 {
			return rune(v), w + more
		}
		return 0, 0
	case how&bareBackslash == 0 && (x == 'n' || x == 'r' || x == 't' || x == 'b' || x == 'f' || x == 'v'):
		return '\n', w
	case byteClasses[byte(x)] > escapes || x <= ' ':
		return 0, 0
	}
	return x, w
}

// braced reads a letter by its number in braces: \u{51}.
func braced(data []byte, i, took, depth int, how readMode) (rune, int) {
	x, w := unescape(data, i+took, depth, how)
	if x != '{' {
		return 0, 0
	}
	v, at := uint32(0), i+took+w
	for digits := 0; digits <= 6; digits++ {
		if y, w := unescape(data, at, depth, how); y == '}' && digits > 0 && v <= unicode.MaxRune {
			return rune(v), at + w - i
		}
		digit, w := hexDigits(data, at, 1, depth, how)
		if w == 0 {
			break
		}
		v, at = v<<4|digit, at+w
	}
	return 0, 0
}

// surrogates joins the second half of a letter to its first.
func surrogates(data []byte, i, took int, first rune, depth int, how readMode) (rune, int) {
	if first < 0xD800 || first > 0xDBFF {
		return first, took
	}
	at := i + took
	x, w := unescape(data, at, 0, how)
	y, v := unescape(data, at+w, 0, how)
	if x != '\\' || y != 'u' {
		return utf8.RuneError, took
	}
	second, more := hexDigits(data, at+w+v, 4, depth, how)
	if more == 0 || second < 0xDC00 || second > 0xDFFF {
		return utf8.RuneError, took
	}
	return (first-0xD800)<<10 + rune(second) - 0xDC00 + 0x10000, took + w + v + more
}

// hexDigits reads so many hexadecimal digits; the width is 0 where they are not there.
func hexDigits(data []byte, i, digits, depth int, how readMode) (v uint32, width int) {
	at := i
	for range digits {
		x, w := unescape(data, at, depth, how)
		at += w
		switch {
		case w == 0:
			return 0, 0
		case '0' <= x && x <= '9':
			v = v<<4 | uint32(x-'0')
		case 'a' <= x && x <= 'f':
			v = v<<4 | uint32(x-'a'+10)
		case 'A' <= x && x <= 'F':
			v = v<<4 | uint32(x-'A'+10)
		default:
			return 0, 0
		}
	}
	return v, at - i
}

// unescaped gives a piece of text with its escapes taken off.
func unescaped(data []byte, how readMode) string {
	var out []byte
	for i := 0; i < len(data); {
		x, w := unescape(data, i, deepest, how)
		out = utf8.AppendRune(out, x)
		i += w
	}
	return string(out)
}
