package source

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/diag"
)

// Sheets are the files of a portfolio that hold fields, as they were written: what
// tells where each word of a text stands that goes over several lines, or has escapes
// in it. They hold what no audience may read.
type Sheets struct{ of map[string]*sheet }

// Sheets gives the files that were read.
func (t Tree) Sheets() Sheets {
	all := map[string]*sheet{}
	for _, d := range t.Docs {
		all[d.Path] = d.sheet
	}
	for _, d := range t.Data {
		all[d.Path] = d.sheet
	}
	for _, d := range t.Tables {
		if !strings.HasPrefix(d.Path, "content/metrics/") { // they are long, and hold figures
			all[d.Path] = d.sheet
		}
	}
	return Sheets{all}
}

// Body gives the text of a field as a body. What of it cannot be found in the file
// has the place at which the field begins.
func (s Sheets) Body(t At[string]) Body {
	b := Body{Text: t.V, File: t.Pos.File, Value: t.Pos}
	if t.V == "" {
		return b
	}
	if on := s.of[t.Pos.File]; on != nil {
		b.places = on.places(t.Pos, t.V)
	}
	if len(b.places) == 0 {
		b.places = []stand{{line: t.Pos.Line, col: t.Pos.Col, still: true}}
	}
	return b
}

// sheet is a file that holds fields.
type sheet struct {
	text   string
	syntax syntax

	part  sync.Once
	lines []string
}

type syntax int

const (
	inYAML syntax = iota
	inJSON
	inTOML
	inCSV
)

var syntaxes = map[string]syntax{".json": inJSON, ".toml": inTOML}

// syntaxOf tells in what the front matter of a text is written.
func syntaxOf(text string) syntax {
	switch {
	case strings.HasPrefix(text, "{"):
		return inJSON
	case strings.HasPrefix(text, "+"):
		return inTOML
	}
	return inYAML
}

// places finds where the words of a value stand: sign by sign, as whatever parts
// words in the value parts them on the sheet. Where the two differ, since a
// name was replaced in the value, it goes on at the next word that both have; it gives
// none if there is none.
func (s *sheet) places(at diag.Pos, text string) []stand {
	s.part.Do(func() { s.lines = strings.Split(s.text, "\n") })
	r := scribe{sheet: s, line: at.Line - 1, col: at.Col - 1}
	if r.line < 0 || r.line >= len(s.lines) || r.col < 0 || r.col >= len(s.lines[r.line]) {
		return nil
	}
	r.open()
	var all []stand
	lost := 0
	for i := 0; i < len(text); {
		if isBlank(text[i]) {
			i++
			continue
		}
		r.skip()
		line, col := r.line, r.col
		word := r.sign()
		if word == "" || !strings.HasPrefix(text[i:], word) {
			next := r.again(text, i)
			if lost++; next < 0 || lost > mostLost {
				return nil
			}
			i = next
			continue
		}
		begin := i
		if indent := indented(text, i); indent <= col { // the blanks that a line begins with
			begin, col = i-indent, col-indent
		}
		p := stand{at: begin, line: line + 1, col: col + 1}
		if len(all) == 0 && begin > 0 {
			all = append(all, stand{line: p.line, col: max(1, p.col-begin)})
		}
		if n := len(all) - 1; n < 0 || all[n].line != p.line || all[n].col+begin-all[n].at != p.col {
			all = append(all, p)
		}
		i += len(word)
	}
	return all
}

// mostLost is how often a value may differ from its sheet, and nextWords among how
// many of its words the sheet is found again.
const mostLost, nextWords = 100, 8

// again steps to the next word of a text from a byte on that stands on the line or on
// one of the next two, and gives where it begins in the text; -1 if none does.
func (r *scribe) again(text string, at int) int {
	for range nextWords {
		at += len(text[at:]) - len(strings.TrimLeftFunc(text[at:], func(c rune) bool { return c > ' ' }))
		at += len(text[at:]) - len(strings.TrimLeft(text[at:], " \t\r\n"))
		word, _, _ := strings.Cut(text[at:min(len(text), at+longestAgain)], " ")
		if word, _, _ = strings.Cut(word, "\n"); word == "" {
			return -1
		}
		for line, col := r.line, r.col; line < min(r.line+3, len(r.lines)); line, col = line+1, 0 {
			if i := strings.Index(r.lines[line][col:], word); i >= 0 && len(word) > 2 {
				r.line, r.col = line, col+i
				return at
			}
		}
	}
	return -1
}

// longestAgain is how much of a word is looked for.
const longestAgain = 200

// indented gives how many blanks stand between the beginning of a line and a byte.
func indented(text string, at int) int {
	line := strings.TrimRight(text[:at], " \t")
	if line == "" || strings.HasSuffix(line, "\n") {
		return at - len(line)
	}
	return 0
}

// scribe goes over a sheet.
type scribe struct {
	*sheet
	line, col int
	quote     string // that the value stands in
}

// open steps over what a value begins with.
func (r *scribe) open() {
	rest := r.lines[r.line][r.col:]
	switch {
	case r.syntax == inTOML && (strings.HasPrefix(rest, `"""`) || strings.HasPrefix(rest, `'''`)):
		r.quote = rest[:3]
	case rest[0] == '"' || rest[0] == '\'' && r.syntax != inCSV:
		r.quote = rest[:1]
	case r.syntax == inYAML && (rest[0] == '|' || rest[0] == '>'):
		r.line, r.col = r.line+1, 0
	}
	r.col += len(r.quote)
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// escapes tells whether a backslash means something.
func (r *scribe) escapes() bool {
	return r.syntax != inCSV && strings.HasPrefix(r.quote, `"`)
}

// skip steps over what parts words.
func (r *scribe) skip() {
	for r.line < len(r.lines) {
		rest := r.lines[r.line][r.col:]
		switch {
		case rest == "" || r.escapes() && rest == `\`:
			r.line, r.col = r.line+1, 0
		case isBlank(rest[0]):
			r.col++
		case r.escapes() && rest[0] == '\\' && strings.IndexByte("ntr \t", rest[1]) >= 0:
			r.col += 2
		default:
			return
		}
	}
}

// sign steps over one sign of the value, and gives it as the value has it; "" at the
// end of the sheet, and where the sign is none.
func (r *scribe) sign() string {
	if r.line >= len(r.lines) {
		return ""
	}
	rest := r.lines[r.line][r.col:]
	word, n := rest[:1], 1
	switch {
	case r.escapes() && rest[0] == '\\':
		word, n = unquoted(rest)
	case len(r.quote) == 1 && r.quote != `"` || r.syntax == inCSV && r.quote != "":
		if strings.HasPrefix(rest, r.quote+r.quote) {
			n = 2
		}
	}
	r.col += n
	return word
}

var escapeNames = map[byte]string{
	'"': `"`, '\\': `\`, '/': "/", '0': "\x00", 'a': "\a", 'b': "\b", 'e': "\x1b", 'f': "\f", 'v': "\v",
	'N': "\u0085", '_': "\u00a0", 'L': "\u2028", 'P': "\u2029",
}

// unquoted gives what an escape stands for, and its length.
func unquoted(s string) (word string, n int) {
	if len(s) < 2 {
		return "", 0
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[s[1]]
	if digits == 0 {
		return escapeNames[s[1]], 2
	}
	code, ok := hex(s, 2, digits)
	if !ok {
		return "", 0
	}
	n = 2 + digits
	if utf16.IsSurrogate(code) && strings.HasPrefix(s[n:], `\u`) {
		low, _ := hex(s, n+2, 4)
		code, n = utf16.DecodeRune(code, low), n+6
	}
	return string(utf8.AppendRune(nil, code)), n
}

func hex(s string, at, digits int) (rune, bool) {
	if len(s) < at+digits {
		return 0, false
	}
	code, err := strconv.ParseUint(s[at:at+digits], 16, 32)
	return rune(code), err == nil
}
