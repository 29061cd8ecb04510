package cursor

import (
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

var (
	tagForm     = regexp.MustCompile(`^\s*/?\s*([\w-]*)$`)
	calledForm  = regexp.MustCompile(`^\s*([\w-]+)\s`)
	namedForm   = regexp.MustCompile(`([\w-]+)=$`)
	quotesForm  = regexp.MustCompile("\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`")
	argumentEnd = " \t\r\n=>\"`"
)

// longestCall is how far back the beginning of a shortcode is looked for.
const longestCall = 1000

// inShortcode tells what stands at a place of a shortcode that is not closed before it.
func inShortcode(text string, offset int) (Place, bool) {
	from := max(0, offset-longestCall)
	begin := max(strings.LastIndex(text[from:offset], "{{<"), strings.LastIndex(text[from:offset], "{{%"))
	if begin < 0 {
		return Place{}, false
	}
	begin += from + 3
	said := text[begin:offset]
	if strings.Contains(said, "}}") || strings.Contains(said, "\n\n") || strings.HasPrefix(said, "/*") {
		return Place{}, false
	}
	if m := tagForm.FindStringSubmatchIndex(said); m != nil {
		end := offset
		for end < len(text) && strings.IndexByte(argumentEnd+"/%", text[end]) < 0 {
			end++
		}
		p := Place{Kind: Tag}.word(text, begin+m[2], end, offset)
		p.Shortcode, _ = format.ShortcodeOf(p.Word)
		return p, true
	}
	m := calledForm.FindStringSubmatch(said)
	if m == nil {
		return Place{}, true
	}
	of, known := format.ShortcodeOf(m[1])
	if !known {
		return Place{}, true
	}
	// The quotes that are closed are no place to be in; one that is left is.
	rest := quotesForm.ReplaceAllStringFunc(said, func(s string) string { return strings.Repeat("_", len(s)) })
	quote := strings.LastIndexAny(rest, "\"`")
	if quote < 0 {
		start := offset - len(said) + strings.LastIndexAny(said, argumentEnd) + 1
		return Place{Kind: Argument, Shortcode: of}.word(text, start, offset, offset), true
	}
	argument := of.First
	if named := namedForm.FindStringSubmatch(rest[:quote]); named != nil {
		if argument, known = of.Given(named[1]); !known {
			return Place{}, true
		}
	}
	start := begin + quote + 1
	end := start
	for end < len(text) && text[end] != text[start-1] && text[end] != '\n' {
		end++
	}
	if offset > end { // the quote is not closed on its line
		return Place{}, true
	}
	field := format.Field{Key: argument.Name, Form: argument.Form, Of: argument.Of, Words: argument.Words, Means: argument.Means}
	switch {
	case argument.Of == format.Metrics:
		field.Form = format.Metric
	case argument.Of != "":
		field.Form = format.Ref
	}
	p := Place{Kind: Value, Field: &field, Shortcode: of, Quoted: true, Start: start, End: end, Word: text[start:end]}
	p.Typed = text[start:offset]
	return p, true
}
