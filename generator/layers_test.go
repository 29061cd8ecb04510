package generator

import (
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

// layers is the table of doc.go: a package imports only packages in rows above
// its own.
var layers = [][]string{
	{
		"generator/diag", "generator/internal/day", "generator/internal/decimals", "generator/internal/font", "generator/internal/publish", "generator/internal/picture",
		"generator/internal/pdf", "generator/internal/gate", "generator/internal/secret", "generator/internal/lock", "generator/internal/preview",
		"generator/internal/archive", "generator/internal/readable", "generator/internal/cache", "themes",
	},
	{"generator/internal/chart", "generator/internal/source", "generator/internal/attach", "generator/internal/document"},
	{"generator/internal/config", "generator/internal/series"},
	{"generator/internal/casefile", "generator/internal/linkcheck"},
	{"generator/internal/audience"},
	{"generator/internal/assess"},
	{"generator/internal/check"},
	{"generator/internal/packet", "generator/internal/colophon"},
	{"generator/internal/pages"},
	{"generator/internal/render"},
	{"generator"},
	{"cmd/casebook"},
}

// beside are programs, and what tests alone use: no part of the line.
var beside = []string{"generator/internal/assets", "generator/internal/bench", "generator/internal/hostile"}

// owners says which package alone may import a dependency, by its prefix.
var owners = map[string]string{
	"github.com/gohugoio/hugo":      "generator/internal/render",
	"github.com/spf13/afero":        "generator/internal/render",
	"github.com/bep/overlayfs":      "generator/internal/render",
	"github.com/go-echarts":         "generator/internal/chart",
	"modernc.org/quickjs":           "generator/internal/chart",
	"github.com/spf13/viper":        "generator/internal/config",
	"github.com/goccy/go-yaml":      "generator/internal/source",
	"github.com/pelletier/go-toml":  "generator/internal/source",
	"github.com/yuin/goldmark":      "generator/internal/source",
	"github.com/spf13/cobra":        "cmd/casebook",
	"golang.org/x/term":             "cmd/casebook",
	"github.com/chromedp":           "generator/internal/pdf",
	"github.com/pdfcpu":             "generator/internal/pdf",
	"github.com/JohannesKaufmann":   "generator/internal/document",
	"github.com/bep/imagemeta":      "generator/internal/picture",
	"golang.org/x/image/draw":       "generator/internal/picture",
	"golang.org/x/image/webp":       "generator/internal/picture",
	"golang.org/x/image/font":       "generator/internal/pdf",
	"github.com/fsnotify":           "cmd/casebook",
	"github.com/andybalholm":        "generator/internal/picture",
	"filippo.io/age":                "generator/internal/lock",
	"github.com/ccojocar/zxcvbn-go": "generator/internal/lock",
	"github.com/sethvargo":          "generator/internal/lock",
}

func TestLayers(t *testing.T) {
	row := map[string]int{}
	for i, packages := range layers {
		for _, p := range packages {
			row[p] = i
		}
	}
	seen := map[string]bool{}
	for file, imports := range imports(t) {
		pkg := path.Dir(file)
		if slices.Contains(beside, pkg) {
			continue
		}
		seen[pkg] = true
		mine, ok := row[pkg]
		if !ok {
			t.Errorf("%s: the package is in no layer; add it to the table here and in doc.go", file)
			continue
		}
		for _, imported := range imports {
			if own, ok := strings.CutPrefix(imported, module); ok {
				if theirs, ok := row[own]; !ok || theirs >= mine {
					t.Errorf("%s (layer %d) imports %s (layer %d)", file, mine, own, theirs)
				}
			}
			for prefix, owner := range owners {
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

// doors are what a package below cmd may not open: the clock, the environment
// and the standard streams come in through Options.
func TestTheWorldComesInThroughTheDoor(t *testing.T) {
	for file, text := range sources(t) {
		if strings.HasPrefix(file, "cmd/") || slices.Contains(beside, path.Dir(file)) {
			continue
		}
		for _, door := range []string{"time.Now(", "os.Getenv(", "os.Environ(", "os.LookupEnv(", "os.Stdout", "os.Stderr", "rand.", "func init()"} {
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
