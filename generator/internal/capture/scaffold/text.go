package scaffold

import (
	"fmt"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// first are the fields of every entry that a new one shows, in front of those of its
// collection.
var first = []string{"title", "date", "audience", "competencies"}

// text writes the entry: what is filled as it is, each other field of the collection as
// a comment with what it may hold, and the questions of its text.
func (e *entry) text() string {
	var b strings.Builder
	b.WriteString("---\n")
	for _, key := range first {
		f, _ := format.Entry.Field(key)
		if _, filled := e.filled[key]; filled || key == "competencies" {
			e.line(&b, f)
		}
	}
	for _, f := range e.shape.Fields {
		e.line(&b, f)
	}
	for _, key := range []string{"summary", "links"} {
		f, _ := format.Entry.Field(key)
		if _, filled := e.filled[key]; filled || key == "summary" {
			e.line(&b, f)
		}
	}
	b.WriteString("---\n\n")
	if e.given.Request != "" {
		return b.String() + e.given.Request
	}
	for i, p := range e.shape.Prompts {
		if i > 0 {
			b.WriteString("\n")
		}
		if p.Heading != "" {
			fmt.Fprintf(&b, "## %s\n\n", p.Heading)
		}
		fmt.Fprintf(&b, "<!-- %s -->\n", p.Question)
	}
	return b.String()
}

// line writes one field.
func (e *entry) line(b *strings.Builder, f format.Field) {
	if value, ok := e.filled[f.Key]; ok {
		fmt.Fprintf(b, "%s: %s\n", f.Key, value)
		return
	}
	fmt.Fprintf(b, "# %s: # %s\n", f.Key, asks(f))
}

// asks says what a field may hold.
func asks(f format.Field) string {
	switch {
	case len(f.Words) > 0:
		return strings.Join(f.Words, ", ")
	case f.Prompt != "":
		return f.Prompt
	case f.Example != "":
		return firstSentence(f.Means) + " Example: " + f.Example
	}
	return firstSentence(f.Means)
}

func firstSentence(text string) string {
	text = strings.ReplaceAll(text, "`", "")
	if first, _, more := strings.Cut(text, ". "); more {
		return first + "."
	}
	return text
}
