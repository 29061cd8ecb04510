package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
)

func TestListIsOrderedAndComplete(t *testing.T) {
	var ids []string
	for _, k := range List() {
		ids = append(ids, k.ID)
		if found, ok := Find(k.ID); !ok || found.Title != k.Title {
			t.Errorf("Find does not find %s", k.ID)
		}
		if k.Title == "" || strings.TrimSpace(k.Doc) != k.Doc || strings.Count(k.Doc, "\n\n") < 2 {
			t.Errorf("%s needs a title, and paragraphs on what, why and how to mend it", k.ID)
		}
		for line := range strings.Lines(k.Doc) {
			if len([]rune(line)) > 82 {
				t.Errorf("%s: a line is too long for a terminal: %s", k.ID, line)
			}
		}
	}
	if !slices.IsSorted(ids) {
		t.Errorf("not in the order of ids: %v", ids)
	}
	if len(slices.Compact(slices.Clone(ids))) != len(ids) {
		t.Error("an id stands twice")
	}
	if _, ok := Find("no-such-check"); ok {
		t.Error("Find finds what is not there")
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		if !slices.Contains(files, strings.ReplaceAll(id, "-", "_")+".go") {
			t.Errorf("%s has no file of its own", id)
		}
	}
	archives, _ := filepath.Glob("testdata/*.txtar")
	if len(archives) != len(ids) {
		t.Errorf("%d examples for %d checks", len(archives), len(ids))
	}
}

// TestIDsOfAllStages holds the ids that other packages report against the list:
// each is known, with its severity, and each that is documented is reported.
func TestIDsOfAllStages(t *testing.T) {
	words := map[string]bool{} // every string of the other packages
	fset := token.NewFileSet()
	err := filepath.WalkDir("../../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") ||
			filepath.Base(filepath.Dir(path)) == "check" {
			return err
		}
		file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok {
				words[word(lit)] = true
			}
			if call, ok := n.(*ast.CallExpr); ok {
				reported(t, fset, call)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range List() {
		if k.Run == nil && !words[k.ID] {
			t.Errorf("nobody reports %s", k.ID)
		}
	}
}

// reported checks one call of Errorf or Warnf of a diag.List.
func reported(t *testing.T, fset *token.FileSet, call *ast.CallExpr) {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || len(call.Args) < 3 || sel.Sel.Name != "Errorf" && sel.Sel.Name != "Warnf" {
		return
	}
	if x, ok := sel.X.(*ast.Ident); ok && (x.Name == "fmt" || x.Name == "jrpc2") { // an error of Go, an answer of the protocol
		return
	}
	lit, ok := call.Args[1].(*ast.BasicLit)
	if !ok {
		return
	}
	at := fset.Position(lit.Pos())
	k, ok := Find(word(lit))
	if !ok {
		t.Errorf("%s: %s has no documentation here", at, lit.Value)
		return
	}
	if want := map[string]diag.Severity{"Errorf": diag.Error, "Warnf": diag.Warning}[sel.Sel.Name]; k.Severity != want {
		t.Errorf("%s: %s is an %s there, and documented as %s", at, k.ID, want, k.Severity)
	}
}

func word(lit *ast.BasicLit) string {
	s, err := strconv.Unquote(lit.Value)
	if err != nil {
		return ""
	}
	return s
}

func TestExplain(t *testing.T) {
	if _, ok := Explain("no-such-check"); ok {
		t.Error("it explains what is not there")
	}
	got, ok := Explain("competency-unknown")
	if !ok {
		t.Fatal("competency-unknown is not explained")
	}
	for _, want := range []string{
		"competency-unknown (error): unknown competency\n\nAn entry,",
		"\nExample\n\ncontent/evidence/queue.md:\n\n    ---\n    title: One queue",
		"\ngives\n\n    content/evidence/queue.md:6:10: error: unknown competency \"sytem-design\" [competency-unknown]\n",
		"\nFixed\n\ncontent/evidence/queue.md:\n\n    ...\n    competencies:\n      - {id: system-design, level: staff}\n      - {id: delivery, level: staff}\n    ...\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("it lacks %q:\n%s", want, got)
		}
	}
	if got, _ := Explain("file-link"); !strings.Contains(got, "is a symbolic link to") {
		t.Errorf("what no file can show is not said:\n%s", got)
	}
}
