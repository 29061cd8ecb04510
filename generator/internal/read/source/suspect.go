package source

import (
	"slices"
	"strings"
)

// suspect tells whether a text holds a sign of what Flaws looks for. Most bodies
// of a large case hold none, and parsing costs more than all other checks.
func suspect(s string) bool {
	lineStart, tableEnd, notes := true, 0, 0
	open, strong := false, false // brackets and stars of this paragraph
	for i := 0; i < len(s); i++ {
		c, next := s[i], byte('\n')
		if i+1 < len(s) {
			next = s[i+1]
		}
		switch c {
		case '\n':
			lineStart, open, strong = true, open && next != '\n', strong && next != '\n'
			continue
		case ' ', '\t':
			if lineStart && (c == '\t' || strings.HasPrefix(s[i:], "    ")) {
				return true
			}
			if next == '^' {
				return true
			}
			if lineStart {
				continue
			}
		case '<':
			if isLetter(next) || next == '/' || next == '!' || next == '?' {
				return true
			}
		case '[':
			if next == '^' {
				end := soundNote(s, i)
				if notes++; end == 0 || notes > mostNotes {
					return true
				}
				i = end - 1
				break
			}
			if open {
				return true
			}
			open = true
			if lineStart && opensAlone(s[i:]) {
				return true
			}
		case ']':
			if next == '(' && !open {
				return true
			}
			open = false
			switch next {
			case '[', ':':
				return true
			case '(':
				if oddAddress(s[i+2:]) {
					return true
				}
			case ' ':
				if strings.HasPrefix(s[i+2:], "(") {
					return true
				}
			}
		case '|':
			if i >= tableEnd {
				tableEnd = soundTable(s, i)
			}
			if i >= tableEnd {
				return true
			}
		case '$', '^', '\\':
			return true
		case '@':
			if open {
				return true
			}
		case '%', '=', '+', '!', '?':
			if next == c {
				return true
			}
		case '`', '~':
			if c == '~' && i > 0 && (isWord(s[i-1]) || s[i-1] == ')') {
				return true
			}
			if next == c && i+2 < len(s) && s[i+2] == c {
				end := soundCode(s, i)
				if end == 0 {
					return true
				}
				i = end - 1
				continue
			}
		case ':':
			if isLetter(next) && (i == 0 || !isWord(s[i-1])) || next == ':' {
				return true
			}
		case '{':
			if strings.IndexByte("#.:/>-%", next) >= 0 {
				return true
			}
		case '#':
			if lineStart && next != ' ' && next != '#' && next != '\n' {
				return true
			}
			if lineStart && next == '#' {
				continue
			}
		case '*':
			if next == '[' && lineStart {
				return true
			}
			if next == '*' {
				if looseStars(s, i, strong) {
					return true
				}
				strong = !strong
				i++
			}
		}
		lineStart = false
	}
	return oddNumbers(s)
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
