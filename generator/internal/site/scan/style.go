package scan

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

// sheet reads a style sheet.
func (r *reader) sheet(data []byte) {
	if r.legible(data) {
		r.css(string(data), func(at int) int { return at })
	}
}

// css reads a style token by token. place gives where an offset of the text lies
// in the file.
func (r *reader) css(text string, place func(int) int) {
	// A browser takes both bytes for one line end, also where one ends an
	// escape. Lines and columns stay as they are.
	if crlf := strings.Contains(text, "\r\n"); crlf {
		kept := text
		text = strings.ReplaceAll(text, "\r\n", "\n")
		outer := place
		place = func(at int) int { return outer(withReturns(kept, at)) }
	}
	text = strings.ReplaceAll(text, "\x00", "\ufffd")
	s := &styleReader{reader: r, lexer: css.NewLexer(parse.NewInputString(text)), place: place}
	s.read()
}

// withReturns gives the offset in a text of an offset in the same text with
// short line ends.
func withReturns(text string, at int) int {
	i := 0
	for ; at > 0 && i < len(text); i++ {
		if text[i] != '\r' || i+1 == len(text) || text[i+1] != '\n' {
			at--
		}
	}
	return i
}

type styleReader struct {
	*reader
	lexer *css.Lexer
	place func(int) int
	start int // of the token
	end   int

	open    []bracket
	rule    string // the at-rule whose words are read, "" = none
	word    string // the last word, while nothing but space and comments follow
	joined  string // words with nothing but comments between them
	comment bool   // the token before was a comment
}

// bracket is an open parenthesis, bracket or brace.
type bracket struct {
	close   byte
	address bool // a string in it is an address
}

func (s *styleReader) read() {
	for !s.full() {
		kind, data := s.lexer.Next()
		s.start, s.end = s.end, s.end+len(data)
		if kind == css.ErrorToken {
			if len(s.open) > 0 {
				s.odd("a style that does not end", "close what is open")
			}
			return
		}
		s.token(kind, data)
	}
}

func (s *styleReader) at() int { return s.place(s.start) }

// odd tells what programs read in different ways.
func (s *styleReader) odd(what, hint string) { s.tell(s.at(), what, hint) }

func (s *styleReader) token(kind css.TokenType, data []byte) {
	switch kind {
	case css.CommentToken:
		if len(data) < 4 || !strings.HasSuffix(string(data), "*/") {
			s.odd("a style that does not end", "close the comment")
		}
		s.comment = true
		return
	case css.WhitespaceToken:
		s.joined, s.comment = "", false
		return
	case css.IdentToken, css.CustomPropertyNameToken, css.DimensionToken:
		s.name(kind, string(data))
		s.comment = false
		return
	}
	joined, word := s.joined, s.word
	s.joined, s.word, s.comment = "", "", false
	switch kind {
	case css.ColonToken:
		if word == "behavior" || word == "-moz-binding" || word == "-ms-behavior" {
			s.odd(`the style "`+word+`"`, "leave it out; it runs something")
		}
	case css.AtKeywordToken:
		s.rule = strings.ToLower(unescaped(string(data[1:])))
	case css.SemicolonToken:
		s.rule = ""
	case css.URLToken:
		if s.rule != "namespace" {
			s.wanted(urlInside(string(data)))
		}
	case css.StringToken:
		s.string(quoted(string(data)))
	case css.FunctionToken:
		s.function(joined, strings.ToLower(unescaped(string(data[:len(data)-1]))))
	case css.LeftParenthesisToken:
		s.open = append(s.open, bracket{')', s.inAddress()})
	case css.LeftBracketToken:
		s.open = append(s.open, bracket{']', false})
	case css.LeftBraceToken:
		s.rule = ""
		s.open = append(s.open, bracket{'}', false})
	case css.RightParenthesisToken, css.RightBracketToken, css.RightBraceToken:
		if n := len(s.open); n > 0 && s.open[n-1].close == data[0] {
			s.open = s.open[:n-1]
		} else {
			s.odd("a style that closes what is not open", "leave the \""+string(data)+"\" out")
		}
	case css.BadURLToken, css.BadStringToken:
		s.odd("a style that cannot be read", "close the string or the address, and escape what is in it")
	case css.CDOToken, css.CDCToken:
		s.odd("a style that cannot be read", "leave the marks of a comment of HTML out")
	case css.DelimToken:
		if data[0] == '\\' || data[0] == '<' && len(s.open) == 0 {
			s.odd("a style that cannot be read", "leave the \""+string(data)+"\" out")
		}
	}
}

// longestWord is more than the length of any word that is looked for.
const longestWord = 20

// name remembers a word, for what comes after it.
func (s *styleReader) name(kind css.TokenType, raw string) {
	word := strings.ToLower(unescaped(raw))
	if s.comment && s.joined != "" {
		if len(s.joined) < longestWord {
			s.joined += word
		}
	} else {
		s.joined = word
	}
	if kind == css.IdentToken {
		s.word = word
	} else {
		s.word = ""
	}
	if s.joined == "progid" {
		s.odd(`the style "progid"`, "leave it out; it runs something")
	}
}

func (s *styleReader) function(joined, name string) {
	if name == "expression" || joined+name == "expression" {
		s.odd(`the style "expression"`, "leave it out; it runs a script")
	}
	if name == "url" {
		// The lexer knows the name by its letters alone, a browser with escapes too.
		s.odd("a style that cannot be read", "write url( without escapes")
	}
	address := s.inAddress()
	switch name {
	case "url", "src", "image-set", "-webkit-image-set", "image", "cross-fade", "-webkit-cross-fade", "-moz-image-set", "url-prefix", "domain":
		address = true
	case "attr", "var", "env", "type", "format", "tech", "local", "counter", "counters", "symbols":
		address = false
	}
	s.open = append(s.open, bracket{')', address})
}

func (s *styleReader) string(value string) {
	switch {
	case s.rule == "charset":
		if !strings.EqualFold(value, "utf-8") {
			s.odd(`the encoding "`+value+`"`, "every style is in UTF-8")
		}
	case s.rule == "namespace":
	case s.rule == "import" && len(s.open) == 0, s.inAddress():
		s.wanted(value)
	}
}

func (s *styleReader) inAddress() bool { return len(s.open) > 0 && s.open[len(s.open)-1].address }

func (s *styleReader) wanted(address string) {
	why := loads
	if s.rule == "import" {
		why = styles
	}
	s.address(s.at(), address, why)
}

// urlInside gives the address of a token url(...), which may be unclosed.
func urlInside(token string) string {
	_, inside, _ := strings.Cut(token, "(")
	inside = strings.Trim(strings.TrimSuffix(inside, ")"), " \t\n\f\r")
	if inside != "" && (inside[0] == '"' || inside[0] == '\'') {
		return quoted(inside)
	}
	return unescaped(inside)
}

// quoted gives what a string of CSS says.
func quoted(s string) string {
	return unescaped(strings.TrimSuffix(s[1:], s[:1]))
}

// unescaped reads the escapes of CSS: a backslash with up to six hexadecimal
// digits and one space after them, with a line end for nothing, or with the
// character itself.
func unescaped(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		from := i + 1
		end := from
		for end < len(s) && end-from < 6 && strings.IndexByte("0123456789abcdefABCDEF", s[end]) >= 0 {
			end++
		}
		if end == from {
			i = from
			if s[i] != '\n' {
				b.WriteByte(s[i])
			}
			continue
		}
		code, _ := strconv.ParseUint(s[from:end], 16, 32)
		if code == 0 || !utf8.ValidRune(rune(code)) {
			code = utf8.RuneError
		}
		b.WriteRune(rune(code))
		if end < len(s) && strings.IndexByte(" \t\n\f\r", s[end]) >= 0 {
			end++
		}
		i = end - 1
	}
	return b.String()
}
