package pages

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/assess"
	"github.com/casebook-dev/casebook/generator/internal/audience"
	"github.com/casebook-dev/casebook/generator/internal/chart"
	"github.com/casebook-dev/casebook/generator/internal/config"
	"github.com/casebook-dev/casebook/generator/internal/day"
)

// repository is the demo case.
const repository = "../../.."

// demoDay is the day on which the demo is judged here: its files do not change it.
var demoDay = day.Of(2026, 6, 30)

// press draws with the engine that the theme brings.
func press(t testing.TB) func([]chart.Job) ([]chart.Figure, []error) {
	t.Helper()
	bundle, err := os.ReadFile(filepath.Join(repository, "themes/casebook/assets/vendor/echarts.js"))
	if err != nil {
		t.Fatalf("%v: run make assets", err)
	}
	p, err := chart.New(chart.Options{Bundle: bundle})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	return func(jobs []chart.Job) ([]chart.Figure, []error) { return p.All(context.Background(), jobs) }
}

// demo composes the demo for an audience.
func demo(t testing.TB, reader config.Audience, draw func([]chart.Job) ([]chart.Figure, []error)) Tree {
	t.Helper()
	view := audience.View(readCase(t, os.DirFS(repository)), reader)
	tree, diags := Compose(view, assess.Of(view, demoDay), Options{Audience: reader, Draw: draw})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	return tree
}

// view gives what a composed page holds of charts.
func figuresOn(t testing.TB, tree Tree, file string) (charts, figures []*Fig) {
	t.Helper()
	head, _, _ := bytes.Cut(tree.Files[file], []byte("\n"))
	var f struct {
		Params struct {
			View struct {
				Charts, Figures []*Fig
				CaseStudies     []struct{ Charts []*Fig } `json:"case_studies"`
			}
		}
	}
	if err := json.Unmarshal(head, &f); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	charts = f.Params.View.Charts
	for _, s := range f.Params.View.CaseStudies {
		charts = append(charts, s.Charts...)
	}
	return charts, f.Params.View.Figures
}

// Every page that has something to show over time shows it.
func TestDemoDrawsItsCharts(t *testing.T) {
	tree := demo(t, config.Self, press(t))
	for file, kinds := range map[string]string{
		"content/_index.md":                         "readiness small small small small small small",
		"content/skills/_index.md":                  "skill-map views coverage",
		"content/skills/system-design.md":           "level",
		"content/evidence/_index.md":                "evidence-flow",
		"content/evidence/stream-ingest-rollout.md": "impact",
		"content/roadmap/_index.md":                 "roadmap load plan-actual burn-up",
		"content/metrics/on-call-load.md":           "series series",
		"content/case-studies/quiet-nights.md":      "impact impact 1 2",
		"content/experiments/smaller-changes.md":    "experiment",
		"content/feedback/_index.md":                "feedback",
		"content/mentoring/_index.md":               "check-ins",
		"content/journal/_index.md":                 "energy journal-entries",
		"content/packet/_index.md":                  "readiness skill-map coverage impact impact impact impact impact impact impact impact",
	} {
		own, inBody := figuresOn(t, tree, file)
		var got []string
		for _, f := range slices.Concat(own, inBody) {
			got = append(got, f.Key)
		}
		if strings.Join(got, " ") != kinds {
			t.Errorf("%s shows %q, want %q", file, got, kinds)
		}
	}
	drawn := 0
	for _, file := range slices.Sorted(maps.Keys(tree.Files)) {
		if !strings.HasPrefix(file, "content/") {
			continue
		}
		own, inBody := figuresOn(t, tree, file)
		met := map[string]bool{}
		for _, f := range slices.Concat(own, inBody) {
			drawn++
			sound(t, tree, file, f)
			if met[f.ID] {
				t.Errorf("%s shows the chart %s twice", file, f.ID)
			}
			met[f.ID] = true
		}
	}
	if drawn != tree.Charts {
		t.Errorf("the pages show %d charts, the tree counts %d", drawn, tree.Charts)
	}
	if folder := os.Getenv("GALLERY"); folder != "" {
		for name, data := range tree.Static {
			if strings.HasPrefix(name, "charts/") {
				_ = os.WriteFile(filepath.Join(folder, filepath.Base(name)), data, 0o644)
			}
		}
	}
}

// sound holds a figure against what every figure has: a drawing that is XML,
// with a title and a description, and the files beside the page.
func sound(t *testing.T, tree Tree, file string, f *Fig) {
	t.Helper()
	if f.ID == "" || f.Caption == "" || f.Description == "" || f.Empty != "" {
		t.Errorf("%s: the chart %q is not whole: %+v", file, f.Key, f)
		return
	}
	svg := tree.Files["assets/"+f.SVG]
	if err := readXML(svg); err != nil || !bytes.HasPrefix(svg, []byte("<svg")) {
		t.Errorf("%s: %s is no SVG: %v", file, f.SVG, err)
	}
	for _, part := range []string{`role="img"`, "<title", "<desc"} {
		if !bytes.Contains(svg, []byte(part)) {
			t.Errorf("%s: %s has no %s", file, f.SVG, part)
		}
	}
	for _, url := range []string{f.File, f.Option, f.CSV} {
		if len(tree.Static[strings.TrimPrefix(url, "/")]) == 0 {
			t.Errorf("%s: %q leads nowhere", file, url)
		}
	}
	if !json.Valid(tree.Static[strings.TrimPrefix(f.Option, "/")]) {
		t.Errorf("%s: %s is not JSON", file, f.Option)
	}
	if f.Table == nil && f.Key != "series" {
		t.Errorf("%s: the chart %s has no table", file, f.ID)
	}
}

func readXML(text []byte) error {
	d := xml.NewDecoder(bytes.NewReader(text))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// The same case gives the same drawings.
func TestSameDrawings(t *testing.T) {
	first, again := demo(t, config.Self, press(t)), demo(t, config.Self, press(t))
	for _, files := range [][2]map[string][]byte{{first.Files, again.Files}, {first.Static, again.Static}} {
		for name, data := range files[0] {
			if !bytes.Equal(data, files[1][name]) {
				t.Errorf("%s differs", name)
			}
		}
	}
}

// A chart holds nothing of an entry that its reader may not read.
func TestChartsKeepWhatIsClosed(t *testing.T) {
	whole := readCase(t, os.DirFS(repository))
	for _, reader := range []config.Audience{config.Public, config.Committee, config.Mentor} {
		view := audience.View(whole, reader)
		open := map[string]bool{}
		for _, e := range view.Entries() {
			open[e.Key()] = true
		}
		tree := demo(t, reader, press(t))
		closed := 0
		for _, e := range whole.Entries() {
			if open[e.Key()] {
				continue
			}
			closed++
			for _, files := range []map[string][]byte{tree.Files, tree.Static} {
				for name, data := range files {
					if strings.Contains(name, "charts/") && (bytes.Contains(data, []byte(e.Title.V)) || strings.Contains(name, e.ID)) {
						t.Errorf("for %s: %s holds %q", reader, name, e.Title.V)
					}
				}
			}
		}
		if closed == 0 || tree.Charts == 0 {
			t.Errorf("for %s: %d entries are closed and %d charts drawn", reader, closed, tree.Charts)
		}
	}
}

// hostile is a case whose every text wants to be a program.
func hostile() fstest.MapFS {
	const script, function = `</script><script>alert(1)</script>`, `__f__alert(1)__f__`
	return fstest.MapFS{
		"config.yaml": {Data: []byte("title: A case\nperson: {name: Ada}\ntarget: {level: staff, from: senior}\n" +
			"calendar:\n  - {name: \"" + script + "\", kind: round, opens: 2026-05-01, closes: 2026-05-20}\n")},
		"content/framework.yaml": {Data: []byte("name: F\nlevels:\n  - {id: senior, name: \"" + script + "\"}\n  - {id: staff, name: \"" + function + "\"}\n" +
			"areas:\n  - id: a\n    name: \"" + script + "\"\n    competencies:\n" +
			"      - {id: one, name: \"" + script + "\", importance: must, expectations: {staff: x}}\n" +
			"      - {id: two, name: \"" + function + "\", importance: must, expectations: {staff: x}}\n" +
			"      - {id: three, name: Three, importance: must, expectations: {staff: x}}\n")},
		"content/metrics/waits.csv": {Data: []byte("month,n,label\n2026-01,40,\"" + script + "\"\n2026-02,30,\"" + function + "\"\n2026-03,20,x\n")},
		"content/metrics/waits.yaml": {Data: []byte("title: \"" + script + "\"\nunit: \"" + function + "\"\nbetter: lower\nbaseline: 50\n" +
			"columns:\n  n: {title: \"" + function + "\"}\nevents:\n  - {date: 2026-02-01, text: \"`" + script + "`\"}\n")},
		"content/evidence/a.md": {Data: []byte("---\ntitle: \"" + script + "\"\nkind: design\nended: 2026-02-01\ncompetencies: [{id: one, level: staff}, {id: two, level: staff}]\n" +
			"impact:\n  - {label: x, metric: waits, before: 2026-01, after: 2026-03}\n---\n\n{{< chart \"waits\" caption=\"" + function + "\" >}}\n")},
		"content/evidence/b.md": {Data: []byte("---\ntitle: b\nkind: design\nended: 2025-08-01\ncompetencies: [{id: three, level: staff}]\n---\n")},
		"content/milestones.yaml": {Data: []byte("- {id: m, title: \"" + script + "\", due: 2026-08-01, effort: 20}\n" +
			"- {id: n, title: \"" + function + "\", due: 2026-05-01, done: 2026-05-02}\n")},
	}
}

// What an author writes is text in a drawing, whatever it says.
func TestHostileWordsStayText(t *testing.T) {
	c, diags := tryCase(t, hostile())
	if diags.Errors() > 0 {
		t.Fatal(diags)
	}
	view := audience.View(c, config.Committee)
	tree, diags := Compose(view, assess.Of(view, demoDay), Options{Audience: config.Committee, Draw: press(t)})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	if tree.Charts < 10 {
		t.Errorf("only %d charts", tree.Charts)
	}
	said := 0
	for name, data := range tree.Static {
		if strings.HasSuffix(name, ".svg") {
			said += textOnly(t, name, data)
		}
		if strings.HasPrefix(name, "charts/") && strings.HasSuffix(name, ".json") && bytes.Contains(data, []byte("__f__")) {
			t.Errorf("%s holds a function", name)
		}
	}
	if said < 10 {
		t.Errorf("the drawings say the words only %d times", said)
	}
}

// textOnly tells how often a drawing says the hostile words, and reports where
// they are more than text.
func textOnly(t *testing.T, name string, svg []byte) (said int) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return said
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return said
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local == "script" || token.Name.Local == "foreignObject" {
				t.Errorf("%s holds a <%s>", name, token.Name.Local)
			}
			for _, a := range token.Attr {
				if strings.HasPrefix(a.Name.Local, "on") {
					t.Errorf("%s holds the attribute %s", name, a.Name.Local)
				}
			}
		case xml.CharData:
			said += bytes.Count(token, []byte("alert(1)"))
		}
	}
}

// A chart that cannot be drawn is a diagnostic where its figures stand, and
// stops no other.
func TestFailedChartIsReported(t *testing.T) {
	c, _ := tryCase(t, hostile())
	view := audience.View(c, config.Committee)
	var jobs []chart.Job
	tree, diags := Compose(view, assess.Of(view, demoDay), Options{Audience: config.Committee, Draw: func(all []chart.Job) ([]chart.Figure, []error) {
		jobs = all
		figures, errs := make([]chart.Figure, len(all)), make([]error, len(all))
		for i, j := range all {
			figures[i].SVG = []byte("<svg/>")
			if j.ID == "series-waits" {
				errs[i] = errors.New("too long")
			}
		}
		return figures, errs
	}})
	if len(diags) != 1 || diags[0].Check != "chart-failed" || diags[0].Pos.File != "content/metrics/waits.csv" || diags[0].Hint == "" {
		t.Errorf("the diagnostics are %v", diags)
	}
	for _, f := range first(figuresOn(t, tree, "content/metrics/waits.md")) {
		if f.ID != "" || f.SVG != "" || f.Caption == "" {
			t.Errorf("the failed figure is %+v", f)
		}
	}
	met := map[string]bool{}
	for _, j := range jobs {
		if met[j.ID] {
			t.Errorf("the chart %s is drawn twice", j.ID)
		}
		met[j.ID] = true
	}
}

func first(charts, _ []*Fig) []*Fig { return charts }

func TestChartIDs(t *testing.T) {
	d := &desk{chartIDs: map[string]bool{}}
	met := map[string]bool{}
	for _, of := range [][]string{{"lead", "time"}, {"lead-time"}, {"Größe"}, {"größe"}, {"a.b"}, {"a-b"}, {"日本"}, {strings.Repeat("x", 5000)}, {"9"}, {""}} {
		id := d.chartID("series", of, strings.Join(of, "\x00"))
		if met[id] || len(id) > 120 || strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			t.Errorf("%q has the id %q", of, id)
		}
		met[id] = true
	}
}
