package importer

import (
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// The level that is set for all is that of each claim without one, in a row that is new as well.
func TestLevelsThatAreSet(t *testing.T) {
	level := RowOptions{Set: []Pair{{"competencies.level", "senior"}}}
	for name, c := range map[string]struct {
		table, want string
		opt         RowOptions
	}{
		"one claim":              {"title,competencies\nA,design\n", "competencies: [{id: design, level: senior}]", level},
		"several, one has its":   {"title,competencies\nA,design:junior; writing\n", "competencies: [{id: design, level: junior}, {id: writing, level: senior}]", level},
		"a column of levels":     {"title,competencies,competencies.level\nA,design; writing,junior\n", "competencies: [{id: design, level: junior}, {id: writing, level: junior}]", RowOptions{}},
		"a row without a claim":  {"title,competencies\nA,\n", "", level},
		"a part of another list": {"title,artifacts\nA,https://x.example/1\n", "artifacts: [{title: x.example/1, url: \"https://x.example/1\"}]", RowOptions{Set: []Pair{{"artifacts.title", "Report"}}}},
	} {
		made, account := setInto(t, "work.csv", c.table, c.opt)
		if c.want == "" && strings.Contains(made, "competencies") || !strings.Contains(made, c.want) {
			t.Errorf("%s: %s", name, made)
		}
		if said := strings.Join(account.Remarks, " "); strings.Contains(said, "without a level") {
			t.Errorf("%s: %q", name, said)
		}
		if said := strings.Join(account.Records[0].Remarks, " "); strings.Contains(name, "another") != strings.Contains(said, "artifacts.title: --set was not used") {
			t.Errorf("%s: %q", name, said)
		}
	}
}

// What is set for all counts in a list as well; what is said of columns is told to have no effect.
func TestSetInLists(t *testing.T) {
	opt := RowOptions{Set: []Pair{{"kind", "review"}, {"competencies", "design:senior"}}, Where: []Pair{{"author", "ana"}}}
	made, account := setInto(t, "brag.md", "## Talks\n\n- Spoke about locks, 3 May 2026\n", opt)
	if !strings.Contains(made, "kind: review\n") || !strings.Contains(made, "competencies: [{id: design, level: senior}]") {
		t.Error(made)
	}
	if said := strings.Join(account.Remarks, "\n"); said != "--where is about the columns of a table, and had no effect here" {
		t.Error(said)
	}
	shape, _ := format.Collection("evidence")
	if wrong := (RowOptions{Set: []Pair{{"kinds", "review"}}}).Special(nil, shape, &Account{}); len(wrong) != 1 || wrong[0].Check != "field-unknown" {
		t.Error(wrong)
	}
}

func setInto(t *testing.T, file, text string, opt RowOptions) (string, Account) {
	t.Helper()
	shape, _ := format.Collection("evidence")
	account := Account{File: file}
	found, wrong, is := Special(file, []byte(text), shape, &account)
	if is {
		wrong = append(wrong, opt.Special(found, shape, &account)...)
	} else if tables, bad := sheet.Read(file, []byte(text)); len(bad) == 0 {
		found, wrong = Rows(file, tables, shape, opt, &account)
	}
	known := Known{format.Competencies: {"design": "design", "writing": "writing"}, format.Levels: {"senior": "senior", "junior": "junior"}}
	files, _, bad := Entries(found, Place{Shape: shape, Known: known, Aimed: "senior"}, &account)
	if len(wrong)+len(bad) > 0 || len(files) != 1 {
		t.Fatal(wrong, bad, len(files))
	}
	return string(files[0].Data), account
}
