package redact

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// surroundings tells what the places of a text stand in. It is asked in the order of
// the text, and goes through it once, however much there is to take out of one line
// or of one address.
type surroundings struct {
	text  string
	token token

	line   int  // where the line begins that was come to
	fenced bool // whether the lines before it are left in a fence
	passed int  // the part of the line that was gone through
	ticks  int  // backticks in it
	quoted bool // it holds a sign that may begin a quotation
}

// token is a run of bytes without spaces and brackets.
type token struct {
	start, end int
	address    bool // of the web or of mail
}

// address finds the address of the web or of mail that a run of bytes stands in.
// A name in it is no word: taken out, it would leave an address that leads
// somewhere else.
func (s *surroundings) address(from, to int) (start, end int, ok bool) {
	if strings.ContainsFunc(s.text[from:to], partsTokens) {
		return 0, 0, false
	}
	if t := s.token; from < t.start || t.end < to || t.end == 0 {
		s.token = tokenAt(s.text, from, to)
	}
	if !s.token.address {
		return 0, 0, false
	}
	start, end = s.token.start, s.token.end
	trimmed := strings.TrimRight(s.text[start:end], ".,;:!?*_~")
	end = max(to, start+len(trimmed))
	start += len(s.text[start:s.token.end]) - len(strings.TrimLeft(s.text[start:s.token.end], "*_~"))
	if start > 0 && s.text[start-1] == '<' && strings.HasPrefix(s.text[end:], ">") {
		start, end = start-1, end+1
	}
	return min(start, from), end, true
}

func partsTokens(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("<>()\"'[]{}|`", r) }

func tokenAt(text string, from, to int) token {
	t := token{end: len(text)}
	if i := strings.LastIndexFunc(text[:from], partsTokens); i >= 0 {
		_, size := utf8.DecodeRuneInString(text[i:])
		t.start = i + size
	}
	if i := strings.IndexFunc(text[to:], partsTokens); i >= 0 {
		t.end = to + i
	}
	word := text[t.start:t.end]
	at := strings.IndexByte(word, '@')
	t.address = strings.Contains(word, "://") || hasPrefixFold(word, "www.") || hasPrefixFold(word, "mailto:") ||
		at > 0 && strings.Contains(word[at:], ".")
	return t
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// goTo goes on to a place: over the lines before it, and over the part of its own
// line that stands before it.
func (s *surroundings) goTo(at int) {
	for {
		i := strings.IndexByte(s.text[s.passed:at], '\n')
		if i < 0 {
			break
		}
		end := s.passed + i + 1
		s.fenced = s.fenced != opensFence(s.text[s.line:end])
		s.line, s.passed, s.ticks, s.quoted = end, end, 0, false
	}
	for i := s.passed; i < at; {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		switch {
		case r == '`':
			s.ticks++
		case (r == '\'' || r == '‘') && !inWord(s.text[s.line:i], true):
			s.quoted = true
		}
		i += size
	}
	s.passed = max(s.passed, at)
}

func opensFence(line string) bool {
	mark := strings.TrimLeft(line[:min(len(line), longestMarks)], " \t>")
	return strings.HasPrefix(mark, "```") || strings.HasPrefix(mark, "~~~")
}

// inCode tells whether a place of Markdown is within code, as far as fences and
// backticks tell.
func (s *surroundings) inCode(at int) bool {
	s.goTo(at)
	return s.fenced != opensFence(s.text[s.line:at]) || s.ticks%2 == 1
}

// escaped keeps Markdown from reading a meaning into what stands for a secret.
// Code is no Markdown.
func (s *surroundings) escaped(as string, at int) string {
	const meaning = "\\`*_[](){}<>#|~&!\""
	if !strings.ContainsAny(as, meaning) || s.inCode(at) {
		return as
	}
	return source.Escaped(as, meaning)
}

// bareGenitive finds the apostrophe of "Lucas' idea": behind what stands for the
// name it wants an s. An apostrophe that may end a quotation is none: one whose line
// holds, before the name, a sign that is not within a word and not at its end.
func (s *surroundings) bareGenitive(f Match) (size int, ok bool) {
	rest := s.text[f.End:]
	last, _ := utf8.DecodeLastRuneInString(s.text[:f.End])
	for _, sign := range []string{"'", "’"} {
		if !strings.HasPrefix(rest, sign) || !strings.ContainsRune("sSxXzZß", last) || inWord(rest[len(sign):], false) {
			continue
		}
		s.goTo(f.Start)
		return len(sign), !s.quoted
	}
	return 0, false
}

// inside gives the holes that begin within a run of bytes. Holes are in the order of
// their beginnings.
func inside(holes []hole, start, end int) []hole {
	from := sort.Search(len(holes), func(i int) bool { return holes[i].start >= start })
	to := sort.Search(len(holes), func(i int) bool { return holes[i].start >= end })
	return holes[from:to]
}
