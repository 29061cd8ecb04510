package generator

import (
	"context"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/casebook-dev/casebook/generator/internal/files/cache"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// standing is a portfolio on the disk whose builds are known again.
type standing struct {
	t    *testing.T
	dir  string
	opt  Options
	made bool // by the last build
}

func newStanding(t *testing.T) *standing {
	s := &standing{t: t, dir: t.TempDir()}
	s.write("config.yaml", "title: A case\naudience: committee\n")
	s.write("content/evidence/rota.md", "---\ntitle: A new rota\nended: 2026-03-31\n---\n\nWords.\n")
	s.write("content/journal/day.md", "---\ntitle: A day that nobody reads\ndate: 2026-03-31\n---\n\nWords.\n")
	root, err := os.OpenRoot(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	s.opt = Options{
		Portfolio: root.FS(), Today: hostileDay, Cache: s.dir, Key: []byte("a key"), Program: "this one",
		Env:      []string{"PATH=/bin", "CASEBOOK_LANGUAGE=en"},
		Progress: func(Progress) { s.made = true },
	}
	return s
}

func (s *standing) write(name, text string) {
	s.t.Helper()
	at := filepath.Join(s.dir, name)
	if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(at, []byte(text), 0o666); err != nil {
		s.t.Fatal(err)
	}
}

func (s *standing) build(strict bool) (Built, error) {
	s.made = false
	return Build(context.Background(), s.dir, strict, s.opt)
}

// settled builds twice. The second build makes nothing, though the first one has made folders
// beside config.yaml.
func (s *standing) settled() Built {
	s.t.Helper()
	if b, err := s.build(false); err != nil || b.Folder == "" {
		s.t.Fatal(err, b.Diags)
	}
	b, err := s.build(false)
	if err != nil || s.made {
		s.t.Fatal("a second build makes the site again", err)
	}
	return b
}

func TestASiteStandsWhereNothingChanged(t *testing.T) {
	s := newStanding(t)
	stands := s.settled()
	again := s.opt
	again.Program = ""
	made, err := Build(context.Background(), s.dir, false, again)
	if err != nil || !reflect.DeepEqual(made.Diags, stands.Diags) || made.Pages != stands.Pages || made.Files != stands.Files ||
		made.Folder != stands.Folder || !reflect.DeepEqual(made.Searched, stands.Searched) || len(made.Diags) == 0 {
		t.Errorf("it stands as %+v, and is made as %+v %v", stands, made, err)
	}
	if err := os.Chtimes(filepath.Join(s.dir, "content/evidence/rota.md"), time.Unix(1, 0), time.Unix(1, 0)); err != nil {
		t.Fatal(err)
	}
	s.opt.Env = append(s.opt.Env, "PWD=/")
	if _, err := s.build(false); err != nil || s.made {
		t.Error("the time of a file, or another variable, made it again", err)
	}
}

func TestNoSiteStandsWhereAnythingChanged(t *testing.T) {
	s := newStanding(t)
	s.settled()
	for about, change := range map[string]func(s *standing){
		"a text": func(s *standing) {
			s.write("content/evidence/rota.md", "---\ntitle: A new rota\nended: 2026-03-31\n---\n\nWorse.\n")
		},
		"a closed text": func(s *standing) { s.write("content/journal/day.md", "---\ntitle: A day\n---\n") },
		"a new entry":   func(s *standing) { s.write("content/evidence/new.md", "---\ntitle: New\nended: 2026-03-31\n---\n") },
		"a name": func(s *standing) {
			_ = os.Rename(filepath.Join(s.dir, "content/journal/day.md"), filepath.Join(s.dir, "content/journal/night.md"))
		},
		"an empty folder": func(s *standing) { _ = os.Mkdir(filepath.Join(s.dir, "content/asks"), 0o777) },
		"a file beside":   func(s *standing) { s.write("people.yaml", "[]\n") },
		"a static file":   func(s *standing) { s.write("static/robots.txt", "User-agent: *\n") },
		"a template":      func(s *standing) { s.write("layouts/404.html", "<!doctype html><title>Gone</title>\n") },
		"the day":         func(s *standing) { s.opt.Today = s.opt.Today.AddDate(0, 0, 1) },
		"a variable":      func(s *standing) { s.opt.Env = append(s.opt.Env, "CASEBOOK_TITLE=Another") },
		"a flag":          func(s *standing) { s.opt.Flags = []Flag{{Key: "audience", Name: "--audience", Value: "self"}} },
		"the commit":      func(s *standing) { s.opt.Commit = Commit{Hash: "0123456789abcdef0123456789abcdef01234567"} },
		"the program":     func(s *standing) { s.opt.Program = "another one" },
		"the key":         func(s *standing) { s.opt.Key = []byte("another key") },
		"a page":          func(s *standing) { _ = os.Remove(filepath.Join(s.dir, "public/index.html")) },
		"the whole site":  func(s *standing) { _ = os.RemoveAll(filepath.Join(s.dir, "public")) },
		"a bit of what is kept": func(s *standing) {
			all, _ := filepath.Glob(filepath.Join(s.dir, cache.Folder, "builds/*"))
			for _, name := range all {
				data, _ := os.ReadFile(name)
				data[len(data)/2] ^= 1
				_ = os.WriteFile(name, data, 0o666)
			}
		},
	} {
		change(s)
		if b, err := s.build(false); err != nil || b.Folder == "" || !s.made {
			t.Fatalf("%s: made %v, %v %v", about, s.made, err, b.Diags)
		}
		if b, err := s.build(false); err != nil || b.Folder == "" || s.made {
			t.Errorf("%s: made a second time, %v %v", about, err, b.Diags)
		}
	}
	s.opt.Host = "Netlify" // where nobody may read the site but its audience
	if b, err := s.build(false); err != nil || !s.made || b.Folder != "" {
		t.Errorf("for a host: made %v into %q, %v", s.made, b.Folder, err)
	}
}

// With --strict, what stands with warnings is not built.
func TestAStrictBuildStandsForNoWarning(t *testing.T) {
	s := newStanding(t)
	s.settled()
	if b, err := s.build(true); err != nil || !s.made || b.Folder != "" {
		t.Errorf("built into %q, %v", b.Folder, err)
	}
}

// Each option is an input of a build, or is named here with the reason why it is none.
func TestEveryOptionIsAnInput(t *testing.T) {
	none := map[string]string{
		"Cache": "says where drawings are", "Compiled": "says where ECharts is", "Key": "seals what is kept",
		"Portfolio": "is read by inputs", "Progress": "is told", "Secret": "is for locked sites, which are not kept", "Records": "remembers files beside the site",
		"undrawn": "keeps nothing", "former": "is for previews", "formerSite": "is for previews", "stamps": "is for one build",
	}
	kept := len(Options{}.settings())
	if fields := reflect.TypeFor[Options](); fields.NumField() != len(none)+kept {
		t.Errorf("Options has %d fields; of them %d are settings and %d are none: %v", fields.NumField(), kept, len(none), slices.Sorted(maps.Keys(none)))
	}
}

// recording notes what of a portfolio is opened.
type recording struct {
	fs.FS
	mu     sync.Mutex
	opened map[string]bool
}

func (r *recording) Open(name string) (fs.File, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.opened[name] = true
	return r.FS.Open(name)
}

// What a build reads of a portfolio is in the digest of it.
func TestABuildReadsNothingButItsInputs(t *testing.T) {
	s := newStanding(t)
	s.write("notes/secret.txt", "password: hunter2hunter2\n")
	s.write("about.md", "Words.\n")
	s.write("static/plan.txt", "Words.\n")
	seen := &recording{FS: s.opt.Portfolio, opened: map[string]bool{}}
	s.opt.Portfolio = seen
	s.opt.Program = "" // the digest would be seen too
	if b, err := s.build(false); err != nil || b.Folder == "" {
		t.Fatal(err, b.Diags)
	}
	for name := range seen.opened {
		if top, _, _ := strings.Cut(name, "/"); name != "." && !slices.Contains(source.Inputs(), top) {
			t.Errorf("%s is read, and is no input of a build", name)
		}
	}
}
