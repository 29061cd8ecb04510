package pages

import (
	"fmt"
	"testing"
	"testing/fstest"
	"time"
	"strings"
	"runtime"

	"github.com/casebook-dev/casebook/generator/internal/assess"
	"github.com/casebook-dev/casebook/generator/internal/audience"
	"github.com/casebook-dev/casebook/generator/internal/chart"
	"github.com/casebook-dev/casebook/generator/internal/config"
)

func TestZZ(t *testing.T) {
	fw := "name: F\nlevels: [{id: e, name: E}, {id: senior, name: S}, {id: staff, name: St}, {id: p, name: P}]\nareas:\n  - id: a\n    name: A\n    competencies:\n"
	for i := range 24 {
		fw += fmt.Sprintf("      - {id: c%d, name: C%d, importance: must, expectations: {e: x, senior: x, staff: x, p: y}}\n", i, i)
	}
	f := fstest.MapFS{
		"config.yaml": {Data: []byte("title: A case\nperson: {name: Ada}\ntarget: {level: staff, from: senior}\n")},
		"content/framework.yaml": {Data: []byte(fw)},
	}
	for s := range 20 {
		var b strings.Builder
		b.WriteString("month,n\n")
		for m := range 60 { fmt.Fprintf(&b, "%d-%02d,%d\n", 2021+m/12, m%12+1, 100-m) }
		f[fmt.Sprintf("content/metrics/s%d.csv", s)] = &fstest.MapFile{Data: []byte(b.String())}
	}
	for i := range 10000 {
		imp := ""
		if i%10 == 0 { imp = fmt.Sprintf("impact:\n  - {label: x, metric: s%d, before: 2023-%02d, after: 2024-%02d}\n", i%20, i/10%12+1, i/120%12+1) }
		f[fmt.Sprintf("content/evidence/e%05d.md", i)] = &fstest.MapFile{Data: []byte(fmt.Sprintf("---\ntitle: E%d\nkind: design\nended: 202%d-%02d-01\ncompetencies: [{id: c%d, level: staff}, {id: c%d, level: senior}]\n%s---\ntext\n", i, 2+i%4, i%12+1, i%24, (i+7)%24, imp))}
	}
	c := readCase(t, f)
	view := audience.View(c, config.Committee)
	t0 := time.Now()
	a := assess.Of(view, demoDay)
	t.Log("assess", time.Since(t0))
	t0 = time.Now()
	Compose(view, a, Options{Audience: config.Committee})
	t.Log("compose", time.Since(t0))
	d := newDesk(view, a, Options{})
	t0 = time.Now()
	d.reached(demoDay); d.reached(demoDay.AddMonths(-12))
	t.Log("reached", time.Since(t0))
	var n int
	p := press(t)
	t0 = time.Now()
	tree, _ := Compose(view, a, Options{Audience: config.Committee, Draw: func(j []chart.Job) ([]chart.Figure, []error) { n = len(j); t.Log("until draw", time.Since(t0)); for _, x := range j { t1 := time.Now(); p([]chart.Job{x}); if e := time.Since(t1); e > 60*time.Millisecond { t.Log(x.ID, e) } }; return p(j)}})
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	t.Log("compose with charts", time.Since(t0), n, "jobs", tree.Charts, "charts", m.HeapAlloc>>20, "MB")
	size := 0
	for name, x := range tree.Files { if strings.HasPrefix(name, "assets") { size += len(x) } }
	t.Log(size>>20, "MB of svg")
}
