package extract

import (
	"bytes"
	"regexp"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// within are the elements within a line of text, of HTML and of drawings: all others
// part words.
var within = map[string]bool{
	"a": true, "abbr": true, "b": true, "bdi": true, "bdo": true, "cite": true, "code": true, "data": true, "del": true, "dfn": true,
	"em": true, "font": true, "i": true, "ins": true, "kbd": true, "mark": true, "q": true, "s": true, "samp": true, "small": true,
	"span": true, "strong": true, "sub": true, "sup": true, "time": true, "tspan": true, "u": true, "var": true, "wbr": true,
}

// besidePage are the elements of a page that show nothing, or not in the line that
// they stand in: programs, letters that tell how others are pronounced, marks of
// notes, and what is taken out.
var besidePage = map[string]bool{"script": true, "style": true, "template": true, "rt": true, "rp": true, "sup": true, "del": true, "s": true, "strike": true}

// untagged gives what markup prints, the same without what stands beside it, and
// the words of which each letter is placed by itself.
func untagged(data []byte) []Text {
	var all, line bytes.Buffer
	var placed placedLetters
	beside := 0
	read := html.NewTokenizer(bytes.NewReader(data))
	for {
		kind := read.Next()
		switch kind {
		case html.ErrorToken:
			texts := []Text{{"markup", all.Bytes()}}
			if line.Len() != all.Len() {
				texts = append(texts, Text{"markup, the line", line.Bytes()})
			}
			return append(texts, Text{"markup, letters", placed.words()})
		case html.TextToken:
			text := read.Text()
			all.Write(text)
			placed.element = append(placed.element, text...)
			if beside == 0 {
				line.Write(text)
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := read.TagName()
			if _, local, ok := bytes.Cut(name, []byte(":")); ok {
				name = local
			}
			switch {
			case kind == html.StartTagToken && besidePage[string(name)]:
				beside++
			case kind == html.EndTagToken && besidePage[string(name)]:
				beside = max(0, beside-1)
			}
			if !within[string(name)] {
				placed.part()
				all.WriteByte('\n')
				if !besidePage[string(name)] {
					line.WriteByte('\n')
				}
				if name := string(name); name == "p" || name == "div" || name == "li" || name == "tr" || name == "body" {
					beside = 0 // what nobody closed
				}
			}
		}
	}
}

// placedLetters gathers words of which each letter is an element of its own, as
// programs write drawings that place every letter.
type placedLetters struct {
	element, word, all []byte
	letters            int // of the word
}

// part ends an element.
func (p *placedLetters) part() {
	text := p.element
	p.element = p.element[:0]
	switch n := utf8.RuneCount(text); {
	case n == 0, len(bytes.TrimSpace(text)) == 0 && string(text) != " ": // between elements
	case n <= mostPlaced:
		p.word = append(p.word, text...)
		p.letters++
	default:
		p.end()
	}
}

// end takes up a word, if it is one.
func (p *placedLetters) end() {
	if p.letters > 2 {
		p.all = append(append(p.all, p.word...), '\n')
	}
	p.word, p.letters = p.word[:0], 0
}

func (p *placedLetters) words() []byte {
	p.part()
	p.end()
	return p.all
}

// mostPlaced is how many letters are placed together: a pair of them, or one with
// its marks.
const mostPlaced = 3

// asQuoted is what a text holds that may be quoted-printable.
var asQuoted = regexp.MustCompile(`(?i)quoted-printable|=[2-9A-F][0-9A-F]|=\r?\n`)

// asBytes are escapes of single bytes, of which several make a letter: those of Git
// and of C in octal, and of others in hexadecimal digits.
var asBytes = regexp.MustCompile(`\\(?:[0-3]?[0-7][0-7]|x[0-9A-Fa-f]{2})`)

// unescaped takes the escapes of JSON and programs off. Those of two digits are
// letters, or bytes of them.
func unescaped(data []byte, bytewise bool) []byte {
	out := make([]byte, 0, len(data))
	for i := 0; i < len(data); i++ {
		if data[i] != '\\' || i+1 == len(data) {
			out = append(out, data[i])
			continue
		}
		i++
		if bytewise && '0' <= data[i] && data[i] <= '7' {
			n, end := 0, i
			for ; end < len(data) && end < i+3 && '0' <= data[end] && data[end] <= '7'; end++ {
				n = 8*n + int(data[end]-'0')
			}
			out, i = append(out, byte(n)), end-1
			continue
		}
		switch c := data[i]; c {
		case 'n', 'r', 't', 'b', 'f', 'v':
			out = append(out, '\n')
		case 'u', 'U', 'x':
			digits := map[byte]int{'u': 4, 'U': 8, 'x': 2}[c]
			r, ok := hexRune(data, i+1, digits)
			if !ok {
				out = append(out, '\\', c)
				continue
			}
			i += digits
			if c == 'x' && bytewise {
				out = append(out, byte(r))
				continue
			}
			if utf16.IsSurrogate(r) && i+6 < len(data) && data[i+1] == '\\' && data[i+2] == 'u' {
				if low, ok := hexRune(data, i+3, 4); ok && utf16.DecodeRune(r, low) != utf8.RuneError {
					r, i = utf16.DecodeRune(r, low), i+6
				}
			}
			out = utf8.AppendRune(out, r)
		default:
			out = append(out, c)
		}
	}
	return out
}

func hexRune(data []byte, at, digits int) (rune, bool) {
	if at+digits > len(data) {
		return 0, false
	}
	n, err := strconv.ParseUint(string(data[at:at+digits]), 16, 32)
	return rune(n), err == nil
}

func asciiLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
