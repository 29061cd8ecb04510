package document

import (
	"bytes"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"

	"github.com/casebook-dev/casebook/generator/internal/files/picture"
)

// nothing is the address in the place of one that led outside.
const nothing = `url("data:,")`

// css gives styles in which no address leads outside: @import goes, and the
// address of a font or a picture of the site becomes its bytes. It reads
// tokens and writes them again, so that what a browser reads is what was seen
// here, however a name was spelt.
func (c *cleaner) css(text string) string {
	text = strings.ReplaceAll(text, "\x00", "\ufffd")
	s := &sheet{lexer: css.NewLexer(parse.NewInputString(text)), address: c.styleAddress}
	s.run()
	// "</style" ends the style wherever it stands.
	return strings.ReplaceAll(s.out.String(), "</", `<\/`)
}

type sheet struct {
	lexer   *css.Lexer
	address func(string) string
	out     bytes.Buffer
	within  []bool // for every open parenthesis, whether a string in it is an address
}

func (s *sheet) run() {
	for {
		kind, data := s.lexer.Next()
		switch kind {
		case css.ErrorToken:
			return
		case css.AtKeywordToken:
			switch strings.ToLower(unescapeCSS(string(data[1:]))) {
			case "import", "namespace", "charset":
				s.skipStatement()
			default:
				s.out.Write(data)
			}
		case css.URLToken:
			s.out.WriteString(`url(` + cssString(s.address(urlInside(string(data)))) + `)`)
		case css.BadURLToken:
			s.out.WriteString(nothing)
		case css.FunctionToken:
			s.function(data)
		case css.LeftParenthesisToken:
			s.within = append(s.within, s.inAddress())
			s.out.Write(data)
		case css.RightParenthesisToken:
			if len(s.within) > 0 {
				s.within = s.within[:len(s.within)-1]
			}
			s.out.Write(data)
		case css.StringToken:
			if s.inAddress() {
				s.out.WriteString(cssString(s.address(unquoteCSS(string(data)))))
			} else {
				s.out.Write(data)
			}
		case css.BadStringToken:
			s.out.WriteString(`""`)
		case css.CommentToken, css.CDOToken, css.CDCToken:
			// Nothing may grow together that a comment held apart.
			s.out.WriteByte(' ')
		case css.DelimToken:
			if data[0] == '\\' {
				s.out.WriteByte(' ')
			} else {
				s.out.Write(data)
			}
		default:
			s.out.Write(data)
		}
	}
}

func (s *sheet) inAddress() bool { return len(s.within) > 0 && s.within[len(s.within)-1] }

func (s *sheet) function(data []byte) {
	switch name := strings.ToLower(unescapeCSS(string(data[:len(data)-1]))); name {
	case "url", "src":
		// An escaped name, which a browser knows and the lexer did not, or an
		// address that is computed.
		s.skipFunction()
		s.out.WriteString(nothing)
	case "image-set", "-webkit-image-set", "image", "cross-fade", "-webkit-cross-fade", "-moz-image-set", "url-prefix", "domain":
		s.within = append(s.within, true)
		s.out.WriteString(name + "(")
	default:
		s.within = append(s.within, s.inAddress())
		s.out.Write(data)
	}
}

func (s *sheet) skipFunction() {
	for open := 1; open > 0; {
		switch kind, _ := s.lexer.Next(); kind {
		case css.ErrorToken:
			return
		case css.FunctionToken, css.LeftParenthesisToken:
			open++
		case css.RightParenthesisToken:
			open--
		}
	}
}

// skipStatement passes over an at-rule: up to its semicolon, the end of its
// block, or the end of the block around it.
func (s *sheet) skipStatement() {
	s.out.WriteByte(' ')
	open := 0
	for {
		switch kind, data := s.lexer.Next(); kind {
		case css.ErrorToken:
			return
		case css.SemicolonToken:
			if open == 0 {
				return
			}
		case css.LeftBraceToken:
			open++
		case css.RightBraceToken:
			if open == 0 {
				s.out.Write(data)
				return
			}
			if open--; open == 0 {
				return
			}
		}
	}
}

// styleAddress gives what stands in a style in the place of an address.
func (c *cleaner) styleAddress(address string) string {
	address = strings.TrimSpace(address)
	switch {
	case strings.HasPrefix(address, "#"):
		return address
	case address == "":
		return "data:,"
	case hasScheme(address, "data"):
		kind, data, ok := picture.ReadAddress(address)
		switch {
		case !ok:
			return "data:,"
		case strings.HasPrefix(kind, "font/") || slices.Contains([]string{"application/font-woff", "application/font-woff2", "application/x-font-woff", "application/x-font-ttf", "application/octet-stream"}, kind):
			return picture.Address(kind, data)
		case strings.HasPrefix(kind, "image/"):
			if p := c.pictureAt(address); p != nil {
				return p.address
			}
		}
		return "data:,"
	}
	p, ours := c.path(address)
	switch path.Ext(p) {
	case ".woff2", ".woff", ".ttf", ".otf":
		if data, ok := c.read(address, "the font"); ok && ours {
			return picture.Address("font/"+path.Ext(p)[1:], data)
		}
		return "data:,"
	}
	if p := c.pictureAt(address); p != nil {
		return p.address
	}
	return "data:,"
}

func hasScheme(address, scheme string) bool {
	return len(address) > len(scheme) && strings.EqualFold(address[:len(scheme)], scheme) && address[len(scheme)] == ':'
}

// urlInside gives the address of a token url(...), which may be unclosed.
func urlInside(token string) string {
	_, inside, _ := strings.Cut(token, "(")
	inside = strings.TrimSpace(strings.TrimSuffix(inside, ")"))
	if inside != "" && (inside[0] == '"' || inside[0] == '\'') {
		return unquoteCSS(inside)
	}
	return unescapeCSS(inside)
}

func unquoteCSS(s string) string {
	quote := s[:1]
	return unescapeCSS(strings.TrimSuffix(s[1:], quote))
}

// unescapeCSS reads the escapes of CSS: a backslash and up to six hexadecimal
// digits with one space after them, or a backslash and the character itself.
func unescapeCSS(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] != '\\' {
			b.WriteByte(s[i])
			i++
			continue
		}
		i++
		hex := i
		for i < len(s) && i-hex < 6 && strings.IndexByte("0123456789abcdefABCDEF", s[i]) >= 0 {
			i++
		}
		switch {
		case i > hex:
			code, _ := strconv.ParseUint(s[hex:i], 16, 32)
			r := rune(code)
			if code == 0 || !utf8.ValidRune(r) {
				r = utf8.RuneError
			}
			b.WriteRune(r)
			if i < len(s) && (s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\f') {
				i++
			}
		case i < len(s) && s[i] == '\n':
			i++
		}
		// Any other character stands for itself and is written by the next turn,
		// save a backslash.
		if i == hex && i < len(s) && s[i] == '\\' {
			b.WriteByte('\\')
			i++
		}
	}
	return b.String()
}

// cssString gives a string of CSS.
func cssString(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\a `, "\r", `\d `, "\f", `\c `, "<", `\3c `).Replace(s) + `"`
}
