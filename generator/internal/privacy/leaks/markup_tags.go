package leaks

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// longestTag bounds how far a "<" that nothing closes hides text, in bytes.
const longestTag = 8 << 10

// bridge gives where a text goes on after tags of phraseTags, comments, or a hyphen
// at the end of a line; i itself where there is nothing of the kind.
func bridge(data []byte, i int, how readMode) int {
	at := i
	for at < len(data) {
		x, w := unescape(data, at, deepest, how)
		end := at
		switch x {
		case '<':
			end = phraseTag(data, at+w, how)
		case '-', 0x2010:
			j, lines := at+w, 0
			for j < len(data) && lines < 3 && (data[j] == ' ' || data[j] == '\n' || data[j] == '\r') {
				if data[j] == '\n' {
					lines++
				}
				j++
			}
			if lines > 0 {
				end = j
			}
		}
		if end <= at {
			break
		}
		at = end
	}
	return at
}

// phraseTag gives the end of a tag that stands within a line of text, whose "<"
// ends at i; 0 for any other.
func phraseTag(data []byte, i int, how readMode) int {
	var name [12]byte
	n, naming := 0, true
	for steps := 0; i < len(data) && steps < 400; steps++ {
		x, w := unescape(data, i, deepest, how)
		i += w
		switch {
		case x == '>':
			if phraseTags[string(name[:n])] || n >= 3 && string(name[:3]) == "!--" {
				return i
			}
			return 0
		case x == '<':
			return 0
		case naming && x == '/' && n == 0:
		case naming && (x <= ' ' || x == '/' || n == len(name) || x >= utf8.RuneSelf):
			if naming = false; !phraseTags[string(name[:n])] && !bytes.HasPrefix(name[:n], []byte("!--")) {
				return 0
			}
		case naming:
			name[n] = byte(unicode.ToLower(x))
			n++
		}
	}
	return 0
}

// phraseTags are the elements that do not part a word that they stand in.
var phraseTags = map[string]bool{
	"a": true, "abbr": true, "b": true, "bdi": true, "bdo": true, "cite": true, "code": true, "data": true, "del": true, "dfn": true,
	"em": true, "font": true, "i": true, "ins": true, "kbd": true, "mark": true, "q": true, "s": true, "samp": true, "small": true,
	"span": true, "strong": true, "sub": true, "sup": true, "time": true, "tspan": true, "u": true, "var": true, "wbr": true,
}

// tagState follows where a text is inside of a tag.
type tagState struct {
	how    readMode
	data   []byte
	open   bool
	quoted bool
	began  int // where an open tag did
	until  int // the end of what Markdown does not print, or the bound of the tag
}

func (t *tagState) inside(at int) bool {
	if t.open && at > t.until {
		t.open = false
	}
	return t.open || at < t.until && t.how&asMarkdown != 0
}

// sign deals with the signs that are many in every page and mean little there;
// it is false for the others.
func (t *tagState) sign(i, ended int) bool {
	switch t.data[i] {
	case '"':
		t.quoted = t.quoted != t.open
	case '>':
		if t.open && !t.quoted {
			t.open, t.until = false, i
		}
	case '-':
		return ended != i || i+1 < len(t.data) && t.data[i+1] > ' '
	case '\n', ']', '{':
	default:
		return false
	}
	return true
}

// at takes note of a rune that is no letter, and of its width. It tells whether
// a tag begins within another one.
func (t *tagState) at(i, w int, x rune) (nested bool) {
	switch {
	case x == '<' && (t.open || !t.inside(i)):
		y, v := unescape(t.data, i+w, deepest, t.how)
		if y != '/' && y != '!' && y != '?' && (y >= utf8.RuneSelf || !unicode.IsLetter(y)) {
			break
		}
		if t.inside(i) {
			return true
		}
		if y == '!' && bytes.HasPrefix(t.data[i+w+v:], []byte("[CDATA[")) {
			break
		}
		t.open, t.quoted, t.began, t.until = true, false, i+w, i+longestTag
	case x == '"' && t.open:
		t.quoted = !t.quoted
	case x == '>' && t.open && !t.quoted:
		t.open, t.until = false, i
	}
	if t.how&asMarkdown != 0 && !t.open {
		t.unprinted(i, x)
	}
	return false
}

// unprinted passes over what stands in Markdown and on no page.
func (t *tagState) unprinted(i int, x rune) {
	rest := t.data[i:min(len(t.data), i+2000)]
	closing := ""
	switch {
	case x == ']' && bytes.HasPrefix(rest, []byte("](")):
		closing = ")"
	case x == ']' && bytes.HasPrefix(rest, []byte("][")):
		rest, i = rest[1:], i+1
		closing = "]"
	case x == '{' && (bytes.HasPrefix(rest, []byte("{{<")) || bytes.HasPrefix(rest, []byte("{{%"))):
		closing = "}}"
	case x == '\n':
		line := bytes.TrimLeft(rest[1:], " \t")
		digits := len(line) - len(bytes.TrimLeft(line, "0123456789"))
		if digits > 0 && digits < 10 && digits+1 < len(line) && (line[digits] == '.' || line[digits] == ')') && line[digits+1] == ' ' {
			t.until = max(t.until, i+len(rest)-len(line)+digits)
		}
	}
	if closing != "" {
		if end := bytes.Index(rest[1:], []byte(closing)); end >= 0 {
			t.until = max(t.until, i+1+end)
		}
	}
}
