package source

import (
	"slices"
	"strings"
)

// suspect tells whether a text holds a sign of what Flaws looks for. Most bodies
// of a large case hold none, and parsing costs more than all other checks.
func suspect(s string) bool {
	g := glance{s: s, lineStart: true}
	for ; g.at < len(s); g.at++ {
		c, next := s[g.at], byte('\n')
		if g.at+1 < len(s) {
			next = s[g.at+1]
		}
		odd := false
		switch c {
		case '\n':
			g.lineStart, g.open, g.strong = true, g.open && next != '\n', g.strong && next != '\n'
			continue
		case ' ', '\t':
			odd = next == '^' || g.lineStart && (c == '\t' || strings.HasPrefix(s[g.at:], "    "))
			if !odd && g.lineStart {
				continue
			}
		case '#':
			if g.lineStart && next == '#' {
				continue
			}
			odd = g.lineStart && next != ' ' && next != '\n'
		case '`', '~':
			if c == '~' && g.at > 0 && (isWord(s[g.at-1]) || s[g.at-1] == ')') {
				return true
			}
			if next == c && g.at+2 < len(s) && s[g.at+2] == c {
				if !g.passCode() {
					return true
				}
				continue
			}
		case '[':
			odd = g.opens(next)
		case ']':
			odd = g.closes(next)
		case '|':
			odd = g.bar()
		case '*':
			odd = g.star(next)
		case '@':
			odd = g.open
		default:
			odd = oddMark(s, g.at, c, next)
		}
		if odd {
			return true
		}
		g.lineStart = false
	}
	return oddNumbers(s)
}

// glance is where suspect is in a text.
type glance struct {
	s            string
	at           int
	lineStart    bool
	open, strong bool // brackets and stars of this paragraph
	tableEnd     int
	notes        int
}

// opens reports a bracket that does not simply open. It passes a sound footnote.
func (g *glance) opens(next byte) bool {
	if next == '^' {
		end := soundNote(g.s, g.at)
		g.notes++
		g.at = end - 1
		return end == 0 || g.notes > mostNotes
	}
	if g.open {
		return true
	}
	g.open = true
	return g.lineStart && opensAlone(g.s[g.at:])
}

// closes reports a bracket that does not simply close, or before an odd address.
func (g *glance) closes(next byte) bool {
	opened := g.open
	g.open = false
	switch rest := g.s[g.at+1:]; next {
	case '[', ':':
		return true
	case '(':
		return !opened || oddAddress(rest[1:])
	case ' ':
		return strings.HasPrefix(rest[1:], "(")
	}
	return false
}

// bar reports a bar that is in no sound table.
func (g *glance) bar() bool {
	if g.at >= g.tableEnd {
		g.tableEnd = soundTable(g.s, g.at)
	}
	return g.at >= g.tableEnd
}

// star reports stars that make nothing bold. It passes the second of two.
func (g *glance) star(next byte) bool {
	switch {
	case next == '[' && g.lineStart:
		return true
	case next != '*':
		return false
	case looseStars(g.s, g.at, g.strong):
		return true
	}
	g.strong = !g.strong
	g.at++
	return false
}

// passCode passes the code that a fence begins, if it is sound.
func (g *glance) passCode() bool {
	end := soundCode(g.s, g.at)
	g.at = end - 1
	return end > 0
}

// oddMark reports a byte that is a sign by itself, or with the one after it.
func oddMark(s string, at int, c, next byte) bool {
	switch c {
	case '$', '^', '\\':
		return true
	case '%', '=', '+', '!', '?':
		return next == c
	case '<':
		return isLetter(next) || next == '/' || next == '!' || next == '?'
	case '{':
		return strings.IndexByte("#.:/>-%", next) >= 0
	case ':':
		return next == ':' || isLetter(next) && (at == 0 || !isWord(s[at-1]))
	}
	return false
}

// soundTable gives where the table ends that begins with a bar: one that stands by
// itself, and whose rows begin and end with a bar and have as many cells as the
// header. It is 0 for anything else.
func soundTable(s string, start int) (end int) {
	if start > 0 && !strings.HasSuffix(s[:start], "\n\n") {
		return 0
	}
	rows, bars := 0, 0
	for end = start; end < len(s) && s[end] != '\n'; rows++ {
		line, _, _ := strings.Cut(s[end:], "\n")
		if len(line) < 2 || line[0] != '|' || line[len(line)-1] != '|' || strings.ContainsAny(line, "\\`") {
			return 0
		}
		switch n := strings.Count(line, "|"); {
		case rows == 0:
			bars = n
		case n != bars, rows == 1 && !belowHeader(line):
			return 0
		}
		end = min(len(s), end+len(line)+1)
	}
	if rows < 2 {
		return 0
	}
	return end
}

// mostNotes is how many marks of footnotes are looked at by themselves.
const mostNotes = 20

// soundNote gives where the mark of a footnote ends: one that has one definition of
// one paragraph, and that a text refers to. It is 0 for anything else.
func soundNote(s string, start int) (end int) {
	n := strings.IndexAny(s[start:], "] \n`\\")
	if n < 0 || s[start+n] != ']' {
		return 0
	}
	end = start + n + 1
	mark := s[start:end]
	defined := strings.Index(s, "\n\n"+mark+": ")
	if defined < 0 || strings.Count(s, mark+":") != 1 || strings.Count(s, mark) < 2 {
		return 0
	}
	paragraph, rest, _ := strings.Cut(s[defined+2:], "\n\n")
	if strings.Count(paragraph, "[^") > 1 || strings.ContainsAny(paragraph, "\n\t") || strings.Contains(paragraph, ":  ") || strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "\t") {
		return 0
	}
	line := s[strings.LastIndexByte(s[:start], '\n')+1 : start]
	if strings.Count(line, "`")%2 != 0 {
		return 0
	}
	return end
}

// soundCode gives where the code ends that a fence begins: one that stands by
// itself, closes, and that no other tool draws. It is 0 for anything else.
func soundCode(s string, start int) (end int) {
	if start > 0 && !strings.HasSuffix(s[:start], "\n\n") {
		return 0
	}
	opening, code, ok := strings.Cut(s[start:], "\n")
	language := strings.TrimPrefix(opening, "```")
	if !ok || len(opening)-len(language) != 3 || strings.Trim(language, "abcdefghijklmnopqrstuvwxyz") != "" || slices.Contains(drawn, language) {
		return 0
	}
	code, rest, ok := strings.Cut(code, "\n```\n")
	if !ok || strings.Contains(code, "```") || strings.Contains(code, "{{") || strings.Contains(code, "<!--") || strings.Contains(code, "[^") || rest != "" && rest[0] != '\n' {
		return 0
	}
	return len(s) - len(rest)
}

// belowHeader tells whether a line is what stands below the header of a table, as people
// write it most often.
func belowHeader(line string) bool {
	for _, cell := range strings.Split(strings.Trim(line, "|"), "|") {
		if cell = strings.Trim(cell, " "); len(cell) < 3 || strings.Trim(cell, "-") != "" {
			return false
		}
	}
	return true
}

// opensAlone tells whether a line is nothing but one word in brackets.
func opensAlone(s string) bool {
	line, _, _ := strings.Cut(s, "\n")
	return strings.HasSuffix(strings.TrimSpace(line), "]") && len(line) < 20
}

// oddAddress tells whether an address in parentheses, of which s is the rest of
// the text, is none that can be read at a glance.
func oddAddress(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ')':
			return i > 0 && s[i-1] == '\\'
		case ' ', '\t', '\n', '(', '<', '\\':
			return true
		}
	}
	return true
}

// looseStars tells whether two stars may be where strong words neither begin nor,
// where some are open, end (https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run).
func looseStars(s string, i int, end bool) bool {
	outside, inside := byte('\n'), byte('\n')
	if i > 0 {
		outside = s[i-1]
	}
	if i+2 < len(s) {
		inside = s[i+2]
	}
	if end {
		outside, inside = inside, outside
	}
	switch {
	case inside <= ' ' || inside == '*' || outside == '*':
		return true
	case isLetter(inside) || inside >= '0' && inside <= '9':
		return false
	}
	return isWord(outside) && outside != '_' // next to a sign that may be punctuation
}
