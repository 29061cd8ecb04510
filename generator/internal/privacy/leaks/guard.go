package leaks

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
	"golang.org/x/text/unicode/norm"
)

// beside is how many bytes before and after a phrase are looked at.
const beside = 200

// stands tells whether around the words of a phrase stands what its guard asks
// for.
func (s *search) stands(p *phrase, start int, last readWord) bool {
	if p.guard == byWords {
		return true
	}
	text := s.glued(unescaped(s.data[start:last.end], s.how))
	before := s.glued(unescaped(s.data[max(0, start-beside):start], s.how))
	after := unescaped(s.data[last.end:min(len(s.data), last.end+beside)], s.how)
	switch p.guard {
	case byCase:
		return sameCase(text, p.text)
	case byPrint:
		return !last.tag && !s.code && s.signs(p.whole, before, text, after) && (s.aside.folded(text) != text || sameCase(text, p.text))
	case bySigns:
		return s.signs(p.whole, before, text, after)
	case byAddress:
		return s.aside.folded(text) == p.whole && endsWithAny(before, "/#") && endsPart(after)
	case byKey:
		return s.signs(p.whole, before, text, after) && endsPart(after)
	case byString:
		return sameCase(text, p.text) && bounded(before, p.text, true) && bounded(after, p.text, false)
	}
	panic("bug: a phrase with no guard")
}

// glued gives a text that is read with its words joined together without what
// does not part them.
func (s *search) glued(text string) string {
	if s.how&joinedWords == 0 {
		return text
	}
	return glue.ReplaceAllString(text, "")
}

var glue = regexp.MustCompile(`<[^>]*>|-[ \r]*\n\s*`)

// signs tells whether a phrase stands there with its own signs between, before
// and after its words, and no other word joined on.
func (s *search) signs(whole, before, text, after string) bool {
	tail := whole[len(strings.TrimRightFunc(whole, redact.NotWord)):]
	all := s.aside.folded(before + text)
	if !strings.HasPrefix(after, tail) || !strings.HasSuffix(all, strings.TrimSuffix(whole, tail)) {
		return false
	}
	before, _ = strings.CutSuffix(all, strings.TrimSuffix(whole, tail))
	after = after[len(tail):]
	x, _ := utf8.DecodeLastRuneInString(before)
	y, _ := utf8.DecodeRuneInString(after)
	joins := func(x rune) bool { return x == '-' || x == '_' || x != utf8.RuneError && !redact.NotWord(x) }
	return !joins(x) && !joins(y)
}

func endsWithAny(s, chars string) bool {
	return s != "" && strings.ContainsRune(chars, rune(s[len(s)-1]))
}

// endsPart tells whether a part of an address ends where a text begins.
func endsPart(after string) bool {
	x, _ := utf8.DecodeRuneInString(after)
	return after == "" || unicode.IsSpace(x) || strings.ContainsRune("/\"'#?&<>)]\\,;.`", x)
}

// sameCase tells whether two texts have the same words in the same case.
func sameCase(a, b string) bool {
	split := func(s string) string {
		s = strings.Map(func(x rune) rune {
			if ignorable(x) {
				return -1
			}
			return x
		}, s)
		return strings.Join(strings.FieldsFunc(norm.NFKD.String(untagged(s)), func(x rune) bool { return redact.NotWord(x) && !unicode.IsMark(x) }), " ")
	}
	return split(a) == split(b)
}

// untagged takes tags out of a short text.
func untagged(s string) string {
	for {
		from := strings.IndexByte(s, '<')
		to := strings.IndexByte(s[max(from, 0):], '>')
		if from < 0 || to < 0 {
			return s
		}
		s = s[:from] + " " + s[from+to+1:]
	}
}

// bounded tells whether a string, a tag, a cell or a line ends right before or
// right after a phrase. Signs that belong to the phrase ("What now?") may stand
// between.
func bounded(beside, phrase string, before bool) bool {
	own := 0
	if before {
		own = len([]rune(phrase[:len(phrase)-len(strings.TrimLeftFunc(phrase, redact.NotWord))]))
	} else {
		own = len([]rune(phrase[len(strings.TrimRightFunc(phrase, redact.NotWord)):]))
	}
	next := func() rune {
		if before {
			x, size := utf8.DecodeLastRuneInString(beside)
			beside = beside[:len(beside)-size]
			return x
		}
		x, size := utf8.DecodeRuneInString(beside)
		beside = beside[size:]
		return x
	}
	for beside != "" {
		switch x := next(); {
		case x == ' ' || x == '\u00a0':
		case strings.ContainsRune("<>\"'`\n\r\t,;|·:=#*[](){}", x):
			return true
		case own > 0 && redact.NotWord(x):
			own--
		default:
			return false
		}
	}
	return true
}
