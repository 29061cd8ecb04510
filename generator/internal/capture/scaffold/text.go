package scaffold

import (
	"fmt"
	"slices"
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
	b.WriteString(question(f) + "\n")
}

// question is the remark in the place of a field that is not filled.
func question(f format.Field) string { return fmt.Sprintf("# %s: # %s", f.Key, asks(f)) }

// questionsOf gives the remarks that new entries have in the place of a field. Any other
// remark is the author's, also one that begins with the name of the field.
func questionsOf(key string) (all []string) {
	for _, shape := range append(slices.Clone(format.Collections), format.Entry) {
		if f, ok := shape.Field(key); ok {
			all = append(all, question(f))
		}
	}
	return all
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
