package source

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// slip is a common mistake in a line of YAML, in the author's words.
type slip struct {
	col        int // in bytes, from 1
	what, hint string
}

var (
	pairForm    = regexp.MustCompile(`^([ \t]*(?:- +)*["']?[\pL\pN_. -]+["']?[ \t]*:[ \t]+)(.+)$`)
	itemForm    = regexp.MustCompile(`^([ \t]*(?:- +)+)(.+)$`)
	tokenForm   = regexp.MustCompile(`^([\p{Ll}\d][\p{Ll}\d._/-]*|\d[^ ]*)$`)
	gluedForm   = regexp.MustCompile(`^[ \t]*(?:- +)*([a-z][a-z-]*):[^ \t/]`)
	escaped     = regexp.MustCompile(`\\(\\|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2})`)
	pathForm    = regexp.MustCompile(`\b[A-Za-z]:\\\w|\\[^\Wntr]\w+\\`)
	braces      = regexp.MustCompile(`\{[^{}\[\]"']*\}`)
	tagForm     = regexp.MustCompile(`^![A-Za-z]`)
	plainDashes = regexp.MustCompile(`^( *)- +(.*)$`)
)

// losses finds the lines of a text that YAML reads without the words that the
// author wrote, or with others. Lines inside of a block of text are as they are.
func losses(lines []string) map[int]slip {
	found := map[int]slip{}
	block := -1
	for i, l := range lines {
		indent := indentOf(l)
		if strings.TrimSpace(l) == "" || block >= 0 && indent > block {
			continue
		}
		block = -1
		if beginsBlock(l) {
			block = indent
			continue
		}
		if strings.HasPrefix(l[indent:], "#") {
			continue
		}
		if s, ok := lossIn(l, indent); ok {
			found[i] = s
		} else if i > 0 && runsOn(lines[i-1], l) {
			found[i] = slip{indent + 1, "this item is indented further than the one above, and becomes part of it", "begin all dashes of a list in one column"}
		}
	}
	return found
}

func lossIn(l string, indent int) (slip, bool) {
	if !strings.ContainsAny(l, "#\\!{") && !strings.Contains(l, "\u00a0") {
		return slip{}, false // what is told below has one of these, and few lines have
	}
	if rest := l[indent:]; strings.HasPrefix(rest, "\u00a0") {
		return slip{indent + 1, "this is a no-break space, which does not indent", "delete the spaces before the first word, and type them again"}, true
	}
	if i := strings.Index(l, ":\u00a0"); i >= 0 && !strings.ContainsAny(l[:i], "\"' ") {
		return slip{i + 2, "the space after the colon is a no-break space", "delete it, and type it again"}, true
	}
	m := pairForm.FindStringSubmatch(l)
	if m == nil {
		if m = itemForm.FindStringSubmatch(l); m == nil {
			return slip{}, false
		}
	}
	at, value := len(m[1]), m[2]
	if strings.HasPrefix(value, "#") && len(value) > 1 && value[1] != ' ' && value[1] != '#' {
		return slip{at + 1, fmt.Sprintf("%q begins a comment, and is lost", value), "put the text into quotes: " + quotedYAML(value)}, true
	}
	switch value[0] {
	case '"':
		if strings.Contains(value, `\`) && pathForm.MatchString(escaped.ReplaceAllString(value, "")) { // "C:\temp", as nobody would write for a tab
			return slip{at + 1, "in double quotes a backslash changes the letter after it", "use single quotes"}, true
		}
		return slip{}, false
	case '!':
		if tagForm.MatchString(value) {
			return slip{at + 1, fmt.Sprintf("text that begins with ! loses its first word %q", strings.Fields(value)[0]), "put the text into quotes: " + quotedYAML(value)}, true
		}
	case '\'', '#', '|', '>', '&', '*':
		return slip{}, false
	}
	if s, ok := commaIn(value, at); ok {
		return s, true
	}
	if value[0] == '[' || value[0] == '{' {
		return slip{}, false
	}
	if i := strings.Index(value, " #"); i >= 0 {
		text, comment := strings.TrimSpace(value[:i]), value[i+1:]
		if !tokenForm.MatchString(text) || len(comment) > 1 && comment[1] != ' ' {
			return slip{at + i + 2, fmt.Sprintf("%q begins a comment, and is lost", comment), "put the text into quotes: " + quotedYAML(value) + "; a comment goes on a line of its own"}, true
		}
	}
	return slip{}, false
}

// commaIn finds a comma inside of braces that was meant as part of a text.
func commaIn(value string, at int) (slip, bool) {
	if !strings.Contains(value, "{") {
		return slip{}, false
	}
	for _, m := range braces.FindAllStringIndex(withoutQuoted(value), -1) {
		from := m[0] + 1
		before := ""
		for part := range strings.SplitSeq(value[from:m[1]-1], ",") {
			if text := strings.TrimSpace(part); text != "" && !strings.Contains(part, ":") && before != "" {
				_, whole, ok := strings.Cut(before, ":")
				if !ok {
					return slip{at + m[0] + 1, fmt.Sprintf("%q has no value", strings.TrimSpace(before)), "write fields inside { } as name: value, and a list inside [ ]"}, true
				}
				return slip{at + from + 1, fmt.Sprintf("inside { } a comma begins a new field, so %q is cut off", text),
					"put text that contains a comma into quotes: " + quotedYAML(strings.TrimSpace(whole)+","+part) + "; write a number as 2.5"}, true
			}
			from += len(part) + 1
			before = part
		}
	}
	return slip{}, false
}

var quotedValue = regexp.MustCompile(`[\[{,:][ \t]*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')`)

// withoutQuoted gives a list or a map of the same length without its texts in quotes.
func withoutQuoted(value string) string {
	if !strings.ContainsAny(value, "\"'") {
		return value
	}
	return quotedValue.ReplaceAllStringFunc(value, func(text string) string { return text[:1] + strings.Repeat(`"`, len(text)-1) })
}

// runsOn tells whether a list item continues the plain text of the one above.
func runsOn(above, l string) bool {
	if !strings.HasPrefix(strings.TrimLeft(above, " "), "-") || !strings.HasPrefix(strings.TrimLeft(l, " "), "-") {
		return false
	}
	a, b := plainDashes.FindStringSubmatch(above), plainDashes.FindStringSubmatch(l)
	return a != nil && b != nil && len(b[1]) > len(a[1]) && a[2] != "" && !strings.ContainsAny(a[2], ":{}[]\"'|>&*#") && !strings.HasPrefix(a[2], "- ")
}

func quotedYAML(text string) string {
	if strings.Contains(text, `"`) || strings.Contains(text, `\`) {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return `"` + text + `"`
}

func firstRune(text string) rune {
	c, _ := utf8.DecodeRuneInString(text)
	return c
}

// behindQuote says what to do with what follows a closing quote.
func behindQuote(value string, quote byte) string {
	if list := strings.Split(value, ","); len(list) > 1 && strings.HasPrefix(strings.TrimSpace(list[1]), string(quote)) {
		return "put the items of a list into brackets: [" + value + "]"
	}
	return "put the whole text into quotes: '" + strings.ReplaceAll(value, "'", "''") + "'"
}

// lineSlip finds the mistake in a line that holds neither a field nor an item.
func lineSlip(l string, indent int) (slip, bool) {
	text := strings.TrimRight(l[indent:], " \t")
	if m := gluedForm.FindStringSubmatch(l); m != nil {
		return slip{indent + 1, fmt.Sprintf("no space follows the colon of %q", m[1]+":"), "write a space after the colon"}, true
	}
	switch {
	case text == "":
		return slip{}, false
	case strings.HasPrefix(text, "//") || text[0] == ';':
		return slip{indent + 1, fmt.Sprintf("%q is not a comment in YAML", text), "begin it with #"}, true
	}
	if m := noColon.FindStringSubmatch(text); m != nil && indent == 0 {
		if m[2] == "" {
			return slip{indent + 1, fmt.Sprintf("expected a colon after %q", m[1]), fmt.Sprintf("write %s: and a value, or delete the line", m[1])}, true
		}
		return slip{indent + 1, fmt.Sprintf("expected a colon after %q", m[1]), fmt.Sprintf("write %s: %s; a text of several lines is indented", m[1], m[2])}, true
	}
	return slip{}, false
}

var noColon = regexp.MustCompile(`^([a-z][a-z_-]*)(?:[ \t=]+([^:]*))?$`)

// slipIn finds the mistake in a line that the parser could not read.
func slipIn(l string) (slip, bool) {
	indent := indentOf(l)
	if i := strings.IndexByte(l[:indent], '\t'); i >= 0 {
		return slip{i + 1, "the line is indented with a tab", "indent with spaces, not with tabs"}, true
	}
	at := indent
	value := strings.TrimSpace(l)
	if value != "" && (value[0] == '"' || value[0] == '\'') && strings.Count(value, value[:1]) == 1 {
		return slip{indent + 1, "the quote that begins here has no end", fmt.Sprintf("close it with %c", value[0])}, true
	}
	if m := pairForm.FindStringSubmatch(l); m != nil {
		at, value = len(m[1]), strings.TrimSpace(m[2])
	} else if m := itemForm.FindStringSubmatch(l); m != nil {
		at, value = len(m[1]), strings.TrimSpace(m[2])
	} else {
		return lineSlip(l, indent)
	}
	if value == "" { // a space that is none of YAML's
		return lineSlip(l, indent)
	}
	quote := "put the text into quotes: " + quotedYAML(value)
	if bare := unquote(value); strings.ContainsRune("“”„«‘", firstRune(value)) {
		quote = "put the text into straight quotes: " + quotedYAML(bare)
	}
	switch c := value[0]; {
	case c == '"' || c == '\'':
		end := strings.IndexByte(value[1:], c) + 1
		switch {
		case end == 0 && unquote(value) != strings.Trim(value, `"'`):
			return slip{at + 1, fmt.Sprintf("the text begins with %c and ends with a quote of another kind", c), "write " + quotedYAML(unquote(value))}, true
		case end == 0:
			return slip{at + 1, "the quote that begins here has no end", fmt.Sprintf("close it with %c", c)}, true
		case c == '\'' && strings.HasSuffix(value, "'") && end < len(value)-1:
			return slip{at + end + 1, "the apostrophe ends the text that began with a single quote", "use double quotes: " + quotedYAML(value[1:len(value)-1])}, true
		case end < len(value)-1 && !strings.HasPrefix(strings.TrimSpace(value[end+1:]), "#"):
			return slip{at + end + 2, fmt.Sprintf("%q follows the closing quote", strings.TrimSpace(value[end+1:])), behindQuote(value, c)}, true
		case c == '"' && strings.Contains(value, `\`):
			return slip{at + strings.IndexByte(value, '\\') + 1, "in double quotes a backslash changes the letter after it", "use single quotes"}, true
		}
	case c == '[' || c == '{':
		return slip{}, false // see flowSlip
	case blockForm.MatchString(l):
		return slip{at + 1, fmt.Sprintf("the lines of the text that begins with %c are not in one column", c), "indent each of them by two spaces more than the line with the " + string(c)}, true
	case strings.HasPrefix(value, "- "):
		return slip{at + 1, "a list cannot begin on the line of its field", "write each item on a line of its own below, or all of them in brackets: [a, b]"}, true
	case strings.ContainsRune("@`%&*!|>?,-]}", rune(c)):
		return slip{at + 1, fmt.Sprintf("text cannot begin with %q", string(c)), quote}, true
	}
	if i := strings.Index(value+" ", ": "); i >= 0 {
		return slip{at + i + 1, "text without quotes contains a colon followed by a space", quote}, true
	}
	return slip{}, false
}
