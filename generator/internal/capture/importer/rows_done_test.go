package importer

import (
	"strings"
	"testing"
)

// What a tracker closed with nothing done is left out, unless the author asks for such rows.
func TestRowsThatWereNotDone(t *testing.T) {
	for name, c := range map[string]struct {
		file, text string
		opt        RowOptions
		left       string
	}{
		"Jira, its resolution":           {"a.csv", "Summary,Resolution,Resolved\nFix it,Done,2026-03-04\nDrop it,Won't Do,2026-03-05\n", RowOptions{}, `its Resolution is "Won't Do"`},
		"Jira, chosen":                   {"a.csv", "Summary,Resolution,Resolved\nFix it,Won't Do,2026-03-04\nDrop it,Won't Do,2026-03-05\n", RowOptions{Where: []Pair{{"Resolution", "Won't Do"}}}, ""},
		"Jira, a column that is a field": {"a.csv", "Summary,Status,Resolved\nFix it,done,2026-03-04\nDrop it,rejected,2026-03-05\n", RowOptions{Map: []Pair{{"tags", "Status"}}}, ""},
		"Linear, a date":                 {"a.csv", "Title,Status,Completed,Canceled\nFix it,Done,2026-03-04,\nDrop it,Other,,2026-03-05\n", RowOptions{}, "it was cancelled on 2026-03-05"},
		"Linear, its status":             {"a.csv", "Title,Status,Completed\nFix it,Done,2026-03-04\nDrop it,Canceled,\n", RowOptions{}, `its Status is "Canceled"`},
		"GitHub, why":                    {"a.json", `[{"title":"Fix it","state_reason":"completed","closed_at":"2026-03-04"},{"title":"Drop it","state_reason":"not_planned","closed_at":"2026-03-05"}]`, RowOptions{}, `its state_reason is "not_planned"`},
		"words of another kind":          {"a.csv", "Title,Status,Done\nFix it,duplicated to all sites,2026-03-04\nDrop it,Done,2026-03-05\n", RowOptions{}, ""},
	} {
		made, account, wrong := into(t, "evidence", c.file, c.text, c.opt)
		left := ""
		for _, r := range account.Records {
			if r.Became == LeftOut {
				left = r.Because
			}
		}
		if want := map[bool]int{true: 2, false: 1}[c.left == ""]; left != c.left || len(made) != want || len(wrong) > 0 {
			t.Errorf("%s: %d entries, left out because %q, want %q %v", name, len(made), left, c.left, wrong)
		}
	}
}

// A table of the work of several people says so, and how one is chosen.
func TestRowsOfSeveralPeople(t *testing.T) {
	const requests = `[{"title":"A","state":"merged","author":{"username":"ana"},"merged_at":"2026-03-04"},{"title":"B","state":"merged","author":{"username":"bo"},"merged_at":"2026-03-04"},{"title":"C","state":"merged","author":{"username":"bo"},"merged_at":"2026-03-05"}]`
	for name, c := range map[string]struct {
		file, text string
		opt        RowOptions
		want       string
	}{
		"requests":         {"a.json", requests, RowOptions{}, `the rows are those of 2 people in "author.username": bo (2), ana (1); --where author.username=NAME keeps yours`},
		"requests, chosen": {"a.json", requests, RowOptions{Where: []Pair{{"author.username", "bo"}}}, ""},
		"tickets":          {"a.csv", "Summary,Assignee,Author,Resolved\nFix it,ana,cy,2026-03-04\nDrop it,bo,cy,2026-03-05\n", RowOptions{}, `the rows are those of 2 people in "Assignee": ana (1), bo (1); --where Assignee=NAME keeps yours`},
		"one person":       {"a.csv", "Summary,Assignee,Resolved\nFix it,ana,2026-03-04\nDrop it,ana,2026-03-05\n", RowOptions{}, ""},
		"authors of books": {"a.csv", "Title,Author,Date\nFix it,ana,2026-03-04\nDrop it,bo,2026-03-05\n", RowOptions{}, ""},
	} {
		_, account, _ := into(t, "evidence", c.file, c.text, c.opt)
		if got := strings.Join(account.Remarks, "; "); !strings.Contains(got, c.want) || c.want == "" && strings.Contains(got, "people in") {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
