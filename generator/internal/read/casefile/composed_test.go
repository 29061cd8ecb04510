package casefile

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// The name of a file is the same however its accents are kept. An id in a row is told,
// with the way to write it.
func TestAccentsOfNames(t *testing.T) {
	apart := norm.NFD.String
	c, diags := from(t, map[string]string{
		apart("content/evidence/übergabe.md"):            "# Handover\n",
		apart("content/evidence/größe/index.md"):         "# Size\n",
		"content/milestones/m.md":                        "---\ntitle: M\n---\n",
		apart("content/metrics/läufe.csv"):               "date,runs\n2026-01-05,3\n2026-02-05,4\n",
		"content/metrics/läufe.yaml":                     "title: Runs\n",
		apart("content/charts/verläufe.yaml"):            "type: line\n",
		apart("content/journal/2026-05-18-rückblick.md"): "Back.\n",
	})
	var ids []string
	for _, e := range c.Entries() {
		ids = append(ids, e.ID)
	}
	for _, id := range []string{"übergabe", "größe", "2026-05-18-rückblick"} {
		if !slices.Contains(ids, id) {
			t.Errorf("no %q in %q", id, ids)
		}
	}
	if len(c.Series) != 1 || c.Series[0].ID != "läufe" || c.Series[0].Title.V != "Runs" {
		t.Errorf("the series are %+v", c.Series)
	}
	for _, d := range diags {
		if d.Check == "id-bad" || d.Check == "file-misplaced" {
			t.Error(d)
		}
	}
	_, diags = from(t, map[string]string{"content/evidence.yaml": "- id: " + apart("größe") + "\n  title: A\n"})
	if len(diags) != 1 || diags[0].Check != "id-bad" || !strings.Contains(diags[0].Hint, "größe") {
		t.Errorf("a row is told as %v", diags)
	}
}
