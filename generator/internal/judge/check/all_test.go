package check

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/casebook-dev/casebook/generator/diag"
)

// TestTwentyMistakes makes twenty different mistakes in one portfolio: one run
// tells each of them once, at its line.
func TestTwentyMistakes(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/mixed/twenty.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var files []txtar.File
	want := ""
	for _, f := range archive.Files {
		if f.Name == "want" {
			want = string(f.Data)
			continue
		}
		files = append(files, f)
	}
	all := diagnose(t, portfolio(t, files, nil))
	var got []string
	seen := map[string]bool{}
	for _, d := range all {
		got = append(got, fmt.Sprintf("%s %s", d.Pos, d.Check))
		seen[d.Check] = true
	}
	if g := strings.Join(got, "\n") + "\n"; g != want {
		t.Errorf("got:\n%swant:\n%s", g, want)
	}
	if len(all) != 20 || len(seen) != 20 {
		t.Errorf("%d diagnostics of %d checks for twenty mistakes", len(all), len(seen))
	}
}

// TestDraftsAreHeldToErrorsOnly puts a mistake and a weakness into a draft.
func TestDraftsAreHeldToErrorsOnly(t *testing.T) {
	files := []txtar.File{{Name: "content/evidence/later.md", Data: []byte("---\ntitle: Later\ndraft: true\nended: 2026-05\ncompetencies: [delivry]\n---\n")}}
	got := checks(diagnose(t, portfolio(t, files, nil)))
	if want := []string{"competency-unknown"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func checks(all diag.List) []string {
	var ids []string
	for _, d := range all {
		ids = append(ids, d.Check)
	}
	return ids
}

// TestSharedCases reads the two real cases where they are at hand.
func TestSharedCases(t *testing.T) {
	for _, name := range []string{"crossplane", "in-toto"} {
		t.Run(name, func(t *testing.T) {
			dir := "../../../../../shared/cases/" + name
			if _, err := os.Stat(dir); err != nil {
				t.Skipf("the case is not here: %v", err)
			}
			all := diagnose(t, os.DirFS(dir))
			for _, d := range all {
				if d.Severity == diag.Error {
					t.Errorf("%s: %s [%s]", d.Pos, d.Message, d.Check)
				}
			}
			count := map[string]int{}
			for _, d := range all {
				count[d.Check]++
			}
			t.Log(count)
		})
	}
}
