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

	"github.com/casebook-dev/casebook/generator/internal/files/cache"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// repository is the demo case.
const repository = "../../../.."

// demoDay is the day on which the demo is judged here: its files do not change it.
var demoDay = day.Of(2026, 6, 30)

// press draws with the engine that the theme brings, and a folder for drawings
// or "".
func press(t testing.TB, folder string) func([]chart.Job) ([]chart.Figure, []error) {
	t.Helper()
	bundle, err := os.ReadFile(filepath.Join(repository, "themes/casebook/assets/third-party/echarts.js"))
	if err != nil {
		t.Fatalf("%v: run make assets", err)
	}
	p, err := chart.New(chart.Options{Bundle: bundle, Cache: cache.Open(folder, []byte("a key"))})
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
	judged := assess.Of(view, demoDay)
	profile, _ := packet.Find(view.Config, "committee")
	tree, diags := Compose(view, judged, Options{Audience: reader, Draw: draw, Packet: packet.Of(view, judged, profile)})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	return tree
}

// view gives what a composed page holds of charts.
func figuresOn(t testing.TB, tree Tree, file string) (charts, figures []*views.Fig) {
	t.Helper()
	head, _, _ := bytes.Cut(tree.Files[file], []byte("\n"))
	var f struct {
		Params struct {
			View struct {
				Charts, Figures []*views.Fig
				CaseStudies     []struct{ Charts []*views.Fig } `json:"case_studies"`
				Exhibits        []struct{ Charts []*views.Fig }
				Metrics         []struct{ Charts []*views.Fig }
			}
		}
	}
	if err := json.Unmarshal(head, &f); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	charts = f.Params.View.Charts
	for _, s := range slices.Concat(f.Params.View.Exhibits, f.Params.View.CaseStudies, f.Params.View.Metrics) {
		charts = append(charts, s.Charts...)
	}
	return charts, f.Params.View.Figures
}

// Every page that has something to show over time shows it.
func TestDemoDrawsItsCharts(t *testing.T) {
	draw := press(t, t.TempDir())
	tree := demo(t, config.Self, draw)
	sameTrees(t, tree, demo(t, config.Self, draw))
	for file, kinds := range map[string]string{
		"content/_index.md":                         "readiness",
		"content/skills/_index.md":                  "coverage",
		"content/skills/system-design.md":           "level",
		"content/evidence/_index.md":                "evidence-flow",
		"content/evidence/stream-ingest-rollout.md": "impact",
		"content/roadmap/_index.md":                 "roadmap load plan-actual burn-up",
		"content/metrics/on-call-load.md":           "series",
		"content/case-studies/quiet-nights.md":      "1 2",
		"content/experiments/smaller-changes.md":    "experiment",
		"content/feedback/_index.md":                "feedback",
		"content/mentoring/_index.md":               "check-ins",
		"content/journal/_index.md":                 "energy journal-entries",
		"content/packet/_index.md":                  "readiness" + strings.Repeat(" impact", 5),
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
func sound(t *testing.T, tree Tree, file string, f *views.Fig) {
	t.Helper()
	if f.ID == "" || f.Caption == "" || f.Description == "" || f.Empty != "" {
		t.Errorf("%s: the chart %q is not whole: %+v", file, f.Key, f)
		return
	}
	svg := tree.Files["assets/"+f.SVG]
	if err := readXML(svg); err != nil || !bytes.HasPrefix(svg, []byte("<svg")) {
		t.Errorf("%s: %s is no SVG: %v", file, f.SVG, err)
	}
	if narrow := tree.Files["assets/"+f.Narrow]; readXML(narrow) != nil || !bytes.Contains(narrow, []byte(`width="360"`)) {
		t.Errorf("%s: %s has no narrow drawing", file, f.ID)
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

// sameTrees holds two compositions of one case against each other. What differs
// in a chart would miss the cache, and be drawn in other bytes.
func sameTrees(t *testing.T, first, again Tree) {
	t.Helper()
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
	whole, draw := readCase(t, os.DirFS(repository)), press(t, t.TempDir())
	for _, reader := range []config.Audience{config.Public, config.Committee, config.Mentor} {
		view := audience.View(whole, reader)
		open := map[string]bool{}
		for _, e := range view.Entries() {
			open[e.Key()] = true
		}
		tree := demo(t, reader, draw)
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
