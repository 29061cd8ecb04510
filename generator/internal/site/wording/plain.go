package wording

import (
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Plain gives Markdown as text on one line, for lists, descriptions and the
// search. It takes the usual marks off and is no parser: what it misses stays
// as the author wrote it. It is called for every entry several times, so it
// goes through the text once.
func Plain(markdown string) string {
	if !strings.ContainsAny(markdown, "\n*_`[#>~{:|\\") {
		return strings.TrimSpace(markdown)
	}
	var out strings.Builder
	out.Grow(len(markdown))
	for line := range strings.Lines(Printed(markdown)) {
		line = strings.TrimSpace(line)
		fence := strings.HasPrefix(line, "```") || strings.HasPrefix(line, "~~~")
		if fence || strings.Trim(line, "|-:= ") == "" || isDefinition(line) {
			continue
		}
		if out.Len() > 0 {
			out.WriteByte(' ')
		}
		plainLine(&out, withoutMark(line))
	}
	return strings.TrimSpace(out.String())
}

// isDefinition tells whether a line gives the address of a reference: "[r]: /x/".
func isDefinition(line string) bool {
	label, _, ok := strings.Cut(line, "]: ")
	return ok && strings.HasPrefix(label, "[") && !strings.Contains(label, "](")
}

// withoutMark takes the mark of a heading, list or quotation off a line.
func withoutMark(line string) string {
	mark, rest, ok := strings.Cut(line, " ")
	if !ok || mark == "" {
		return line
	}
	digits := strings.TrimRight(mark, ".)")
	switch {
	case strings.Trim(mark, "#") == "", mark == ">", mark == "-", mark == "*", mark == "+", mark == ":",
		len(digits) == len(mark)-1 && strings.Trim(digits, "0123456789") == "" && digits != "":
		return strings.TrimSpace(rest)
	}
	return line
}

// plainLine writes a line without the marks inside it.
func plainLine(out *strings.Builder, line string) {
	before := byte(' ')
	for i := 0; i < len(line); i++ {
		c, after := line[i], byte(' ')
		if i+1 < len(line) {
			after = line[i+1]
		}
		switch {
		case c == '`' || c == '|', c == '~' && after == '~':
			before = ' '
			continue
		case c == '~' && i > 0 && line[i-1] == '~':
			continue
		case (c == '*' || c == '_') && marks(c, before, after):
			continue
		case c == '!' && after == '[':
			if _, _, ok := label(line[i+1:]); ok {
				continue
			}
		case c == '[' && after == '^' && strings.IndexByte(line[i:], ']') > 0: // of a footnote
			i += strings.IndexByte(line[i:], ']')
			continue
		case c == '[':
			if words, length, ok := label(line[i:]); ok {
				plainLine(out, words)
				i += length - 1
				before = ']'
				continue
			}
		case c == '\\' && strings.IndexByte("*_`[]#|\\", after) >= 0:
			out.WriteByte(after)
			before = after
			i++
			continue
		case c == '\t':
			c = ' '
		}
		if c == ' ' && before == ' ' && (i == 0 || line[i-1] == ' ') {
			continue
		}
		out.WriteByte(c)
		before = c
	}
}

// marks tells whether a star or an underscore begins or ends emphasis: it does
// not between spaces, and an underscore does not within a word.
func marks(c, before, after byte) bool {
	if before == ' ' && after == ' ' {
		return false
	}
	return c == '*' || !inWord(before) || !inWord(after)
}

func inWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}

// longestLink is that of links that lose their marks: what is longer is looked for in vain.
const longestLink = 2_000

// label gives the words of the link that text begins with, "[words](/x/)" or
// "[words][r]", and the length of the whole.
func label(text string) (words string, length int, ok bool) {
	text = text[:min(len(text), longestLink)]
	end := strings.IndexByte(text, ']')
	if end < 0 || end+1 >= len(text) {
		return "", 0, false
	}
	rest := -1
	switch text[end+1] {
	case '(':
		rest = strings.IndexByte(text[end+2:], ')')
	case '[':
		rest = strings.IndexByte(text[end+2:], ']')
	}
	return text[1:max(1, end)], end + 2 + rest + 1, rest >= 0
}

var codeTag = regexp.MustCompile(`\{\{[<%].*?[%>]\}\}`)

// Printed gives a composed text with each shortcode replaced by what it prints.
func Printed(text string) string {
	if !strings.Contains(text, "{{") {
		return text
	}
	return codeTag.ReplaceAllStringFunc(text, shownText)
}

// shownText gives what a resolved shortcode prints.
func shownText(tag string) string {
	for _, s := range source.NewBody("", 1, tag).Shortcodes() {
		for _, a := range s.Args {
			if a.Name == "text" {
				return a.Value
			}
		}
	}
	return ""
}
