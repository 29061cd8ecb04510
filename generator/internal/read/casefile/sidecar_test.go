package casefile

import (
	"fmt"
	"strings"
	"testing"
)

func TestMetricsOfNamesWithPoints(t *testing.T) {
	c := sound(t, map[string]string{
		"content/metrics/lat.csv":   "date,p95.ms,Response time (ms)\n2026-01,5,6\n",
		"content/metrics/lat.b.csv": "date,n\n2026-01,5\n",
		"content/evidence/e.md":     "# E\n",
	})
	for name, want := range map[string]string{
		"lat": "lat|", "lat.p95.ms": "lat|p95.ms", "lat.Response time (ms)": "lat|Response time (ms)", "lat.b": "lat.b|", "lat.b.n": "lat.b|n", "none.at.all": "none.at|all", "none": "none|",
	} {
		if series, column := c.SplitMetric(name); series+"|"+column != want {
			t.Errorf("%s: got %s|%s, want %s", name, series, column, want)
		}
	}
}

func TestUnitsOfColumns(t *testing.T) {
	for name, c := range map[string]struct{ csv, sidecar, want string }{
		"of the cells":       {"d,a,b\n2026-01,5 %,7\n", "", "a=% b="},
		"of the series":      {"d,a,b\n2026-01,5,7\n", "unit: h\n", "a=h b=h"},
		"cells before":       {"d,a,b\n2026-01,5 %,7\n", "unit: h\n", "a=% b=h"},
		"one column":         {"d,a\n2026-01,5 %\n", "unit: percent\n", "a=percent"},
		"of the sidecar":     {"d,a,b\n2026-01,5 %,7\n", "columns: {b: {unit: ms}, a: {unit: share}}\n", "b=ms a=share"},
		"of lines of values": {"d,k,a\n2026-01,x,5 %\n2026-01,y,7 %\n", "split: k\n", "x=% y=%"},
	} {
		s := sound(t, map[string]string{"content/metrics/s.csv": c.csv, "content/metrics/s.yaml": c.sidecar, "content/evidence/e.md": "# E\n"}).Series[0]
		var got []string
		for _, col := range s.Columns {
			got = append(got, col.ID+"="+col.Unit.V)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %v, want %s", name, got, c.want)
		}
	}
}

func TestTitlesOfColumnsAreWithoutTheirUnit(t *testing.T) {
	for name, c := range map[string]struct{ csv, sidecar, want string }{
		"behind a space":       {"d,Change %\n2026-01,5 %\n", "", "Change"},
		"in parentheses":       {"d,Umsatz (€)\n2026-01,5 €\n", "", "Umsatz"},
		"in brackets":          {"d,size [MB],n\n2026-01,5 MB,3\n", "", "size|n"},
		"of the sidecar":       {"d,load_ms\n2026-01,5\n", "unit: ms\n", "load"},
		"another unit":         {"d,Change %\n2026-01,5 ms\n", "", "Change %"},
		"a unit alone":         {"d,%\n2026-01,5 %\n", "", "%"},
		"the end of a word":    {"d,items\n2026-01,5 s\n", "", "items"},
		"beside its like":      {"d,Change,Change %\n2026-01,7,5 %\n", "", "Change|Change %"},
		"two units of a thing": {"d,size MB,size GB\n2026-01,5 MB,7 GB\n", "", "size MB|size GB"},
		"a title of its own":   {"d,a\n2026-01,5 %\n", "columns: {a: {title: Change %}}\n", "Change %"},
	} {
		s := sound(t, map[string]string{"content/metrics/s.csv": c.csv, "content/metrics/s.yaml": c.sidecar, "content/evidence/e.md": "# E\n"}).Series[0]
		var got []string
		for _, col := range s.Columns {
			got = append(got, col.Title.V)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: got %q, want %s", name, got, c.want)
		}
	}
}

// One mistake of the sidecar is one message: the file is not read by half of it.
func TestASidecarThatIsWrong(t *testing.T) {
	for sidecar, want := range map[string]string{
		"numbers: {decimal: comma}\n":               "kind-unknown",
		"numbers: {decimal: ',', group: ','}\n":     "value-bad",
		"skip: {first: -1}\n":                       "value-bad",
		"skip: {lines: [two]}\n":                    "type-wrong",
		"date: {format: D/M/YYYY}\n":                "value-bad",
		"where: {k: [a, b]}\n":                      "type-wrong",
		"date: {column: d, format: D/M}\n":          "value-bad",
		"numbers: {decimal: '.'}\nlabel: nothing\n": "reference-dangling",
	} {
		c, diags := from(t, map[string]string{"content/metrics/s.csv": "d,k,n\n2026-01,a,1.234\n", "content/metrics/s.yaml": sidecar, "content/evidence/e.md": "# E\n"})
		if len(diags) != 1 || diags[0].Check != want || !c.Series[0].Unread {
			t.Errorf("%sgot %v, unread %v, want %s", sidecar, fmt.Sprint(diags), c.Series[0].Unread, want)
		}
	}
}

func TestEventsAreBounded(t *testing.T) {
	written := func(n int) map[string]string {
		return map[string]string{
			"content/metrics/s.csv":  "date,n\n2026-01,5\n",
			"content/metrics/s.yaml": "events:\n" + strings.Repeat("  - {date: 2026-01-12, text: A release}\n", n),
			"content/evidence/e.md":  "# E\n",
		}
	}
	if c := sound(t, written(mostEvents)); len(c.Series[0].Events) != mostEvents {
		t.Errorf("%d events", len(c.Series[0].Events))
	}
	_, diags := from(t, written(mostEvents+50))
	if len(diags) != 1 || diags[0].Check != "text-unbounded" || diags[0].Pos.Line != mostEvents+2 {
		t.Errorf("%v", diags)
	}
}

func TestNamesAreBounded(t *testing.T) {
	written := func(people, also int) map[string]string {
		text := ""
		for i := range people {
			text += fmt.Sprintf("- {id: p%d, name: N%d, also: [%s]}\n", i, i, strings.TrimSuffix(strings.Repeat("M, ", also), ", "))
		}
		return map[string]string{"content/people.yaml": text, "content/evidence/e.md": "# E\n"}
	}
	if c := sound(t, written(mostNames/5, 4)); len(c.People) != mostNames/5 {
		t.Errorf("%d people", len(c.People))
	}
	for _, c := range []struct{ people, also, line int }{{mostNames + 20, 0, mostNames + 1}, {30, mostNames / 20, 20}} {
		_, diags := from(t, written(c.people, c.also))
		if len(diags) != 1 || diags[0].Check != "text-unbounded" || diags[0].Pos.Line != c.line {
			t.Errorf("%d people with %d names besides: %v", c.people, c.also, diags)
		}
	}
}

func TestCompetenciesAreBounded(t *testing.T) {
	written := func(n int) map[string]string {
		text := "levels: [{id: senior}]\nareas:\n"
		for a := range 2 {
			text += fmt.Sprintf("- id: a%d\n  competencies:\n", a)
			for i := range n / 2 {
				text += fmt.Sprintf("  - {id: c%d-%d}\n", a, i)
			}
		}
		return map[string]string{"content/framework.yaml": text, "content/evidence/e.md": "# E\n"}
	}
	if c := sound(t, written(mostCompetencies)); len(c.Framework.Competencies()) != mostCompetencies {
		t.Errorf("%d competencies", len(c.Framework.Competencies()))
	}
	_, diags := from(t, written(mostCompetencies+2))
	if len(diags) != 1 || diags[0].Check != "text-unbounded" || diags[0].Pos.Line != mostCompetencies+2+5 {
		t.Errorf("%v", diags)
	}
}

func TestRulesAreBounded(t *testing.T) {
	text := "levels: [{id: senior}]\nareas: [{id: a, competencies: [{id: c}]}]\ngates:\n  senior:\n    rules:\n"
	for i := range mostRules + 5 {
		text += fmt.Sprintf("      - {id: r%d, competency: c, feedback: 1}\n", i)
	}
	c, diags := from(t, map[string]string{"content/framework.yaml": text, "content/evidence/e.md": "# E\n"})
	if len(diags) != 1 || diags[0].Check != "text-unbounded" || diags[0].Pos.Line != mostRules+6 || len(c.Framework.Gates[0].Rules) != mostRules {
		t.Errorf("%d rules, %v", len(c.Framework.Gates[0].Rules), diags)
	}
}
