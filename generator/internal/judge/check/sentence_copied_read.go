package check

import "strings"

// longSentence is a sentence that nobody else would write the same.
type longSentence struct {
	words  uint64 // a hash of the words in small letters (FNV-1a)
	offset int    // of the first
}

// fewestWords is how many words a long sentence has.
const fewestWords = 7

// longSentences lists the long sentences of a Markdown text. Punctuation and
// markup do not count, nor does how it is broken into lines. A heading, an item
// of a list and a cell of a table end a sentence.
func longSentences(markdown string) []longSentence {
	r := sentenceReader{text: markdown}
	for r.at < len(r.text) {
		switch c := r.text[r.at]; {
		case isWordByte(c):
			if c >= 0x80 {
				if next := r.mark(); next > 0 {
					r.at = next
					continue
				}
			}
			r.letter(c)
		case c == '.' || c == '!' || c == '?':
			if r.at+1 == len(r.text) || !isWordByte(r.text[r.at+1]) {
				r.end()
			}
		case c == '|' || c == '\n' && r.endsBlock():
			r.end()
		case c == '{' || c == '<' || c == ']':
			r.at = r.skip()
			continue
		default:
			r.inWord = false
		}
		r.at++
	}
	r.end()
	return r.found
}

type sentenceReader struct {
	text   string
	at     int
	inWord bool
	count  int // words of the sentence so far
	hash   uint64
	first  int
	found  []longSentence

	unclosed [len(spans)]int // up to where nothing closes such a span: a line is searched once
}

func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= 0x80
}

// The hash is FNV-1a of 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
const (
	fnvStart = 14695981039346656037
	fnvPrime = 1099511628211
)

func (r *sentenceReader) letter(c byte) {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	if !r.inWord {
		if r.count == 0 {
			r.hash, r.first = fnvStart, r.at
		}
		r.count++
		r.inWord = true
		r.hash = (r.hash ^ ' ') * fnvPrime
	}
	r.hash = (r.hash ^ uint64(c)) * fnvPrime
}

func (r *sentenceReader) end() {
	if r.count >= fewestWords {
		r.found = append(r.found, longSentence{r.hash, r.first})
	}
	r.count, r.inWord = 0, false
}

// mark steps over a dash, a quotation mark or another sign of U+2000 to U+206F,
// or one of the angle quotation marks, and gives what is behind it; 0 where there
// is none.
func (r *sentenceReader) mark() int {
	rest := r.text[r.at:]
	switch {
	case strings.HasPrefix(rest, "…"):
		r.end()
		return r.at + len("…")
	case strings.HasPrefix(rest, "\xe2\x80") || strings.HasPrefix(rest, "\xe2\x81"):
		r.inWord = false
		return r.at + min(3, len(rest))
	case strings.HasPrefix(rest, "«") || strings.HasPrefix(rest, "»"):
		r.inWord = false
		return r.at + len("«")
	}
	return 0
}

// endsBlock tells whether the line break that stands here ends a paragraph, an
// item or a heading.
func (r *sentenceReader) endsBlock() bool {
	line, _, _ := strings.Cut(r.text[r.at+1:], "\n")
	line = strings.TrimLeft(line, " \t\r")
	if line == "" {
		return true
	}
	switch line[0] {
	case '-', '*', '+', '>', '#', '|', '`':
		return true
	}
	number := strings.TrimLeft(line, "0123456789")
	return len(number) < len(line) && (strings.HasPrefix(number, ". ") || strings.HasPrefix(number, ") "))
}

// spans are what is no word of a sentence: shortcodes, addresses of links, tags. Each is
// closed on its line.
var spans = [...]struct{ open, close string }{{"{{", "}}"}, {"](", ")"}, {"<", ">"}}

// skip gives what is behind a shortcode, a tag or the address of a link, or
// behind the sign that begins one.
func (r *sentenceReader) skip() int {
	r.inWord = false
	for i, span := range spans {
		if !strings.HasPrefix(r.text[r.at:], span.open) || r.at < r.unclosed[i] {
			continue
		}
		from := r.at + len(span.open)
		line, _, _ := strings.Cut(r.text[from:], "\n")
		if end := strings.Index(line, span.close); end >= 0 {
			return from + end + len(span.close)
		}
		r.unclosed[i] = from + len(line)
	}
	return r.at + 1
}
