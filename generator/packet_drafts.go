package generator

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
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

func (p project) drafts() []Draft {
	var all []Draft
	ids := p.writtenIDs()
	for _, t := range p.packet.Thin {
		t.Competency = ids.competencies[t.Competency]
		t.ID = "thin-" + t.Competency
		for i, id := range t.Evidence {
			t.Evidence[i] = ids.evidence[id]
		}
		all = append(all, Draft{
			ID: t.ID, Title: t.Title, Because: t.Because,
			Path: "content/questions/" + t.ID + ".md", Text: draftText(t),
		})
	}
	return all
}

// writtenIDs are the ids of the view as the author wrote them: the view may have others,
// where a term to be replaced is part of one.
type writtenIDs struct{ competencies, evidence map[string]string }

func (p project) writtenIDs() writtenIDs {
	at := map[diag.Pos]string{}
	for _, c := range p.whole.Framework.Competencies() {
		at[c.Pos] = c.ID
	}
	for _, e := range p.whole.Evidence {
		at[e.Pos] = e.ID
	}
	ids := writtenIDs{map[string]string{}, map[string]string{}}
	for _, c := range p.seen.Framework.Competencies() {
		ids.competencies[c.ID] = at[p.paths.Real(c.Pos)]
	}
	for _, e := range p.seen.Evidence {
		ids.evidence[e.ID] = at[p.paths.Real(e.Pos)]
	}
	return ids
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
