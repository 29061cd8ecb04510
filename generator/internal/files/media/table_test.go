package media

import (
	"strings"
	"testing"
)

func TestAnEndingIsInTheTableOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range rows {
		for _, name := range strings.Fields(r.names) {
			if seen[name] || name != Normal(name) {
				t.Errorf("%q is in the table twice, or not as Normal gives it", name)
			}
			seen[name] = true
		}
		if r.Leave == Free && len(r.Kinds) != 1 {
			t.Errorf("%s: published without being asked, and not of one kind", r.names)
		}
	}
}

func TestEndingsOfNames(t *testing.T) {
	for name, want := range map[string]Leave{"a/Plan.HTML": Never, "x.tar.gz": Asked, "notes.TXT": Free, "Makefile": Asked, "x.": Asked} {
		if got := Of(name).Leave; got != want {
			t.Errorf("%s: %d, expected %d", name, got, want)
		}
	}
	if OfEnding(".Pdf").Noun() != "a PDF file" || OfEnding("html").Noun() != "what its name says" || OfEnding("tsv").Noun() != "a table in TSV" {
		t.Error("an ending promises the wrong thing")
	}
}
