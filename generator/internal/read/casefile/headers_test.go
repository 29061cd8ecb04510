package casefile

import (
	"strings"
	"testing"
)

// A table of one line is not lost: its fields are known, or it is told.
func TestTablesWithoutRows(t *testing.T) {
	for _, c := range []struct{ file, text, want string }{
		{"assessments", "date,by,competency,level,note\n", ""},
		{"assessments", "2026-03-02,kim,writing,staff,steady\n", `content/assessments.csv:1:1: the file has one line, and "2026-03-02" is not the name of a field`},
		{"assessments", "date;by;compentency;level\n", `content/assessments.csv:1:9: unknown field "compentency"`},
		{"evidence", "id,title,summary,date\n", ""},
		{"evidence", "first,The first,What it was\n", `content/evidence.csv:1:1: the file has one line, and "first" is not the name of a field`},
		{"evidence", "id,titel\n", `content/evidence.csv:1:4: unknown field "titel"`},
		{"people", "kim,Kim Lee\n", `content/people.csv:1:1: the file has one line, and "kim" is not the name of a field`},
		{"milestones", "id,title,requires.experience\n", ""},
		{"journal", "\n", ""},
	} {
		_, diags := from(t, map[string]string{"content/" + c.file + ".csv": c.text, "content/evidence/a.md": "# A\n"})
		var told []string
		for _, d := range diags {
			told = append(told, d.Pos.String()+": "+d.Message)
		}
		if got := strings.Join(told, "\n"); got != c.want {
			t.Errorf("%s: %q: told %q, want %q", c.file, c.text, got, c.want)
		}
	}
}
