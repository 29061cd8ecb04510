package source

import (
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
)

// line is one line of a text, as far as it could be front matter.
type line struct {
	at   diag.Pos
	raw  string
	text string // without what is not seen at its ends

	isFence bool
	fence   fence
	mark    byte // of what opens something else: '`' code, '<' a comment, '{' JSON, '%' a directive
	inside  bool // of code or of a comment, its last line too

	list, indented bool

	key, value string // of `key: value`
	known      bool   // it is a field of entries
	lower      bool   // and written as fields are
	strong     bool   // it says who may read the text
	word       bool   // and its value is a word for that
}

var (
	fieldForm  = regexp.MustCompile("^([-*+>|][ \t]+)?[\"'“”„‘’«*_`]*([A-Za-z][A-Za-z0-9_-]*)[\"'“”‘’»*_`]*[ \t\u00a0]*([:：=])[*_]*[ \t\u00a0]*(.*)$")
	codeForm   = regexp.MustCompile("^(`{3,}|~{3,})[ \t]*([^`]*)$")
	readerForm = regexp.MustCompile("(?i)^[\"'“”„‘’«\\[]*(public|committee|mentor|self|true|false|yes|no)[\"'“”‘’»\\],.;]*([ \t]+#.*)?$")
)

// linesOf reads the lines of a body.
func linesOf(b Body, known map[string]bool) []line {
	var all []line
	code, comment := "", false
	empty := true
	lines := b.Lines()
	n := 0
	for raw := range strings.Lines(b.Text) {
		raw = strings.TrimSuffix(raw, "\n")
		l := line{at: diag.Pos{File: b.File, Line: lines[n], Col: 1}, raw: raw, text: strings.TrimFunc(raw, unseen)}
		n++
		indent := indentOf(raw)
		l.indented = indent > 0
		opening := codeForm.FindStringSubmatch(l.text)
		switch {
		case code != "":
			l.inside = true
			if opening != nil && opening[2] == "" && strings.HasPrefix(opening[1], code) {
				code = ""
			} else {
				l.field(l.text, known)
			}
		case comment:
			l.inside = true
			if strings.Contains(l.text, "-->") {
				comment = false
			} else {
				l.field(l.text, known)
			}
		case opening != nil:
			code, l.mark = opening[1], '`'
		case strings.HasPrefix(l.text, "<!--"):
			l.mark = '<'
			if comment = !strings.Contains(l.text, "-->"); !comment {
				l.inside = true
			}
		case strings.HasPrefix(l.text, "%YAML") || strings.HasPrefix(l.text, "%TAG"):
			l.mark = '%'
		case strings.HasPrefix(l.text, "{") && !strings.HasPrefix(l.text, "{{"):
			l.mark = '{'
			for part := range strings.SplitSeq(strings.TrimRight(l.text[1:], "} "), ",") { // all on one line
				if l.field(strings.TrimSpace(part), known); l.known {
					break
				}
			}
		default:
			l.inside = empty && indent >= 4 && len(all) > 0 && !all[0].indented // code by its indentation
			if l.fence, l.isFence = fenceOf(raw); !l.isFence {
				l.field(l.text, known)
			} else if l.fence.sign == '-' {
				l.field(l.fence.rest, known)
			}
		}
		empty = l.text == "" || l.inside && indent >= 4
		all = append(all, l)
	}
	return all
}

// field reads `key: value`.
func (l *line) field(text string, known map[string]bool) {
	m := fieldForm.FindStringSubmatch(text)
	if m == nil {
		return
	}
	l.list, l.key, l.value = m[1] != "", m[2], m[4]
	key := strings.ToLower(l.key)
	l.lower = key == l.key
	l.word = readerForm.MatchString(l.value)
	l.known = known[key]
	switch key {
	case "audience", "draft":
		l.strong = l.lower && (!l.list || l.word) || l.word && !l.list
	default:
		if !l.word {
			return
		}
		if _, near := diag.DidYouMean(key, []string{"audience", "draft"}); near {
			l.known, l.strong = true, true
		}
	}
}
