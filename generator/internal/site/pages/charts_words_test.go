package pages

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/casecharts"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

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
	tree, diags := Compose(view, assess.Of(view, demoDay), Options{Audience: config.Committee, Draw: press(t, "")})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	if tree.Charts < 8 {
		t.Errorf("only %d charts", tree.Charts)
	}
	said := 0
	for name, data := range tree.Files {
		if strings.HasSuffix(name, ".svg") {
			said += textOnly(t, name, data)
		}
	}
	for name, data := range tree.Static {
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

func first(charts, _ []*views.Fig) []*views.Fig { return charts }

func TestChartIDs(t *testing.T) {
	d := &casecharts.Charts{Ids: map[string]bool{}}
	met := map[string]bool{}
	for _, of := range [][]string{{"lead", "time"}, {"lead-time"}, {"Größe"}, {"größe"}, {"a.b"}, {"a-b"}, {"日本"}, {"x"}, {"x-narrow"}, {strings.Repeat("x", 5000)}, {"9"}, {""}} {
		id := d.ChartID("series", of, strings.Join(of, "\x00"))
		if met[id] || len(id) > 120 || strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			t.Errorf("%q has the id %q", of, id)
		}
		met[id], met[id+"-narrow"] = true, true
	}
}

// noted composes a case and notes the charts that it wants drawn.
func noted(t *testing.T, files fstest.MapFS) (Tree, map[string]chart.Job) {
	t.Helper()
	view := audience.View(readCase(t, files), config.Committee)
	jobs := map[string]chart.Job{}
	tree, diags := Compose(view, assess.Of(view, demoDay), Options{Audience: config.Committee, Draw: func(all []chart.Job) ([]chart.Figure, []error) {
		for _, j := range all {
			jobs[j.ID] = j
		}
		return make([]chart.Figure, len(all)), make([]error, len(all))
	}})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	return tree, jobs
}

func TestChartsOfBodies(t *testing.T) {
	files := fstest.MapFS{
		"config.yaml":                {Data: []byte("title: A case\nperson: {name: Ada}\n")},
		"content/metrics/waits.csv":  {Data: []byte("month,n,share\n2026-01,40,1\n2026-02,30,2\n2026-03,20,3\n2026-04,10,4\n")},
		"content/metrics/waits.yaml": {Data: []byte("title: Waits\nbaseline: 50\ncolumns: {n: {title: Number, unit: h}, share: {title: Share, unit: \"%\"}}\n")},
		"content/metrics/pages.csv":  {Data: []byte("quarter,n\n2026-Q1,9\n2026-Q2,8\n")},
		"content/charts/both.yaml": {Data: []byte("title: Both\nheight: 240\nyAxis: {min: 0}\nseries:\n" +
			"  - {metric: waits.n, name: Hours, type: step}\n  - {metric: pages, type: step}\n")},
		"content/evidence/a.md": {Data: []byte("---\ntitle: A\nkind: design\nended: 2026-05-01\n" +
			"impact:\n  - {label: x, metric: waits.n, before: 2026-01, after: 2026-03}\n  - {label: y, metric: waits.share, before: 2026-01, after: 2026-04}\n---\n" +
			"{{< chart \"waits\" column=\"n\" from=\"2026-01\" to=\"2026-03\" type=\"bar\" height=\"300\" caption=\"Less\" >}}\n\n" +
			"{{< chart \"waits\" columns=\"share, n\" type=\"area\" height=\"nine\" >}}\n\n{{< chart \"both\" >}}\n\n{{< chart \"both\" caption=\"Again\" >}}\n")},
	}
	tree, jobs := noted(t, files)
	less := jobs["exhibit-a-1"].Chart.(chart.Line)
	if less.Form != chart.Column || jobs["exhibit-a-1"].Height != 300 || len(less.Series) != 1 || len(less.Series[0].Points) != 3 || len(less.Bands) != 2 {
		t.Errorf("the first chart is %+v", less)
	}
	second := jobs["exhibit-a-2"].Chart.(chart.Line)
	if second.Form != chart.Area || jobs["exhibit-a-2"].Height != 0 || len(second.Series) != 2 || second.Series[0].Name != "Share" || second.Series[0].Unit != "%" || second.Unit != "" || len(second.Levels) != 0 {
		t.Errorf("the second chart is %+v", second)
	}
	both := jobs["chart-both"].Chart.(chart.Line)
	if both.Series[0].Form != chart.Step || *both.Min != 0 || jobs["chart-both"].Height != 240 || len(both.Series) != 2 || both.Series[0].Name != "Hours" {
		t.Errorf("the author's chart is %+v", both)
	}
	if _, ok := jobs["exhibit-a-4"]; !ok {
		t.Error("the author's chart has the same ids twice on one page")
	}
	// The body shows both columns with their periods: the page needs no chart of its own.
	for id := range jobs {
		if strings.HasPrefix(id, "impact-") {
			t.Errorf("the page shows %s, and its body the same column", id)
		}
	}
	own, inBody := figuresOn(t, tree, "content/evidence/a.md")
	var captions []string
	for _, f := range slices.Concat(own, inBody) {
		captions = append(captions, f.Caption)
	}
	if got := strings.Join(captions, "; "); got != "Less; Waits; Both; Again" {
		t.Errorf("the captions are %s", got)
	}
	if rows := inBody[2].Table.Rows; len(rows) != 6 || rows[1].Head != "Q1 2026" || rows[1].Cells[1] != "9" {
		t.Errorf("the table of two series is %+v", rows)
	}
}

// A case with very much evidence does not draw a chart for each.
func TestManyExhibitsShareDrawings(t *testing.T) {
	files := fstest.MapFS{
		"config.yaml":               {Data: []byte("title: A case\nperson: {name: Ada}\n")},
		"content/metrics/waits.csv": {Data: []byte("month,n\n2024-01,40\n2024-02,30\n2024-03,20\n")},
	}
	for i := range 260 {
		files[fmt.Sprintf("content/evidence/e%d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil,
			"---\ntitle: E\nkind: design\nended: 2026-01-01\nimpact:\n  - {label: x, metric: waits, before: %s, after: 2024-03}\n---\n", day.Of(2023, 1, 1+i))}
	}
	tree, jobs := noted(t, files)
	apart := 0
	for id := range jobs {
		if strings.HasPrefix(id, "impact-") && !strings.HasSuffix(id, casecharts.NarrowEnd) {
			apart++
		}
	}
	if _, shared := jobs["impact-waits-n-none-none"]; !shared || apart != casecharts.OwnPeriods+1 {
		t.Errorf("260 exhibits have %d drawings", apart)
	}
	if tree.Charts != 261 {
		t.Errorf("260 exhibits and a series show %d charts", tree.Charts)
	}
}
