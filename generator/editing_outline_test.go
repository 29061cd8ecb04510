package generator

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

type outlined struct {
	Name, Detail          string
	Range, SelectionRange struct{ Start, End struct{ Line, Character int } }
	Children              []outlined
}

// The outline of a text has its headings, each with what is below it; that of a data file
// the ids that it defines. What is typed is in it, saved or not.
func TestOutline(t *testing.T) {
	s := editing(t, smallCase())
	s.begin(t, nil)
	print := func(file string) string {
		var all []outlined
		answer := s.ask(t, "textDocument/documentSymbol", at(s, file, 0, 0, nil))
		if err := json.Unmarshal([]byte(answer), &all); err != nil {
			t.Fatalf("%s: %v", answer, err)
		}
		var b strings.Builder
		var walk func(indent string, all []outlined)
		walk = func(indent string, all []outlined) {
			for _, x := range all {
				r, sel := x.Range, x.SelectionRange
				fmt.Fprintf(&b, "%s%s (%s) %d-%d, %d:%d-%d\n", indent, x.Name, x.Detail, r.Start.Line, r.End.Line, sel.Start.Line, sel.Start.Character, sel.End.Character)
				walk(indent+"  ", x.Children)
			}
		}
		walk("", all)
		return b.String()
	}
	s.open(t, "content/evidence/new.md", "---\ntitle: Words of a bird\n---\n\n# 𝒜 first\n\nText.\n\n## Below it\n\n### Deeper\n\n## Beside\n\n# Last\n\n```\n# no heading\n```\n")
	const text = "𝒜 first () 4-14, 4:0-10\n  Below it () 8-12, 8:0-11\n    Deeper () 10-12, 10:0-10\n  Beside () 12-14, 12:0-9\nLast () 14-19, 14:0-6\n"
	if got := print("content/evidence/new.md"); got != text {
		t.Errorf("the outline is\n%s\nnot\n%s", got, text)
	}
	s.open(t, "content/people.yaml", "- {id: bo, name: Bo Witness}\n- id: ana\n  name: Ana Silva\n")
	const people = "bo (Bo Witness) 0-0, 0:7-9\nana (Ana Silva) 1-1, 1:6-9\n"
	if got := print("content/people.yaml"); got != people {
		t.Errorf("the outline is\n%s\nnot\n%s", got, people)
	}
	s.open(t, "content/evidence/broken.md", "---\ntitle: [\n---\n\n# Kept\n")
	if got := print("content/evidence/broken.md"); got != "" {
		t.Errorf("of a file that cannot be read the outline is\n%s", got)
	}
}
