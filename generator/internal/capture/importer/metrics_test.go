package importer

import (
	"strings"
	"testing"
)

func TestMetrics(t *testing.T) {
	for name, c := range map[string]struct {
		file, text string
		opt        SeriesOptions
		id, csv    string // "" = as it is
		sidecar    string
		left       int
	}{
		"a table with a header": {"Pages per week.csv", "Week;Pages;Note\n2026-01-05;4,5;a\n2026-01-12;3,5;b\n", SeriesOptions{Unit: "per week", Better: []Pair{{Value: "lower"}}},
			"pages-per-week", "", "title: Pages per week\nunit: per week\nbetter: lower\nsource: Pages per week.csv\ncolumns:\n  Pages: {}\n", 0},
		"no header, and a total below": {"load.csv", "2026-01-05,4\n2026-01-12,3\nTotal,7\n", SeriesOptions{Name: "on-call"},
			"on-call", "", "title: Load\n# unit: # what the figures are counted in, as \"per week\"\n# better: # lower or higher\nsource: load.csv\nskip: {words: [Total]}\ncolumns:\n  \"2\": {title: Column 2} # the column has no name; what are its figures?\n", 1},
		"a title and units above, and a note below": {"kpi.csv", "Ward;;\n\nMonth;Falls;Comment\n;per 1000;\nJan-26;4,5;a\nFeb-26;3,5;b\nMean;4;\nAs of 3 March 2026, finance;;\n", SeriesOptions{Unit: "each", Better: []Pair{{Value: "lower"}}},
			"kpi", "", "title: Kpi\nunit: each\nbetter: lower\nsource: kpi.csv\nskip: {first: 1, last: 1, words: [Mean], lines: [4]}\ncolumns:\n  Falls: {}\n", 4},
		"months across": {"kpi.csv", "Board;;;;\nKPI;Jan 26;Feb 26;Mar 26;Apr 26\nMissed doses;20,1;18,2;16,0;14,9\nAudits;330;341;402;398\n", SeriesOptions{Unit: "each", Better: []Pair{{Value: "lower"}}},
			"kpi", "KPI,Missed doses,Audits\nJan 26,\"20,1\",330\nFeb 26,\"18,2\",341\nMar 26,\"16,0\",402\nApr 26,\"14,9\",398\n", "title: Kpi\nunit: each\n# better: # lower or higher\nsource: kpi.csv\ncolumns:\n  Missed doses: {}\n  Audits: {}\n", 0},
		"a table in Markdown, with days that are said": {"a.md", "| Day | Load |\n|---|---|\n| 03/04/2026 | 4 % |\n| 04/04/2026 | 5 % |\n", SeriesOptions{DateFormat: "D/M/YYYY"},
			"a", "Day,Load\n03/04/2026,4 %\n04/04/2026,5 %\n", "title: \"A\"\n# unit: # what the figures are counted in, as \"per week\"\n# better: # lower or higher\nsource: a.md\ndate: {format: D/M/YYYY}\ncolumns:\n  Load: {unit: \"%\"}\n", 0},
	} {
		account := Account{File: c.file}
		s, wrong := Metrics(c.file, []byte(c.text), c.opt, &account)
		_, sidecar, _ := strings.Cut(string(s.Sidecar), "\n")
		if c.csv == "" {
			c.csv = c.text
		}
		if s.Name != c.id || string(s.CSV) != c.csv || sidecar != c.sidecar || len(wrong) > 0 || account.LeftOut != c.left || !strings.HasPrefix(string(s.Sidecar), "audience: self") {
			t.Errorf("%s: %q\n%q\n%q\n%d left out, %v", name, s.Name, s.CSV, s.Sidecar, account.LeftOut, wrong)
		}
	}
	several := Account{}
	if _, wrong := Metrics("done.csv", []byte("Month,Routine,Special\n2026-01,4,5\n2026-02,3,6\n"), SeriesOptions{Better: []Pair{{Value: "lower"}}}, &several); len(wrong) > 0 || !strings.Contains(strings.Join(several.Remarks, "\n"), `"Routine" stands for the series`) || !strings.Contains(strings.Join(several.Remarks, "\n"), `of which, once for each: --better "Routine=lower"`) {
		t.Errorf("of several columns it is said that %q, %v", several.Remarks, wrong)
	}
	s, wrong := Metrics("done.csv", []byte("Month,Routine,Special\n2026-01,4,5\n2026-02,3,6\n"), SeriesOptions{Better: []Pair{{"Special", "higher"}}}, &Account{})
	if len(wrong) > 0 || !strings.Contains(string(s.Sidecar), "# better: # lower or higher\n") || !strings.Contains(string(s.Sidecar), "  Routine: {}\n  Special: {better: higher}\n") {
		t.Errorf("of one of several columns: %s%v", s.Sidecar, wrong)
	}
	if _, wrong := Metrics("done.csv", []byte("Month,Routine\n2026-01,4\n2026-02,3\n"), SeriesOptions{Better: []Pair{{"Other", "higher"}}}, &Account{}); len(wrong) != 1 || !strings.Contains(wrong[0].Message, `"Other"`) {
		t.Errorf("of a column that is not there: %v", wrong)
	}
	for name, c := range map[string]struct{ file, text, says, hint string }{
		"day or month first": {"a.csv", "Day,Load\n03/04/2026,4\n04/04/2026,5\n", "can be", "--date-format"},
		"no dates":           {"a.csv", "Name,Load\nx,4\ny,5\n", "no column contains dates", "--date COLUMN"},
	} {
		if _, wrong := Metrics(c.file, []byte(c.text), SeriesOptions{}, &Account{}); len(wrong) == 0 || !strings.Contains(wrong[0].Message, c.says) || !strings.Contains(wrong[0].Hint, c.hint) {
			t.Errorf("%s: %v", name, wrong)
		}
	}
}
