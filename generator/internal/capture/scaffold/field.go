package scaffold

import (
	"regexp"
	"slices"
	"strings"
)

// WithField gives a Markdown file whose front matter has a value in a field: in its place,
// or in that of the remark that `casebook new` writes, or behind the last one. Other lines
// stay as they are, and so do remarks. Ok is false if the front matter is no YAML.
func WithField(file []byte, key, value string) (changed []byte, ok bool) {
	lines, end, eol := frontMatter(file)
	if end < 0 {
		return nil, false
	}
	head := make([]string, end)
	for i := range head {
		head[i] = strings.TrimSuffix(lines[i], "\r")
	}
	put := func(from, to int, kept ...string) ([]byte, bool) {
		made := slices.Concat(strings.Split(key+": "+value, "\n"), kept)
		for i := range made {
			made[i] += strings.TrimSuffix(eol, "\n")
		}
		return []byte(strings.Join(slices.Concat(lines[:from], made, lines[to:]), "\n")), true
	}
	at := regexp.MustCompile(`^(?:"` + key + `"|'` + key + `'|` + key + `)\s*:(?:\s|$)`)
	if from := slices.IndexFunc(head, at.MatchString); from > 0 {
		to := valueEnd(head, from)
		var kept []string
		for i, line := range head[from:to] {
			switch remark := remarkIn(line); {
			case remark == "" || onlyKnown.MatchString(remark):
			case i == 0 && !strings.Contains(value, "\n"):
				value += " " + remark
			default:
				kept = append(kept, remark)
			}
		}
		return put(from, to, kept...)
	}
	asked := questionsOf(key)
	if from := slices.IndexFunc(head, func(line string) bool { return slices.Contains(asked, strings.TrimRight(line, " \t")) }); from > 0 {
		return put(from, from+1)
	}
	return put(end, end)
}

// frontMatter parts a file into lines without their \n. End is the one that closes the front
// matter, -1 if that is no YAML; eol is how the first line ends.
func frontMatter(file []byte) (lines []string, end int, eol string) {
	lines = strings.Split(string(file), "\n")
	fence := func(line string) bool { return strings.TrimRight(line, " \t\r") == "---" }
	if !fence(strings.TrimPrefix(lines[0], "\uFEFF")) {
		return lines, -1, ""
	}
	if eol = "\n"; strings.HasSuffix(lines[0], "\r") {
		eol = "\r\n"
	}
	if end = slices.IndexFunc(lines[1:], fence); end >= 0 {
		end++
	}
	return lines, end, eol
}

// OnlyKnown is the remark behind a date that says how little of it is known. It goes with
// the date.
func OnlyKnown(what string) string { return "only " + what + " is known" }

var onlyKnown = regexp.MustCompile(`^# only .* is known$`)

// WithBody gives a Markdown file another text below its front matter.
func WithBody(file []byte, text string) (changed []byte, ok bool) {
	lines, end, eol := frontMatter(file)
	if end < 0 {
		return nil, false
	}
	head := strings.TrimSuffix(strings.Join(lines[:end+1], "\n"), "\r") + eol
	return []byte(head + eol + strings.ReplaceAll(strings.TrimSpace(text), "\n", eol) + eol), true
}

// valueEnd gives the line behind the value of a field: the next one that begins another,
// without the remarks and empty lines before that.
func valueEnd(lines []string, from int) int {
	to := from + 1
	for i := from + 1; i < len(lines); i++ {
		switch line := lines[i]; {
		case strings.TrimSpace(line) == "" || line[0] == '#':
			continue
		case line[0] != ' ' && line[0] != '\t' && line != "-" && !strings.HasPrefix(line, "- ") && !strings.HasPrefix(line, "]") && !strings.HasPrefix(line, "}"):
			return to
		}
		to = i + 1
	}
	return to
}

// remarkIn gives the remark at the end of a line of YAML, or all of it; "" if there is none.
func remarkIn(line string) string {
	var quote byte
	for i := range len(line) {
		switch c := line[i]; {
		case quote != 0:
			if c == quote && !(quote == '"' && line[i-1] == '\\') {
				quote = 0
			}
		case (c == '"' || c == '\'') && (i == 0 || strings.IndexByte(" [{,:", line[i-1]) >= 0):
			quote = c
		case c == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t'):
			return line[i:]
		}
	}
	return ""
}
