package manual_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/paper/colophon"
	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/pages"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/tests/manual"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// kinds are the pages of a site: .Params.view.page, the address, and the view.
var kinds = []struct {
	kind, address string
	view          any
}{
	{"home", "/", views.Home{}},
	{"skills", "/skills/", views.Competencies{}},
	{"competency", "/skills/ID/", views.Competency{}},
	{"exhibits", "/evidence/", views.Exhibits{}},
	{"exhibit", "/evidence/NAME/", views.Exhibit{}},
	{"case-studies", "/case-studies/", views.CaseStudies{}},
	{"case-study", "/case-studies/NAME/", views.CaseStudy{}},
	{"roadmap", "/roadmap/", views.Roadmap{}},
	{"milestones", "/milestones/", views.Milestones{}},
	{"milestone", "/milestones/NAME/", views.Milestone{}},
	{"experiments", "/experiments/", views.Experiments{}},
	{"experiment", "/experiments/NAME/", views.Experiment{}},
	{"statements", "/statements/", views.Statements{}},
	{"statement", "/statements/NAME/", views.Statement{}},
	{"feedback", "/feedback/", views.FeedbackList{}},
	{"feedback", "/feedback/NAME/", views.Feedback{}},
	{"questions", "/questions/", views.Questions{}},
	{"question", "/questions/NAME/", views.Question{}},
	{"journal", "/journal/", views.Journal{}},
	{"journal-entry", "/journal/NAME/", views.JournalEntry{}},
	{"mentoring", "/mentoring/", views.Mentoring{}},
	{"check-ins", "/check-ins/", views.CheckIns{}},
	{"check-in", "/check-ins/NAME/", views.CheckIn{}},
	{"asks", "/asks/", views.Asks{}},
	{"ask", "/asks/NAME/", views.Ask{}},
	{"metrics", "/metrics/", views.Metrics{}},
	{"metric", "/metrics/NAME/", views.Metric{}},
	{"packet", "/packet/", views.Packet{}},
	{"cover", "/cover/", views.Base{}},
}

// Every page of the demo has the view that the manual names, and every field of it is
// in the manual.
func TestThemeManual(t *testing.T) {
	shapes := manual.NewShapes(t)
	var table bytes.Buffer
	table.WriteString("| page | address | template | view |\n|---|---|---|---|\n")
	roots := []*manual.Shape{shapes.Of(views.Site{}), shapes.Of(views.Share{})}
	byKind := map[string]*manual.Shape{}
	for _, k := range kinds {
		shape := shapes.Of(k.view)
		byKind[place(k.kind, strings.HasSuffix(k.address, "/NAME/") || strings.HasSuffix(k.address, "/ID/"))] = shape
		if !slices.Contains(roots, shape) {
			roots = append(roots, shape)
		}
		fmt.Fprintf(&table, "| `%s` | `%s` | `%s` | [%s](#%s) |\n", k.kind, k.address, template(t, k.address), shape.Name, strings.ToLower(shape.Name))
	}
	manual.Part(t, "theme.md", "pages", table.Bytes())
	manual.Part(t, "theme.md", "views", manual.Print(t, roots...))

	seen := map[string]bool{}
	tree := demo(t)
	manual.Part(t, "theme.md", "shortcodes", calls(tree))
	charts := map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(tree.Files)) {
		text := tree.Files[name]
		var front struct {
			Params struct {
				View map[string]any `json:"view"`
			} `json:"params"`
		}
		if !strings.HasPrefix(name, "content/") || filepath.Ext(name) != ".md" {
			continue
		}
		if err := json.NewDecoder(bytes.NewReader(text)).Decode(&front); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		kind, _ := front.Params.View["page"].(string)
		drawn, _ := front.Params.View["charts"].([]any)
		for _, c := range drawn {
			if key := "`" + c.(map[string]any)["key"].(string) + "`"; !slices.Contains(charts[kind], key) {
				charts[kind] = append(charts[kind], key)
			}
		}
		kind = place(kind, !strings.HasSuffix(name, "_index.md"))
		shape := byKind[kind]
		if shape == nil {
			t.Errorf("%s: the manual has no page %q", name, kind)
			continue
		}
		seen[kind] = true
		fits(t, name+": "+shape.Name, shape, front.Params.View)
	}
	for kind := range byKind {
		if !seen[kind] {
			t.Errorf("the demo has no page %q", kind)
		}
	}
	var keys bytes.Buffer
	keys.WriteString("| page | keys |\n|---|---|\n")
	for _, k := range kinds {
		if len(charts[k.kind]) > 0 {
			fmt.Fprintf(&keys, "| `%s` | %s |\n", k.kind, strings.Join(charts[k.kind], ", "))
			delete(charts, k.kind)
		}
	}
	manual.Part(t, "theme.md", "charts", keys.Bytes())

	var site map[string]any
	if err := json.Unmarshal(tree.Files["data/casebook.json"], &site); err != nil {
		t.Fatal(err)
	}
	fits(t, "data/casebook.json", roots[0], site)
}

// place tells the page of an entry from the list of its collection, since one kind may
// have both.
func place(kind string, entry bool) string {
	if entry {
		return kind + ", an entry"
	}
	return kind
}

// fits reports a field of a value that its shape has not.
func fits(t *testing.T, at string, s *manual.Shape, v any) {
	t.Helper()
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			fits(t, at, s, item)
		}
	case map[string]any:
		for key, item := range v {
			f, ok := s.Key(key)
			if !ok {
				t.Errorf("%s has a field %q that the manual has not", at, key)
			} else if f.Of != nil {
				fits(t, at+"."+key, f.Of, item)
			}
		}
	}
}

// template gives the template of the theme for an address, as Hugo chooses it.
func template(t *testing.T, address string) string {
	parts := strings.Split(strings.Trim(address, "/"), "/")
	name := "section.html"
	switch {
	case address == "/":
		return "home.html"
	case address == "/cover/":
		parts[0] = "lock"
	case len(parts) == 2:
		name = "page.html"
	}
	for _, file := range []string{parts[0] + "/" + name, name} {
		if _, err := os.Stat(filepath.Join(manual.Root(t), "themes/casebook/layouts", file)); err == nil {
			return file
		}
	}
	t.Errorf("the theme has no template for %s", address)
	return ""
}

// calls lists the arguments that the program gives to shortcodes in the texts of a case.
func calls(tree pages.Tree) []byte {
	given := map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(tree.Lines)) {
		for _, s := range source.NewBody(name, 1, string(tree.Files[name])).Shortcodes() {
			for _, a := range s.Args {
				if arg := "`" + a.Name + "`"; a.Name != "" && !slices.Contains(given[s.Name], arg) {
					given[s.Name] = append(given[s.Name], arg)
				}
			}
		}
	}
	var table bytes.Buffer
	table.WriteString("| shortcode | arguments |\n|---|---|\n")
	for _, s := range format.Shortcodes {
		if len(given[s.Name]) > 0 {
			fmt.Fprintf(&table, "| `%s` | %s |\n", s.Name, strings.Join(given[s.Name], ", "))
		}
	}
	return table.Bytes()
}

// demo composes the demo for its author, locked and with a packet.
func demo(t *testing.T) pages.Tree {
	t.Helper()
	tree, diags, err := source.Read(os.DirFS(manual.Root(t)))
	if err != nil || diags.Errors() > 0 {
		t.Fatal(err, diags)
	}
	cfg, _ := config.Load(tree, config.Options{})
	whole, _ := casefile.From(tree, cfg)
	c := audience.View(whole, config.Self)
	judged := assess.Of(c, day.Of(2026, 6, 30))
	made := packet.Of(c, judged, cfg.Packet.Profiles[0])
	out, _ := pages.Compose(c, judged, pages.Options{
		Audience: config.Self, Packet: made, Cover: &views.Cover{},
		Colophon: colophon.Colophon{Version: 1},
		Draw: func(jobs []chart.Job) ([]chart.Figure, []error) {
			return make([]chart.Figure, len(jobs)), make([]error, len(jobs))
		},
	})
	return out
}
