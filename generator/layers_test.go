package generator

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/casebook-dev/casebook/"

// beside are programs, and what tests alone use: no part of the line.
var beside = []string{"generator/tools/assets", "generator/tools/bench", "generator/tools/lighthouse", "generator/tools/pictures", "generator/tools/release", "generator/internal/tests/hostile", "generator/internal/tests/manual"}

func TestLayers(t *testing.T) {
	row := map[string]int{}
	for i, packages := range layers {
		for _, p := range packages {
			row[p.path] = i
		}
	}
	seen := map[string]bool{}
	for file, imports := range imports(t) {
		pkg := path.Dir(file)
		if slices.Contains(beside, pkg) || isGroup(pkg) {
			continue
		}
		seen[pkg] = true
		mine, ok := row[pkg]
		if !ok {
			t.Errorf("%s: the package is in no layer; add it to layers", file)
			continue
		}
		for _, imported := range imports {
			if own, ok := strings.CutPrefix(imported, module); ok {
				if theirs, ok := row[own]; !ok || theirs >= mine {
					t.Errorf("%s (layer %d) imports %s (layer %d)", file, mine, own, theirs)
				}
			}
			for prefix, owner := range importers {
				if (imported == prefix || strings.HasPrefix(imported, prefix+"/")) && pkg != owner {
					t.Errorf("%s imports %s, which %s alone owns", file, imported, owner)
				}
			}
		}
	}
	for p := range row {
		if !seen[p] {
			t.Errorf("the table names %s, which holds no code", p)
		}
	}
}

// TestHeavyDependencies holds large dependencies to those that may have them,
// through whichever package of ours they come.
func TestHeavyDependencies(t *testing.T) {
	direct := map[string][]string{}
	for file, imports := range imports(t) {
		direct[path.Dir(file)] = append(direct[path.Dir(file)], imports...)
	}
	var reach func(pkg string, seen map[string]bool)
	reach = func(pkg string, seen map[string]bool) {
		for _, p := range direct[pkg] {
			if !seen[p] {
				seen[p] = true
				reach(strings.TrimPrefix(p, module), seen)
			}
		}
	}
	for pkg := range direct {
		name, internal := strings.CutPrefix(pkg, "generator/internal/")
		if !internal || slices.Contains(beside, pkg) {
			continue
		}
		seen := map[string]bool{}
		reach(pkg, seen)
		for p := range seen {
			for prefix, may := range heavy {
				if (p == prefix || strings.HasPrefix(p, prefix+"/")) && !slices.Contains(may, name) {
					t.Errorf("%s depends on %s; only %s may", pkg, p, strings.Join(may, ", "))
				}
			}
		}
	}
}

// TestLayersAreDocumented holds the tables of doc.go and CONTRIBUTING.md to the
// one that the code is held to.
func TestLayersAreDocumented(t *testing.T) {
	var doc, contributing strings.Builder
	for i, packages := range layers {
		for _, p := range packages {
			short := strings.TrimPrefix(p.path, "generator/")
			if short == p.path && p.path != "generator" {
				short = "../" + p.path
			}
			fmt.Fprintf(&doc, "//\t%-6d %-30s %s\n", i, short, p.owns)
			fmt.Fprintf(&contributing, "| `%s` | %s |\n", p.path, p.owns)
		}
	}
	for file, table := range map[string]string{"doc.go": doc.String(), "../CONTRIBUTING.md": contributing.String()} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), table) {
			t.Errorf("%s has another table of packages; expected:\n%s", file, table)
		}
	}
}

// TestFoldersAreDocumented holds the folders of internal to their table: each has
// the comment, doc.go lists it, and no package stands beside them.
func TestFoldersAreDocumented(t *testing.T) {
	var list strings.Builder
	for _, g := range groups {
		fmt.Fprintf(&list, "//\t%-10s %s\n", g.path+"/", g.owns)
		comment := fmt.Sprintf("// Package %s groups ", g.path)
		if text, err := os.ReadFile("internal/" + g.path + "/doc.go"); err != nil || !strings.HasPrefix(string(text), comment) {
			t.Errorf("internal/%s/doc.go (%v):\n%s\nexpected to begin with:\n%s", g.path, err, text, comment)
		}
	}
	if text, err := os.ReadFile("doc.go"); err != nil || !strings.Contains(string(text), list.String()) {
		t.Errorf("doc.go lists other folders (%v); expected:\n%s", err, list.String())
	}
	folders, err := os.ReadDir("internal")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if !isGroup("generator/internal/" + f.Name()) {
			t.Errorf("internal/%s is no folder of the table", f.Name())
		}
	}
}

func isGroup(pkg string) bool {
	return slices.ContainsFunc(groups, func(g owner) bool { return pkg == "generator/internal/"+g.path })
}

// doors are what a package below cmd may not open: the clock, the environment
// and the standard streams come in through Options.
func TestTheWorldComesInThroughTheDoor(t *testing.T) {
	for file, text := range sources(t) {
		if strings.HasPrefix(file, "cmd/") || slices.Contains(beside, path.Dir(file)) {
			continue
		}
		for _, door := range []string{"time.Now(", "os.Getenv(", "os.Environ(", "os.LookupEnv(", "os.Stdout", "os.Stderr", "fmt.Print", "rand.", "func init()"} {
			for n, line := range strings.Split(text, "\n") {
				if code, _, _ := strings.Cut(line, "//"); strings.Contains(code, door) {
					t.Errorf("%s:%d uses %s", file, n+1, door)
				}
			}
		}
	}
}

// imports lists the imports of every file that is no test. Asking the go
// command would be answered from a stale cache of the test.
func imports(t *testing.T) map[string][]string {
	all := map[string][]string{}
	for file, text := range sources(t) {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, text, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		all[file] = nil
		for _, i := range parsed.Imports {
			all[file] = append(all[file], strings.Trim(i.Path.Value, `"`))
		}
	}
	return all
}

func sources(t *testing.T) map[string]string {
	all := map[string]string{}
	for _, top := range []string{"cmd", "generator", "themes"} {
		err := filepath.WalkDir(filepath.Join("..", top), func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") || strings.Contains(p, "testdata") {
				return err
			}
			text, err := os.ReadFile(p)
			all[filepath.ToSlash(p)[3:]] = string(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(all) < 20 {
		t.Fatalf("only %d files found", len(all))
	}
	return all
}
