package pages

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/casecharts"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
)

// A heat map of many competencies would make a page of megabytes: a wide framework has
// a table of its quarters instead, and folds its areas.
func TestAWideFrameworkHasATableOfItsQuarters(t *testing.T) {
	for _, test := range []struct {
		competencies int
		wide         bool
	}{{12, false}, {casecharts.RowsOnMap, false}, {casecharts.RowsOnMap + 1, true}, {600, true}} {
		var maps []chart.Heatmap
		draw := func(jobs []chart.Job) ([]chart.Figure, []error) {
			for _, job := range jobs {
				if h, ok := job.Chart.(chart.Heatmap); ok {
					maps = append(maps, h)
				}
			}
			return make([]chart.Figure, len(jobs)), make([]error, len(jobs))
		}
		c := readCase(t, wideCase(test.competencies))
		tree, diags := Compose(c, assess.Of(c, demoDay), Options{Audience: config.Self, Draw: draw})
		if len(diags) > 0 || (len(maps) == 0) != test.wide {
			t.Fatal(test.competencies, len(maps), diags)
		}
		for _, h := range maps {
			if len(h.Rows) != test.competencies || len(h.Columns) != 12 {
				t.Errorf("%d competencies: the map has %d rows and %d columns", test.competencies, len(h.Rows), len(h.Columns))
			}
		}
		page := string(tree.Files["content/skills/_index.md"])
		if strings.Contains(page, `"folded"`) != test.wide || !strings.Contains(page, "at the end of each quarter") {
			t.Errorf("%d competencies: folded, or without its quarters", test.competencies)
		}
	}
}

// wideCase is a case of evidence over four years, and a framework of many competencies.
func wideCase(competencies int) fstest.MapFS {
	ladder := strings.Builder{}
	ladder.WriteString("levels: [{id: senior, name: Senior}, {id: staff, name: Staff}]\nareas:\n  - id: all\n    name: All\n    competencies:\n")
	for i := range competencies {
		fmt.Fprintf(&ladder, "      - {id: skill-%d, name: Skill %d, expectations: {staff: Does it}}\n", i, i)
	}
	ladder.WriteString("gates: {staff: {each: {evidence: 1}}}\n")
	files := fstest.MapFS{
		"config.yaml":            {Data: []byte("title: Case\nperson: {name: Ana}\ntarget: {level: staff, from: senior}\n")},
		"content/framework.yaml": {Data: []byte(ladder.String())},
	}
	for year := 2022; year < 2026; year++ {
		files[fmt.Sprintf("content/evidence/work-%d.md", year)] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitle: Work\nstarted: %d-01-01\nended: %d-03-01\ncompetencies: [skill-1]\n---\n", year, year)}
	}
	return files
}
