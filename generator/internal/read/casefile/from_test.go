package casefile

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

func from(t testing.TB, files map[string]string) (Case, diag.List) {
	t.Helper()
	m := fstest.MapFS{"config.yaml": {Data: []byte("title: x\n")}}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	tree, diags, err := source.Read(m)
	if err != nil || len(diags) > 0 {
		t.Fatal(err, diags)
	}
	cfg, diags := config.Load(tree, config.Options{})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	return From(tree, cfg)
}

func sound(t *testing.T, files map[string]string) Case {
	t.Helper()
	c, diags := from(t, files)
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	return c
}

// The same milestone in every form that rows and files may have.
func TestOneEntryInEveryForm(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"file":              {"content/milestones/a.md": "---\ntitle: A\ndue: 2026-03\neffort: 12\nafter: [b]\nrequires: {experience: [x]}\n---\n"},
		"bundle":            {"content/milestones/a/index.md": "---\ntitle: A\ndue: 2026-03\neffort: 12\nafter: b\nrequires: {experience: x}\n---\n"},
		"toml front matter": {"content/milestones/a.md": "+++\ntitle = 'A'\ndue = '2026-03'\neffort = 12\nafter = ['b']\n[requires]\nexperience = ['x']\n+++\n"},
		"yaml":              {"content/milestones.yaml": "- id: a\n  title: A\n  due: 2026-03\n  effort: 12\n  after: [b]\n  requires: {experience: [x]}\n"},
		"json":              {"content/milestones.json": `[{"id": "a", "title": "A", "due": "2026-03", "effort": 12, "after": ["b"], "requires": {"experience": "x"}}]`},
		"csv":               {"content/milestones.csv": "id,title,due,effort,after,requires.experience\na,A,2026-03,12,b,x\n"},
		"semicolons":        {"content/milestones.csv": "id;title;due;effort;after;requires.experience;window\na;A;2026-03;12;b;x;\n"},
	} {
		t.Run(name, func(t *testing.T) {
			m := sound(t, files).Milestones[0]
			got := fmt.Sprint(m.ID, " ", m.Title.V, " ", m.Due.V, " ", m.Effort.V, " ", m.After[0].V, " ", m.Requires.Experience[0].V)
			if got != "a A 2026-03 12 b x" {
				t.Errorf("got %s", got)
			}
			if !m.Due.Given() || m.Due.Pos.File == "" || m.Path() != "/milestones/a/" {
				t.Errorf("place %v, path %s", m.Due.Pos, m.Path())
			}
		})
	}
}

func TestBothFormsStandSideBySide(t *testing.T) {
	c := sound(t, map[string]string{
		"content/asks/b.md":  "# From the heading\n\nText\n",
		"content/asks.yaml":  "- {id: a, title: A, asked: 2026-01-02, body: \"some\\ntext\"}\n",
		"content/asks.csv":   "id,title,tags\nc,C,one; two|three\n",
		"content/_index.md":  "---\naudience: public\n---\nHello\n",
		"content/people.csv": "id,name,relation\nann,Ann,peer\n",
	})
	if len(c.Asks) != 3 || c.Asks[0].Body.Text != "some\ntext" || !c.Asks[1].TitleInBody || c.Asks[1].Title.V != "From the heading" {
		t.Errorf("asks: %+v", c.Asks)
	}
	if tags := c.Asks[2].Tags; len(tags) != 3 || tags[2].V != "three" || tags[1].Pos.Col != 10 {
		t.Errorf("tags of a CSV cell: %+v", tags)
	}
	if c.Asks[0].Audience != config.Self || c.Home.Audience != config.Public || c.People[0].Named != config.Committee {
		t.Errorf("audiences: %v %v %v", c.Asks[0].Audience, c.Home.Audience, c.People[0].Named)
	}
}

func TestMetricsOfImpact(t *testing.T) {
	c := sound(t, map[string]string{
		"content/metrics/a.b.csv": "date,x\n2026-01,1\n",
		"content/evidence/e.md":   "---\ntitle: E\nimpact:\n  - {label: L, metric: a.b}\n  - {label: L, metric: a.b.x}\n  - {label: L, metric: {series: s, column: c}, before: 2025-Q1, from: 1.5}\n---\n",
	})
	var got []string
	for _, i := range c.Evidence[0].Impact {
		got = append(got, i.Series.V+"/"+i.Column.V)
	}
	if s := strings.Join(got, " "); s != "a.b/ a.b/x s/c" {
		t.Errorf("got %s", s)
	}
	if at := c.Evidence[0].Impact[1].Column.Pos; at.Line != 5 || at.Col != 28 {
		t.Errorf("place of the column: %v", at)
	}
}

func TestSeries(t *testing.T) {
	nan := math.NaN()
	for name, c := range map[string]struct {
		csv, sidecar string
		columns      string
		dates        string
		values       [][]float64
		label        string
	}{
		"header":          {"month,a,b\n2024-01,1,2\n2024-02,NA,3\n2024-03,,4.5\n", "", "a b", "2024-01 2024-02 2024-03", [][]float64{{1, 2}, {nan, 3}, {nan, 4.5}}, ""},
		"no header":       {"v1;2020-01-01;31\nv2;2020-02-01;46;\n", "", "value", "2020-01-01 2020-02-01", [][]float64{{31}, {46}}, "v1"},
		"decimal commas":  {"d;a;b\n2024-01;3,5;1.234,5\n2024-02;2,25;1,0\n", "", "a b", "2024-01 2024-02", [][]float64{{3.5, 1234.5}, {2.25, 1}}, ""},
		"thousands":       {"d,a\n2024-01,\"1,234\"\n2024-02,\"12,345.5\"\n", "", "a", "2024-01 2024-02", [][]float64{{1234}, {12345.5}}, ""},
		"tabs and spaces": {"d\ta\n2024-01\t1 234\n2024-02\t5\n", "", "a", "2024-01 2024-02", [][]float64{{1234}, {5}}, ""},
		"year, quarter":   {"year,quarter,a\n2024,1,5\n2024,Q2,6\n", "", "a", "2024-Q1 2024-Q2", [][]float64{{5}, {6}}, ""},
		"year, month":     {"Jahr;Monat;a\n2024;1;5\n2024;12;6\n", "date: {year: Jahr, month: Monat}\n", "a", "2024-01 2024-12", [][]float64{{5}, {6}}, ""},
		"chosen column":   {"d,a,b,e\n2024-01,1,2,x\n", "columns: {b: {title: Bees, unit: h}}\n", "b", "2024-01", [][]float64{{2}}, "x"},
		"by number":       {"2024-01;1;2\n2024-02;3;4\n", "columns: {3: {title: Third}}\n", "3", "2024-01 2024-02", [][]float64{{2}, {4}}, ""},
		"out of order":    {"d,a\n2024-02,2\n2024-01,1\n", "", "a", "2024-01 2024-02", [][]float64{{1}, {2}}, ""},
		"quarters":        {"q,a\n2024-Q1,-2\n2024-q2,1e3\n", "", "a", "2024-Q1 2024-Q2", [][]float64{{-2}, {1000}}, ""},
		"times":           {"2010-10-01T23:14:39Z,1\n2010-10-02T23:14:39Z,2\n", "", "value", "2010-10-01 2010-10-02", [][]float64{{1}, {2}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{"content/metrics/s.csv": c.csv, "content/evidence/e.md": "# E\n"}
			if c.sidecar != "" {
				files["content/metrics/s.yaml"] = c.sidecar
			}
			s := sound(t, files).Series[0]
			var columns, dates []string
			for _, col := range s.Columns {
				columns = append(columns, col.ID)
			}
			for i, p := range s.Points {
				dates = append(dates, p.When.Text)
				if fmt.Sprint(p.Values) != fmt.Sprint(c.values[i]) {
					t.Errorf("row %d: got %v, want %v", i, p.Values, c.values[i])
				}
			}
			if strings.Join(columns, " ") != c.columns || strings.Join(dates, " ") != c.dates || s.Points[0].Label != c.label {
				t.Errorf("columns %v, dates %v, label %q", columns, dates, s.Points[0].Label)
			}
		})
	}
}

func TestMeanAndLast(t *testing.T) {
	s := sound(t, map[string]string{"content/metrics/s.csv": "d,a\n2024-01,1\n2024-02,NA\n2024-03,5\n2024-04,9\n", "content/evidence/e.md": "# E\n"}).Series[0]
	q1, q2 := s.Points[0].When.First.Quarter(), s.Points[3].When.First.Quarter()
	if m := s.Mean(0, q1); m != 3 {
		t.Errorf("mean of the first quarter: %v", m)
	}
	if m := s.Mean(0, q2); m != 9 {
		t.Errorf("mean of the second quarter: %v", m)
	}
	if p, ok := s.Last(0, q1.Last-1); !ok || p.When.Text != "2024-01" {
		t.Errorf("last value before the end of March: %v", p)
	}
}

// Every series of the public collection must read, and none may bring a
// mistake with it.
func TestRealSeries(t *testing.T) {
	files, _ := filepath.Glob("../../../../../shared/data/curl-stats/csv/*.csv")
	if len(files) == 0 {
		t.Skip("no shared data beside the project")
	}
	all := map[string]string{"content/evidence/e.md": "# E\n"}
	rows := map[string]int{}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all["content/metrics/"+filepath.Base(f)] = string(text)
		rows[stem(f)] = len(strings.Split(strings.TrimSpace(string(text)), "\n"))
	}
	c, diags := from(t, all)
	for _, d := range diags {
		if d.Check != "column-unread" {
			t.Error(d)
		}
	}
	for _, s := range c.Series {
		want := rows[s.ID]
		if s.ID == "daniel-vs-rest" {
			want-- // the only one with a header
		}
		if len(s.Points) != want || len(s.Columns) == 0 {
			t.Errorf("%s: %d points of %d, %d columns", s.ID, len(s.Points), want, len(s.Columns))
		}
	}
}
