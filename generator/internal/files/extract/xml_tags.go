package extract

import (
	"bytes"
	"html"
	"regexp"
	"strconv"
)

// tag is a start or an end of an element, or both; with the text before it.
type tag struct {
	text   []byte // references taken off
	name   string // without a prefix, in small letters; "" at the end of the file
	closes bool   // </name>
	alone  bool   // <name/>
	inside []byte // of the brackets
}

// tags reads XML to its end, whatever is wrong with it, where a parser would stop:
// an encoding that it does not know, letters and references that XML does not have,
// what is not closed.
type tags struct {
	data     []byte
	at       int
	unclosed map[string]bool // ends that do not come any more
}

func (t *tags) next() (tag, bool) {
	var text []byte
	for t.at < len(t.data) {
		n := bytes.IndexByte(t.data[t.at:], '<')
		if n < 0 {
			break
		}
		text = append(text, plainOf(t.data[t.at:t.at+n])...)
		t.at += n
		rest := t.data[t.at:]
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			t.skip(4, "-->")
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			from := t.at + len("<![CDATA[")
			if t.skip(len("<![CDATA["), "]]>") {
				text = append(text, t.data[from:t.at-len("]]>")]...)
			}
		case bytes.HasPrefix(rest, []byte("<?")):
			t.skip(2, "?>")
		case bytes.HasPrefix(rest, []byte("<!")):
			t.skip(2, ">")
		default:
			if found, ok := t.tag(); ok {
				found.text = text
				return found, true
			}
			text = append(text, '<')
			t.at++
		}
	}
	text = append(text, plainOf(t.data[t.at:])...)
	t.at = len(t.data)
	return tag{text: text}, false
}

// skip goes behind an end; where there is none, only behind what begins.
func (t *tags) skip(begin int, end string) bool {
	t.at = min(len(t.data), t.at+begin)
	if t.unclosed[end] {
		return false
	}
	n := bytes.Index(t.data[t.at:], []byte(end))
	if n < 0 {
		t.never(end)
		return false
	}
	t.at += n + len(end)
	return true
}

func (t *tags) never(end string) {
	if t.unclosed == nil {
		t.unclosed = map[string]bool{}
	}
	t.unclosed[end] = true
}

func (t *tags) tag() (tag, bool) {
	from := t.at + 1
	closes := from < len(t.data) && t.data[from] == '/'
	if closes {
		from++
	}
	to := from
	for to < len(t.data) && (asciiLetter(t.data[to]) || '0' <= t.data[to] && t.data[to] <= '9' || t.data[to] >= 0x80 || bytes.IndexByte([]byte("_:-."), t.data[to]) >= 0) {
		to++
	}
	if to == from || !asciiLetter(t.data[from]) && t.data[from] != '_' && t.data[from] < 0x80 {
		return tag{}, false
	}
	end := t.close(to)
	if end < 0 {
		return tag{}, false
	}
	name := t.data[from:to]
	if _, local, ok := bytes.Cut(name, []byte(":")); ok {
		name = local
	}
	inside := t.data[to:end]
	t.at = end + 1
	return tag{name: string(bytes.ToLower(name)), closes: closes, alone: bytes.HasSuffix(inside, []byte("/")), inside: inside}, true
}

// close finds the bracket that ends a tag; one in quotes does not, if they end.
func (t *tags) close(at int) int {
	if t.unclosed[">"] {
		return -1
	}
	for i := at; i < len(t.data); i++ {
		switch c := t.data[i]; c {
		case '>':
			return i
		case '"', '\'':
			if t.unclosed[string(c)] {
				continue
			}
			n := bytes.IndexByte(t.data[i+1:], c)
			if n < 0 {
				t.never(string(c))
				continue
			}
			if bytes.IndexByte(t.data[i+1:i+1+n], '<') >= 0 { // no XML has it there: a quote is missing
				continue
			}
			i += 1 + n
		}
	}
	t.never(">")
	return -1
}

// hexEscapes are those of spreadsheets: _x0041_.
var hexEscapes = regexp.MustCompile(`_[xX]([0-9A-Fa-f]{4})_`)

func plainOf(text []byte) []byte {
	if bytes.IndexByte(text, '&') >= 0 {
		text = []byte(html.UnescapeString(string(text)))
	}
	if bytes.Contains(text, []byte("_x")) {
		text = hexEscapes.ReplaceAllFunc(text, func(all []byte) []byte {
			n, _ := strconv.ParseUint(string(all[2:6]), 16, 32)
			return []byte(string(rune(n)))
		})
	}
	return text
}
