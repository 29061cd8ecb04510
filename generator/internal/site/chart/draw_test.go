package chart

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/site/font"
)

// shipped is ECharts as the theme has it.
func shipped(t testing.TB) []byte {
	t.Helper()
	js, err := os.ReadFile("../../../../themes/casebook/assets/third-party/echarts.js")
	if err != nil {
		t.Fatalf("%v: run make assets", err)
	}
	return js
}

// site measures as the site's charts are measured.
func site(t testing.TB) ruler {
	t.Helper()
	fonts, err := font.Read(os.DirFS("../../../../themes/casebook"))
	if err != nil {
		t.Fatalf("%v: run make assets", err)
	}
	return ruler{fonts.Metric(400, font.Sans...), fonts.Metric(600, font.Sans...)}
}

// compiled keeps compiled ECharts for the tests of one run.
var compiled string

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "casebook-chart-")
	if err != nil {
		panic(err)
	}
	compiled = folder
	code := m.Run()
	os.RemoveAll(folder)
	os.Exit(code)
}

func newPress(t testing.TB, opt Options) *Press {
	t.Helper()
	opt.Bundle = shipped(t)
	opt.Regular, opt.Bold = site(t).regular, site(t).bold
	if opt.Compiled == "" {
		opt.Compiled = compiled
	}
	p, err := New(opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	return p
}

func draw(t testing.TB, p *Press, job Job) Figure {
	t.Helper()
	fig, err := p.Draw(context.Background(), job)
	if err != nil {
		t.Fatal(err)
	}
	return fig
}

// TestGolden draws one small chart of every kind and compares its SVG text and
// its table with what was looked at before. UPDATE=1 writes them anew.
//
// With GALLERY=folder it writes all samples there, in two widths, for a look.
func TestGolden(t *testing.T) {
	p := newPress(t, Options{Workers: 1})
	for _, job := range samples() {
		job.Width = 360
		fig := draw(t, p, job)
		golden(t, job.ID+".svg", fig.SVG)
		golden(t, job.ID+".csv", fig.Table.CSV())
		if folder := os.Getenv("GALLERY"); folder != "" {
			for _, width := range []int{720, 360} {
				job.Width = width
				fig := draw(t, p, job)
				os.WriteFile(filepath.Join(folder, job.ID+"-"+strconv.Itoa(width)+".svg"), fig.SVG, 0o644)
				os.WriteFile(filepath.Join(folder, job.ID+"-"+strconv.Itoa(width)+".json"), fig.Option, 0o644)
			}
		}
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("UPDATE") != "" {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v: UPDATE=1 go test writes it", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; UPDATE=1 go test writes it anew", path)
	}
}

// hostile texts try to leave the text they stand in.
var hostile = []string{
	"</script><script>alert(1)</script>",
	"__f__alert(1)__f__",
	"__f____f__function(){alert(1)}__f____f__",
	`" onload="alert(1)`,
	"{a}{b}{c}{@0}{value}{style|text}",
	"]]><script>alert(1)</script>",
	"<![CDATA[<style>*{fill:red}</style>]]>",
	"\x00\x01\x1b[31mred\x7f\ufffe\uffff\u202egnp.exe\u2028",
	"=HYPERLINK(\"x\")",
	"\xff\xfe not UTF-8",
	"'; -- &amp; &lt; &#x3c;",
	strings.Repeat("title ", 1000),
	"العربية والعبرية עברית mixed",
	"👩‍👩‍👧‍👦🏳️‍🌈🇩🇪 emoji",
	"",
	"url(javascript:alert(1))",
	"__proto__",
	"constructor",
	"0 __proto__",
}

// spoiled puts a text into every place of every kind of chart that takes one.
func spoiled(s string) []Job {
	about := About{s, s, s}
	level := 2.0
	points := []Point{{On(monthAt(0)), 1, s}, {On(monthAt(1)), 2, s}}
	return []Job{
		{ID: "line", Chart: Line{About: about, Series: []Series{{Name: s, Points: points}, {Name: s, Points: points}}, Levels: []Level{{s, 2, true}}, Events: []Event{{On(monthAt(0)), s}}, Bands: []Band{{Span{monthAt(0), monthAt(1)}, s, &level}}}},
		{ID: "stacked", Chart: Stacked{About: about, Periods: quarterly(2), Parts: []Part{{s, Some, []float64{1, 2}}}, Marks: []Moment{{On(monthAt(1)), s}}}},
		{ID: "radar", Chart: Ladder{Radar: true, About: about, Axes: []string{s, s, s, s}, Rings: []string{s, s}, Profiles: []Profile{{Name: s, Values: []float64{0, 1, 1, 0}}}}},
		{ID: "steps", Chart: Steps{About: about, Levels: []string{s, s}, People: []Person{{s, []View{{On(monthAt(0)), 1, s}}}}}},
		{ID: "heatmap", Chart: Heatmap{About: about, Columns: quarterly(2), Rows: []HeatRow{{s, s, []HeatCell{{Some, 1, s}, {None, 0, s}}}}, Keys: []HeatKey{{Some, s}}}},
		{ID: "sankey", Chart: Sankey{About: about, Nodes: []Node{{s, 0, Some}, {s, 1, Some}, {s, 2, Some}}, Flows: []Flow{{0, 1, 2}, {1, 2, 2}}}},
		{ID: "gantt", Chart: Gantt{About: about, Rows: []GanttRow{{s, s, []GanttBar{{Span{monthAt(0), monthAt(3)}, Some, Half, s}}, []GanttPoint{{monthAt(1), Some, s}}, s, false}}, Windows: []Moment{{Span{monthAt(1), monthAt(2)}, s}}, Keys: []GanttKey{{Some, Half, s}}}},
		{ID: "bars", Chart: Bars{About: about, Limit: 1, Label: s, Bars: []Bar{{On(monthAt(0)), 2, true, s}}}},
		{ID: "paired", Chart: Paired{About: about, Rows: []Pair{{s, monthAt(1), monthAt(2), Some, s}}}},
		{ID: "burnup", Chart: Burnup{About: about, Planned: []Day{monthAt(1)}, Done: []Day{monthAt(1)}}},
		{ID: "calendar", Chart: Calendar{About: about, Every: 7, Kept: s, Due: s, Marks: []CalendarMark{{monthAt(1), s}, {monthAt(3), s}}}},
	}
}

// TestHostile: whatever the texts of a chart are, the SVG holds the elements
// and attributes of this package alone, and the option no function.
func TestHostile(t *testing.T) {
	for i, s := range hostile {
		p := newPress(t, Options{Workers: 1, Words: Words{NoData: s, Today: s, Capacity: s, Rest: s, Planned: s, Actual: s, Done: s, Date: s}})
		for _, job := range spoiled(s) {
			t.Run(fmt.Sprintf("%d-%s", i, job.ID), func(t *testing.T) {
				fig := draw(t, p, job)
				mustBeClean(t, fig)
				for _, fault := range faults(job.Chart.draft(kit{p.formats, 720, 0, p.opt.Words, ruler{p.opt.Regular, p.opt.Bold}})) {
					if s != "" {
						t.Error(fault)
					}
				}
			})
		}
	}
}

func mustBeClean(t *testing.T, fig Figure) {
	t.Helper()
	if err := verify(fig.SVG); err != nil {
		t.Error(err)
	}
	dec := xml.NewDecoder(bytes.NewReader(fig.SVG))
	for {
		token, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("not XML: %v\n%s", err, fig.SVG)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if n := start.Name.Local; n == "script" || n == "style" || n == "foreignObject" || n == "a" || n == "image" || n == "use" {
			t.Errorf("element %q", n)
		}
		for _, a := range start.Attr {
			if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "style" || a.Name.Local == "href" || a.Name.Local == "class" {
				t.Errorf("attribute %q", a.Name.Local)
			}
		}
	}
	if !json.Valid(fig.Option) || bytes.Contains(fig.Option, []byte("__f__")) || bytes.ContainsAny(fig.Option, "<>") {
		t.Errorf("option: %.300s", fig.Option)
	}
}

// TestHard draws the charts that are hard to lay out.
func TestHard(t *testing.T) {
	p := newPress(t, Options{})
	figures, errs := p.All(context.Background(), hard())
	for i, fig := range figures {
		if errs[i] != nil {
			t.Error(errs[i])
			continue
		}
		mustBeClean(t, fig)
		for _, bad := range []string{"NaN", "Infinity", "undefined", "null"} {
			if bytes.Contains(fig.SVG, []byte(bad)) {
				t.Errorf("%s: the SVG says %s", hard()[i].ID, bad)
			}
		}
		if folder := os.Getenv("GALLERY"); folder != "" {
			os.WriteFile(filepath.Join(folder, "hard-"+hard()[i].ID+"-720.svg"), fig.SVG, 0o644)
		}
	}
}

// TestManyRows: a series of 200,000 rows is thinned to what a picture can
// show, keeps its peaks, and its table keeps every row.
func TestManyRows(t *testing.T) {
	p := newPress(t, Options{})
	points := make([]Point, 200_000)
	for i := range points {
		points[i] = Point{Span: On(Day(i / 20)), Value: float64(i % 100)}
	}
	points[123_456].Value = 5000
	fig := draw(t, p, Job{ID: "many", Chart: Line{About: About{Title: "many"}, Series: []Series{{Points: points}}}})
	if len(fig.SVG) > 60_000 {
		t.Errorf("the SVG has %d bytes", len(fig.SVG))
	}
	if !bytes.Contains(fig.Option, []byte("5000]")) {
		t.Error("the peak is lost")
	}
	if len(fig.Table.Rows) != len(points) {
		t.Errorf("the table has %d rows", len(fig.Table.Rows))
	}
}

func TestEmptySaysWhy(t *testing.T) {
	p := newPress(t, Options{Words: Words{NoData: "noch keine Daten"}})
	for _, c := range []Chart{Line{}, Stacked{}, Ladder{}, Steps{}, Heatmap{}, Sankey{}, Gantt{}, Bars{}, Paired{}, Burnup{}, Calendar{}} {
		fig := draw(t, p, Job{ID: "empty", Chart: c})
		if fig.Empty != "noch keine Daten" || !bytes.Contains(fig.SVG, []byte("noch keine Daten")) || len(fig.Table.Header) == 0 {
			t.Errorf("%T: %q\n%s", c, fig.Empty, fig.SVG)
		}
	}
}

// TestMarksSpeak: what a reader can point at says what it is.
func TestMarksSpeak(t *testing.T) {
	p := newPress(t, Options{})
	want := map[string]string{
		"line":      `data-x="Jan 2024" data-value="18 min"`,
		"lines":     `data-value="p50 100 ms · p95 of all regions 180 ms · p99 240 ms"`,
		"stacked":   `data-x="Q1 2024" data-value="supported 3 · some evidence 4 · none yet 17"`,
		"radar":     `data-x="System design" data-value="held now: Senior · asked for: Staff · a year ago: Engineer"`,
		"steps":     `data-label="Mina Okafor" data-value="Staff engineer"`,
		"heatmap":   `data-x="System design, Q4 2024" data-value="1"`,
		"sankey":    `data-x="project → Craft" data-value="4"`,
		"gantt":     `data-x="Lead the storage migration" data-value="done"`,
		"bars":      `data-label="Lead the storage migration" data-value="4 h"`,
		"diverging": `data-value="12 days"`,
		"paired":    `data-label="actual" data-value="Aug 15, 2025"`,
		"calendar":  `data-value="Check-in 1"`,
	}
	for _, job := range samples() {
		if w := want[job.ID]; w != "" && !strings.Contains(strings.ReplaceAll(string(draw(t, p, job).SVG), "\u00a0", " "), w) {
			t.Errorf("%s: nothing says %s", job.ID, w)
		}
	}
}

func TestWrongUse(t *testing.T) {
	if _, err := New(Options{}); err == nil || !strings.Contains(err.Error(), "make assets") {
		t.Errorf("without a bundle: %v", err)
	}
	p := newPress(t, Options{})
	for _, job := range []Job{{ID: "a b", Chart: Line{}}, {ID: "", Chart: Line{}}, {ID: "x", Chart: Line{}, Width: 5}, {ID: "x", Chart: Line{}, Height: -1}} {
		if _, err := p.Draw(context.Background(), job); err == nil {
			t.Errorf("%+v was drawn", job)
		}
	}
	old, err := New(Options{Bundle: []byte("globalThis.casebookCharts = {version: 0}")})
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	if _, err := old.Draw(context.Background(), samples()[0]); err == nil || !strings.Contains(err.Error(), "make assets") {
		t.Errorf("with an old bundle: %v", err)
	}
}
