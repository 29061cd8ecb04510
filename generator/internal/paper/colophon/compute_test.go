package colophon_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/paper/colophon"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/pages"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

var today = day.Of(2026, 6, 30)

var audiences = []config.Audience{config.Public, config.Committee, config.Mentor, config.Self}

func read(t testing.TB, portfolio fs.FS) casefile.Case {
	t.Helper()
	tree, diags, err := source.Read(portfolio)
	if err != nil {
		t.Fatal(err)
	}
	cfg, more := config.Load(tree, config.Options{})
	c, last := casefile.From(tree, cfg)
	if all := slices.Concat(diags, more, last); all.Errors() > 0 {
		t.Fatal(all)
	}
	return c
}

func of(t testing.TB, portfolio fs.FS, a config.Audience) colophon.Colophon {
	t.Helper()
	made, err := colophon.Of(portfolio, audience.View(read(t, portfolio), a), a, today, colophon.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func files(entries map[string]string) fstest.MapFS {
	m := fstest.MapFS{"config.yaml": {Data: []byte("title: A case\nbaseURL: https://x.example/case/\n")}}
	for name, text := range entries {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

func paths(c colophon.Colophon) []string {
	all := []string{}
	for _, f := range c.Files {
		all = append(all, f.Path)
	}
	return all
}

func sum(text string) string {
	s := sha256.Sum256([]byte(text))
	return hex.EncodeToString(s[:])
}

func TestWhatACaseRestsOn(t *testing.T) {
	const public = "---\ntitle: T\naudience: public\n---\n"
	for name, c := range map[string]struct {
		files             map[string]string
		public, committee string // paths without config.yaml
	}{
		"entries": {
			map[string]string{
				"content/evidence/open.md": public, "content/evidence/closed.md": "# C\n",
				"content/journal/mine.md": "# J\n", "content/evidence/draft.md": "---\ntitle: D\ndraft: true\naudience: public\n---\n",
			},
			"content/evidence/open.md",
			"content/evidence/closed.md content/evidence/open.md",
		},
		"a file with an open row and a closed one": {
			map[string]string{"content/questions.yaml": "- {id: a, title: A, audience: public}\n- {id: b, title: B, audience: self}\n"},
			"content/questions.yaml",
			"content/questions.yaml",
		},
		"a file with closed rows only": {
			map[string]string{
				"content/evidence/open.md": public,
				"content/asks.csv":         "id,title\na,A\n",
				"content/questions.csv":    "id,title\na,A\n",
			},
			"content/evidence/open.md",
			"content/evidence/open.md content/questions.csv",
		},
		"artifacts": {
			map[string]string{
				"content/evidence/open/index.md":  "---\ntitle: T\naudience: public\nartifacts: [plan.txt, /assets/shared.pdf, absent.txt, ../../config.yaml, 'https://x.example/y']\n---\n",
				"content/evidence/open/plan.txt":  "p",
				"content/evidence/open/draft.txt": "nobody names it",
				"content/evidence/closed.md":      "---\ntitle: T\nartifacts: [closed.png, /assets/shared.pdf, /assets/only-closed.pdf]\n---\n",
				"content/evidence/closed.png":     "c",
				"content/assets/shared.pdf":       "s",
				"content/assets/only-closed.pdf":  "o",
			},
			"content/assets/shared.pdf content/evidence/open/index.md content/evidence/open/plan.txt",
			"content/assets/only-closed.pdf content/assets/shared.pdf content/evidence/closed.md content/evidence/closed.png content/evidence/open/index.md content/evidence/open/plan.txt",
		},
		"the path of an artifact that names a closed entry": {
			map[string]string{
				"content/evidence/open.md":         "---\ntitle: T\naudience: public\nartifacts: [/evidence/closed/a.txt, /evidence/beside/a.txt, /evidence/row/a.txt, /evidence/files/a.txt]\n---\n![](/evidence/closed/b.png)\n",
				"content/evidence/closed/index.md": "# C\n",
				"content/evidence/closed/a.txt":    "a", "content/evidence/closed/b.png": "b",
				"content/evidence/beside.md": "# B\n", "content/evidence/beside/a.txt": "a",
				"content/evidence.yaml": "- {id: row, title: R}\n", "content/evidence/row/a.txt": "a",
				"content/evidence/files/a.txt": "a",
			},
			"content/evidence/files/a.txt content/evidence/open.md",
			"content/evidence.yaml content/evidence/beside.md content/evidence/beside/a.txt content/evidence/closed/a.txt content/evidence/closed/b.png content/evidence/closed/index.md " +
				"content/evidence/files/a.txt content/evidence/open.md content/evidence/row/a.txt",
		},
		"images and links of texts": {
			map[string]string{
				"content/evidence/open.md": "---\ntitle: T\naudience: public\nsummary: see [s](/assets/s.txt)\n---\n" +
					"![a](../assets/%C3%A4%20b.png) [b](https://x.example/case/assets/b.txt#p) [c][c] [d](https://other.example/assets/d.txt)\n" +
					"{{< only \"committee\" >}}![e](/assets/e.png){{< /only >}}\n\n[c]: /assets/c.txt?x\n",
				"content/questions/q.md": "---\ntitle: Q\nsays: '![f](/assets/f.png)'\n---\n[g](/assets/g.txt)\n",
				"content/assets/ä b.png": "a", "content/assets/b.txt": "b", "content/assets/c.txt": "c", "content/assets/d.txt": "d",
				"content/assets/e.png": "e", "content/assets/f.png": "f", "content/assets/g.txt": "g", "content/assets/s.txt": "s",
			},
			"content/assets/b.txt content/assets/c.txt content/assets/s.txt content/assets/ä b.png content/evidence/open.md",
			"content/assets/b.txt content/assets/c.txt content/assets/e.png content/assets/f.png content/assets/g.txt content/assets/s.txt content/assets/ä b.png content/evidence/open.md content/questions/q.md",
		},
		"a link by the whole address of the site": {
			map[string]string{
				"content/evidence/open.md": public + "[a](https://x.example/case/assets/a.txt) [b](https://x.example/assets/b.txt)\n",
				"content/assets/a.txt":     "a", "content/assets/b.txt": "b",
			},
			"content/assets/a.txt content/evidence/open.md",
			"content/assets/a.txt content/evidence/open.md",
		},
		"fields of what is no entry": {
			map[string]string{
				"content/evidence/open.md":   public,
				"content/framework.yaml":     "audience: public\nlevels: [{id: a, summary: '[x](/assets/level.txt)'}]\nareas: [{id: b, competencies: [{id: c, expectations: {a: '![x](/assets/skill.png)'}}]}]\n",
				"content/assessments.csv":    "date,by,competency,level,note,audience\n2026-01-01,self,c,a,[x](/assets/note.txt),public\n",
				"content/metrics/m.csv":      "date,a\n2026-01,1\n",
				"content/metrics/m.yaml":     "audience: public\nevents: [{date: 2026-01-01, text: '[x](/assets/event.txt)'}]\n",
				"content/assets/level.txt":   "x",
				"content/assets/skill.png":   "x",
				"content/assets/note.txt":    "x",
				"content/assets/event.txt":   "x",
				"content/assets/nothing.txt": "x",
			},
			"content/assessments.csv content/assets/event.txt content/assets/level.txt content/assets/note.txt content/assets/skill.png content/evidence/open.md content/framework.yaml content/metrics/m.csv content/metrics/m.yaml",
			"content/assessments.csv content/assets/event.txt content/assets/level.txt content/assets/note.txt content/assets/skill.png content/evidence/open.md content/framework.yaml content/metrics/m.csv content/metrics/m.yaml",
		},
		"the frame": {
			map[string]string{
				"content/evidence/open.md": public, "content/_index.md": "Home\n", "content/agreement.md": "A\n",
				"content/framework.yaml": "levels: [{id: a}]\n", "content/people.yaml": "- {id: p, name: P}\n",
				"content/assessments.csv": "date,by,competency,level\n2026-01-01,self,c,a\n",
				"content/metrics/m.csv":   "date,a\n2026-01,1\n", "content/metrics/m.yaml": "title: M\n", "content/metrics/n.csv": "date,a\n2026-01,1\n",
				"content/metrics/n.yaml": "audience: self\n",
				"content/charts/c.yaml":  "title: C\nseries: [{metric: m}]\n", "content/charts/d.yaml": "title: D\nseries: [{metric: n}]\n",
				"layouts/home.html": "x",
			},
			"content/evidence/open.md layouts/home.html",
			"content/_index.md content/assessments.csv content/charts/c.yaml content/evidence/open.md content/framework.yaml content/metrics/m.csv content/metrics/m.yaml content/people.yaml layouts/home.html",
		},
		"words above the list of a closed collection": {
			map[string]string{
				"content/evidence/open.md": public, "content/evidence/_index.md": "---\naudience: public\n---\n![a](/assets/a.png)\n",
				"content/journal/_index.md": "---\naudience: public\n---\n![b](/assets/b.png)\n", "content/journal/j.md": "# J\n",
				"content/metrics/_index.md": "---\naudience: public\n---\n", "content/metrics/m.csv": "date,a\n2026-01,1\n",
				"content/assets/a.png": "a", "content/assets/b.png": "b",
			},
			"content/assets/a.png content/evidence/_index.md content/evidence/open.md",
			"content/assets/a.png content/evidence/_index.md content/evidence/open.md content/metrics/_index.md content/metrics/m.csv",
		},
	} {
		t.Run(name, func(t *testing.T) {
			portfolio := files(c.files)
			for a, want := range map[config.Audience]string{config.Public: c.public, config.Committee: c.committee} {
				got := paths(of(t, portfolio, a))
				if want := append(strings.FieldsFunc(strings.NewReplacer(" content", "\ncontent", " layouts", "\nlayouts").Replace(want), func(r rune) bool { return r == '\n' }), "config.yaml"); !equalSets(got, want) {
					t.Errorf("for %s:\n%s\nwant\n%s", a, strings.Join(got, "\n"), strings.Join(want, "\n"))
				}
				if !slices.IsSorted(got) {
					t.Errorf("for %s, the paths are out of order: %v", a, got)
				}
			}
		})
	}
}

func equalSets(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

func TestPortrait(t *testing.T) {
	portfolio := files(map[string]string{"content/evidence/e.md": "# E\n", "content/assets/me.png": "x"})
	portfolio["config.yaml"].Data = []byte("title: x\nperson: {name: A, photo: /assets/me.png}\n")
	if got := paths(of(t, portfolio, config.Public)); !slices.Contains(got, "content/assets/me.png") {
		t.Errorf("the portrait is not among %v", got)
	}
}

func TestExhibitsAndTheRest(t *testing.T) {
	portfolio := files(map[string]string{
		"content/evidence/b.md":     "---\ntitle: \"B \\\"quoted\\\"\"\nended: 2026-01-31\n---\n",
		"content/evidence/a.md":     "---\ntitle: A\nended: 2026-05\naudience: public\n---\n\r\n",
		"content/evidence/later.md": "---\ntitle: L\nended: 2026-12-31\n---\n",
		"content/evidence.csv":      "id,title,ended,audience\nrow,Row,2026-02-01,public\nrow2,Row 2,2026-02-01,self\n",
		"content/framework.yaml":    "name: Ladder\nversion: 2\nlevels: [{id: senior}, {id: staff}]\n",
	})
	portfolio["config.yaml"].Data = []byte("title: A case\ntarget: {level: staff, from: senior}\n")
	c := audience.View(read(t, portfolio), config.Committee)
	got, err := colophon.Of(portfolio, c, config.Committee, today, colophon.Options{
		Profile: "committee", Commit: colophon.Commit{Hash: strings.Repeat("ab", 20), Changed: true},
	})
	if err != nil {
		t.Fatal(err)
	}
	text := func(name string) string { return sum(strings.ReplaceAll(string(portfolio[name].Data), "\r\n", "\n")) }
	want := colophon.Colophon{
		Version: 1, Title: "A case", Profile: "committee", Audience: "committee", Day: "2026-06-30",
		Commit: strings.Repeat("ab", 20), Changed: true, Level: "staff", Framework: colophon.Framework{Name: "Ladder", Version: "2"},
		Exhibits: []colophon.Exhibit{
			{1, "b", `B "quoted"`, "content/evidence/b.md", text("content/evidence/b.md")},
			{2, "row", "Row", "content/evidence.csv", text("content/evidence.csv")},
			{3, "a", "A", "content/evidence/a.md", text("content/evidence/a.md")},
		},
		Files: []colophon.File{
			{"config.yaml", text("config.yaml")}, {"content/evidence.csv", text("content/evidence.csv")},
			{"content/evidence/a.md", text("content/evidence/a.md")}, {"content/evidence/b.md", text("content/evidence/b.md")},
			{"content/evidence/later.md", text("content/evidence/later.md")}, {"content/framework.yaml", text("content/framework.yaml")},
		},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
	// The public does not see the framework, so it sees no level of it; its numbers have no holes.
	public := of(t, portfolio, config.Public)
	if public.Level != "" || public.Framework != (colophon.Framework{}) || len(public.Exhibits) != 2 ||
		public.Exhibits[0].Number != 1 || public.Exhibits[1].ID != "a" || public.Exhibits[1].Number != 2 {
		t.Errorf("for the public: %+v", public)
	}
}

func TestAFileThatWentMissingIsAnError(t *testing.T) {
	portfolio := files(map[string]string{"content/evidence/e.md": "# E\n"})
	c := audience.View(read(t, portfolio), config.Self)
	delete(portfolio, "content/evidence/e.md")
	if _, err := colophon.Of(portfolio, c, config.Self, today, colophon.Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the error is %v", err)
	}
}

// whole lists real portfolios: the demo, and the shared cases where they are.
func whole(t *testing.T, test func(t *testing.T, portfolio fs.FS)) {
	for name, dir := range map[string]string{
		"demo": "../../../..", "crossplane": "../../../../../shared/cases/crossplane", "in-toto": "../../../../../shared/cases/in-toto",
	} {
		t.Run(name, func(t *testing.T) {
			root, err := os.OpenRoot(dir)
			if errors.Is(err, fs.ErrNotExist) && name != "demo" {
				t.Skip("no shared cases beside the project")
			} else if err != nil {
				t.Fatal(err)
			}
			defer root.Close()
			test(t, root.FS())
		})
	}
}

// Of a closed entry, neither the file nor an id is in the colophon of an audience.
func TestNothingClosedIsNamed(t *testing.T) {
	whole(t, func(t *testing.T, portfolio fs.FS) {
		c := read(t, portfolio)
		for _, a := range audiences {
			seen := audience.View(c, a)
			open, holds := map[string]bool{}, map[string]bool{}
			for _, e := range seen.Entries() {
				open[e.Key()], holds[e.Pos.File] = true, true
			}
			made, err := colophon.Of(portfolio, seen, a, today, colophon.Options{})
			if err != nil {
				t.Fatal(err)
			}
			named := strings.Join(paths(made), "\n") + "\n"
			closed := 0
			for _, e := range c.Entries() {
				if open[e.Key()] {
					continue
				}
				closed++
				if !holds[e.Pos.File] && strings.Contains(named, e.Pos.File+"\n") || strings.Contains(named, "/"+string(e.Collection)+"/"+e.ID+"/") {
					t.Errorf("the colophon for %s names the closed %s", a, e.Key())
				}
				for _, x := range made.Exhibits {
					if "evidence/"+x.ID == e.Key() {
						t.Errorf("the colophon for %s has the closed exhibit %s", a, x.ID)
					}
				}
			}
			if a == config.Public && closed == 0 {
				t.Error("nothing is closed to the public, so nothing was tried")
			}
		}
	})
}

// What a site publishes of the portfolio is in its colophon, and exhibits have
// the numbers of their pages.
func TestAgreesWithTheSite(t *testing.T) {
	whole(t, func(t *testing.T, portfolio fs.FS) {
		c := read(t, portfolio)
		for _, a := range audiences {
			seen := audience.View(c, a)
			made, err := colophon.Of(portfolio, seen, a, today, colophon.Options{})
			if err != nil {
				t.Fatal(err)
			}
			tree, _ := pages.Compose(seen, assess.Of(seen, today), pages.Options{Audience: a})
			named := paths(made)
			for _, file := range tree.Copies {
				if !slices.Contains(named, file) {
					t.Errorf("for %s the site publishes %s, which the colophon does not name", a, file)
				}
			}
			for _, file := range named {
				if strings.HasPrefix(file, "content/") && slices.ContainsFunc(c.Files, func(f source.File) bool { return f.Path == file }) &&
					!slices.Contains(slices.Collect(maps.Values(tree.Copies)), file) {
					t.Errorf("for %s the colophon names %s, which the site does not publish", a, file)
				}
			}
			for key, origin := range tree.Lines {
				if !slices.Contains(named, origin.File) && path.Ext(origin.File) == ".md" {
					t.Errorf("for %s, %s is made from %s, which the colophon does not name", a, key, origin.File)
				}
			}
			for _, x := range made.Exhibits {
				page := string(tree.Files["content/evidence/"+x.ID+".md"]) + string(tree.Files["content/evidence/"+x.ID+"/index.md"])
				if !strings.Contains(page, `"number":`+strconv.Itoa(x.Number)) {
					t.Errorf("for %s, the page of %s has another number than %d", a, x.ID, x.Number)
				}
			}
		}
	})
}
