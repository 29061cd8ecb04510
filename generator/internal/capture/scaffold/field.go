package scaffold

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// WithField gives a Markdown file whose front matter has a value in a field: in its place,
// or in that of the remark that `casebook new` writes, or behind the last one. Other lines
// stay as they are, and so do remarks. Ok is false if the front matter is no YAML.
func WithField(file []byte, key, value string) (changed []byte, ok bool) {
	eol := "\n"
	if bytes.Contains(file, []byte("\r\n")) {
		eol = "\r\n"
	}
	lines := strings.Split(string(file), eol)
	end := slices.IndexFunc(lines[min(1, len(lines)):], func(line string) bool { return strings.TrimRight(line, " ") == "---" }) + 1
	if strings.TrimRight(strings.TrimPrefix(lines[0], "\uFEFF"), " ") != "---" || end < 1 {
		return nil, false
	}
	at := regexp.MustCompile(`^(?:"` + key + `"|'` + key + `'|` + key + `)\s*:(?:\s|$)`)
	asked := regexp.MustCompile(`^#\s*` + key + `:(?:\s|$)`)
	put := func(from, to int, kept ...string) ([]byte, bool) {
		made := slices.Concat(lines[:from], strings.Split(key+": "+value, "\n"), kept, lines[to:])
		return []byte(strings.Join(made, eol)), true
	}
	if from := slices.IndexFunc(lines[:end], at.MatchString); from > 0 {
		to := valueEnd(lines[:end], from)
		var kept []string
		for i, line := range lines[from:to] {
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
	if from := slices.IndexFunc(lines[:end], asked.MatchString); from > 0 {
		return put(from, from+1)
	}
	return put(end, end)
}

// OnlyKnown is the remark behind a date that says how little of it is known. It goes with
// the date.
func OnlyKnown(what string) string { return "only " + what + " is known" }

var onlyKnown = regexp.MustCompile(`^# only .* is known$`)

// WithBody gives a Markdown file another text below its front matter.
func WithBody(file []byte, text string) (changed []byte, ok bool) {
	eol := "\n"
	if bytes.Contains(file, []byte("\r\n")) {
		eol = "\r\n"
	}
	end := bytes.Index(file, []byte(eol+"---"+eol))
	if end < 0 || !bytes.HasPrefix(bytes.TrimPrefix(file, []byte("\uFEFF")), []byte("---"+eol)) {
		return nil, false
	}
	head := string(file[:end]) + eol + "---" + eol
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
