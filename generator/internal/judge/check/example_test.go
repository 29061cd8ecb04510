package check

import (
	"bytes"
	"context"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/privacy/lock"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// TestExamples holds every example against what its portfolio really gives, and
// its mended form against silence.
func TestExamples(t *testing.T) {
	for _, k := range List() {
		t.Run(k.ID, func(t *testing.T) {
			e := exampleOf(k.ID)
			if e.want == "" {
				t.Fatalf("testdata/%s.txtar is missing, or has no part want", k.ID)
			}
			if built(k.ID) {
				if left := printed(t, diagnose(t, portfolio(t, e.mended, nil))); left != "" || len(e.mended) == 0 {
					t.Errorf("the mended form gives:\n%s", left)
				}
				return // Hugo has to run for it: the tests of render and generator do
			}
			got := printed(t, diagnose(t, portfolio(t, e.files, e.words)))
			if got != e.want {
				if os.Getenv("UPDATE") != "" {
					rewrite(t, k.ID, got)
				} else {
					t.Errorf("got:\n%swant:\n%s", got, e.want)
				}
			}
			if !strings.Contains(got, "["+k.ID+"]") {
				t.Errorf("the example of %s does not show it:\n%s", k.ID, got)
			}
			if strings.Count(got, "]\n") != strings.Count(got, "["+k.ID+"]\n") {
				t.Errorf("the example of %s shows others too:\n%s", k.ID, got)
			}
			if len(e.mended) == 0 {
				t.Errorf("the example of %s is not mended", k.ID)
			}
			if left := printed(t, diagnose(t, portfolio(t, e.mended, nil))); left != "" {
				t.Errorf("the mended form still gives:\n%s", left)
			}
		})
	}
}

// built tells which ids come from a build, or from making a packet, which these
// tests do not run.
func built(id string) bool {
	return slices.Contains([]string{
		"audience-exposed", "render-failed", "template-broken", "page-warning", "chart-failed",
		"packet-too-long", "packet-words", "packet-voice", "picture-unusable", "output-unsafe", "leak-found", "attachment-refused", "attachment-traces", "attachment-unbound", "attachment-unsearched", "header-taken", "redirect-foreign", "accept-unused", "character-unprintable",
	}, id)
}

func TestBaseIsSound(t *testing.T) {
	if got := printed(t, diagnose(t, portfolio(t, nil, nil))); got != "" {
		t.Errorf("the portfolio below the examples is not sound:\n%s", got)
	}
}

// diagnose runs the stages that find mistakes, as the command check does.
func diagnose(t *testing.T, fsys fs.FS) diag.List {
	t.Helper()
	tree, all, err := source.Read(fsys)
	if err != nil {
		t.Fatal(err)
	}
	cfg, found := config.Load(tree, config.Options{})
	all = append(all, found...)
	if cfg.Lock.Always {
		_, found = lock.ReadersToLock(tree, cfg.Pos("lock.always"))
		all = append(all, found...)
	}
	c, found := casefile.From(tree, cfg)
	all = append(all, found...)
	today := day.Of(2026, 6, 30)
	if cfg.AsOf.Given() {
		today = cfg.AsOf.Last
	}
	all = append(all, audience.Misplaced(tree, c)...)
	all = append(all, audience.Turned(tree, c)...)
	all = append(all, All(context.Background(), c, assess.Of(audience.View(c, config.Self), today))...)
	all.Sort()
	return all
}

func printed(t *testing.T, all diag.List) string {
	t.Helper()
	var b bytes.Buffer
	if err := all.WriteText(&b, diag.TextOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func rewrite(t *testing.T, id, want string) {
	t.Helper()
	name := filepath.Join("testdata", id+".txtar")
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i := range archive.Files {
		if archive.Files[i].Name == "want" {
			archive.Files[i].Data = []byte(want)
		}
	}
	if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
		t.Fatal(err)
	}
}

// The words of an example that a test can carry out.
var (
	isLink   = regexp.MustCompile(`^(\S+) is a symbolic link to (\S+)$`)
	isLarge  = regexp.MustCompile(`^(\S+) has (\d+) MB$`)
	isBytes  = regexp.MustCompile(`^(\S+) begins with the bytes ([0-9a-f ]+)$`)
	isAbsent = regexp.MustCompile(`^there is no (\S+)$`)
)

// portfolio lays files over the sound portfolio in testdata/base.
func portfolio(t testing.TB, files []txtar.File, words []string) fs.FS {
	t.Helper()
	fsys := fstest.MapFS{}
	base := os.DirFS("testdata/base")
	err := fs.WalkDir(base, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(base, path)
		fsys[path] = &fstest.MapFile{Data: data, Mode: 0o644}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range words {
		if m := isAbsent.FindStringSubmatch(w); m != nil {
			for path := range fsys {
				if path == m[1] || strings.HasPrefix(path, m[1]+"/") {
					delete(fsys, path)
				}
			}
		}
	}
	for _, f := range files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
	}
	for _, w := range words {
		if m := isLink.FindStringSubmatch(w); m != nil {
			fsys[m[1]] = &fstest.MapFile{Data: []byte(m[2]), Mode: fs.ModeSymlink | 0o777}
		} else if m := isLarge.FindStringSubmatch(w); m != nil {
			n, _ := strconv.Atoi(m[2])
			fsys[m[1]] = &fstest.MapFile{Data: make([]byte, n<<20), Mode: 0o644}
		} else if m := isBytes.FindStringSubmatch(w); m != nil {
			data, err := hex.DecodeString(strings.ReplaceAll(m[2], " ", ""))
			if err != nil {
				t.Fatal(err)
			}
			fsys[m[1]] = &fstest.MapFile{Data: data, Mode: 0o644}
		} else if !isAbsent.MatchString(w) {
			t.Errorf("no test can carry out %q", w)
		}
	}
	return fsys
}
