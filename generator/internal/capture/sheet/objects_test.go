package sheet

import (
	"slices"
	"strings"
	"testing"
)

// Nothing of an answer of a web service is lost: other lists are tables, other words are
// counted, and a key that is given twice is a mistake.
func TestObjectsLoseNothing(t *testing.T) {
	tables, diags := Read("a.json", []byte(`{"page": {"of": "two"}, "items": [{"title": "Ferry"}], "drafts": [{"title": "Tram"}], "none": []}`))
	if len(diags) > 0 || !slices.Equal(Names(tables), []string{"items", "drafts"}) || tables[1].Rows[1][0].Text != "Tram" || tables[0].Around != 1 {
		t.Errorf("%v, %v", tables, diags)
	}
	if tables, _ := Read("a.yaml", []byte("total: 1\nnodes: [{title: Ferry}]\n")); len(tables) != 1 || tables[0].Sheet != "" || tables[0].Around != 1 {
		t.Errorf("a list alone: %v", tables)
	}
	_, diags = Read("a.json", []byte(`[{"title": "Ferry", "note": "one", "note": "two"}]`))
	if len(diags) != 1 || !strings.Contains(diags[0].Message, `"note" is given twice`) {
		t.Errorf("a key that is given twice: %v", diags)
	}
}
