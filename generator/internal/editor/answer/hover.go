package answer

import (
	"fmt"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/editor/cursor"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// Hover says what stands at a place, in Markdown, and where it begins and ends.
func (s *State) Hover(file, text string, offset int) (means string, start, end int, ok bool) {
	if of, is := s.SubjectAt(file, text, offset); is {
		if means, known := s.about(of); known {
			return means, of.Start, of.End, true
		}
	}
	p := cursor.At(file, s.Ladder(), text, offset)
	switch {
	case p.Kind == cursor.Key && p.KeyOf == "" && p.Field != nil:
		means = manual(*p.Field)
	case p.Kind == cursor.Value && p.Word != "" && p.Field.Form != format.Markdown:
		means = manual(*p.Field)
	case p.Kind == cursor.Tag && p.Shortcode.Name != "":
		means = p.Shortcode.Means + "\n\n```text\n" + p.Shortcode.Example + "\n```"
	}
	return means, p.Start, p.End, means != ""
}

// manual is what the manual says of a field.
func manual(f format.Field) string {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s** (%s", f.Key, f.Type())
	if f.Needed {
		b.WriteString(", required")
	}
	fmt.Fprintf(&b, ")\n\n%s", f.Means)
	if len(f.Words) > 0 {
		fmt.Fprintf(&b, "\n\nOne of `%s`.", strings.Join(f.Words, "`, `"))
	}
	if f.Default != "" {
		fmt.Fprintf(&b, "\n\nWithout it: `%s`.", f.Default)
	}
	if f.Example != "" {
		fmt.Fprintf(&b, "\n\n```yaml\n%s: %s\n```", f.Key, f.Example)
	}
	return b.String()
}

// about says what an id names.
func (s *State) about(of Subject) (string, bool) {
	from := s
	if !s.Case.Framework.Given() && s.former != nil {
		from = s.former
	}
	switch of.Space {
	case format.Competencies:
		return from.competency(of.ID)
	case format.Levels:
		l, _, ok := from.Case.Framework.Level(of.ID)
		return heading(l.Name.V, "level", l.Summary.V), ok
	case format.People:
		for _, p := range s.Case.People {
			if p.ID == of.ID {
				return heading(p.Name.V, "person", listed(p.Role.V, p.Organisation.V, p.Relation.V)), true
			}
		}
		return "", false
	}
	if _, is := format.Collection(string(of.Space)); is {
		for _, e := range s.Case.EntriesOf(casefile.Collection(of.Space)) {
			if e.ID == of.ID {
				return entry(e), true
			}
		}
	}
	t, ok := s.Thing(of)
	return heading(t.Title, string(of.Space), ""), ok
}

func heading(title, what, more string) string {
	text := fmt.Sprintf("**%s** (%s)", title, what)
	if more != "" {
		text += "\n\n" + more
	}
	return text
}

func listed(parts ...string) string {
	var given []string
	for _, part := range parts {
		if part != "" {
			given = append(given, part)
		}
	}
	return strings.Join(given, ", ")
}

func entry(e *casefile.Entry) string {
	shape, _ := format.Collection(string(e.Collection))
	more := "For `" + e.Audience.String() + "`."
	if e.Date.Given() {
		more = e.Date.V.Text + ". " + more
	}
	if e.Summary.Given() {
		more += "\n\n" + e.Summary.V
	}
	return heading(e.Title.V, shape.One, more)
}

// competency says what each level asks, and how the evidence stands.
func (s *State) competency(id string) (string, bool) {
	c, ok := s.Case.Framework.Competency(id)
	if !ok {
		return "", false
	}
	var b strings.Builder
	b.WriteString(heading(c.Name.V, "competency, "+c.Importance.String(), ""))
	judged := s.judged()
	for _, x := range judged.Expectations {
		if x.Competency == id {
			fmt.Fprintf(&b, "\n\nFor %s: **%s**. %s", judged.Level, x.Verdict.Word(), x.Because)
		}
	}
	for _, l := range s.Case.Framework.Levels {
		if x, asked := c.At(l.ID); asked {
			fmt.Fprintf(&b, "\n\n- **%s**: %s", l.Name.V, x.Text.V)
		}
	}
	if c.Demonstration.Given() {
		fmt.Fprintf(&b, "\n\nShown by: %s", c.Demonstration.V)
	}
	return b.String(), true
}
