package generator

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
)

// Draft is a question that a thin spot of the case raises, drafted for the
// author. No build prints it until it is answered and no draft any more.
type Draft struct {
	ID      string // "thin-mentoring"
	Title   string
	Because string // what is thin
	Path    string // where it goes in the portfolio: "content/questions/thin-mentoring.md"
	Text    string // of the file
}

func drafts(thin []packet.Thin) []Draft {
	var all []Draft
	for _, t := range thin {
		all = append(all, Draft{
			ID: t.ID, Title: t.Title, Because: t.Because,
			Path: "content/questions/" + t.ID + ".md", Text: draftText(t),
		})
	}
	return all
}

// draftText writes the file. JSON strings are YAML strings.
func draftText(t packet.Thin) string {
	var b strings.Builder
	b.WriteString("---\n")
	fmt.Fprintf(&b, "# Drafted by casebook: %s.\n", t.Because)
	b.WriteString("# Write the answer below the second line of dashes, and remove \"draft: true\".\n")
	fmt.Fprintf(&b, "title: %s\ndraft: true\nsays: %s\n", quoted(t.Title), quoted(t.Says))
	if len(t.Evidence) > 0 {
		fmt.Fprintf(&b, "evidence: %s\n", quoted(t.Evidence))
	}
	fmt.Fprintf(&b, "competencies: %s\n---\n", quoted([]string{t.Competency}))
	return b.String()
}

// quoted writes a string or a list of strings as YAML.
func quoted(v any) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic("bug: a string that is no JSON: " + err.Error())
	}
	return strings.TrimSuffix(b.String(), "\n")
}
