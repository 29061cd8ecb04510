package pages

import (
	"math"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

func TestFigures(t *testing.T) {
	for _, c := range []struct {
		value float64
		unit  string
		want  string
	}{
		{0, "h", "0 h"},
		{31, "h", "31 h"},
		{1250, "", "1,250"},
		{1234567.5, "€", "1,234,567.5 €"},
		{-0.5, "", "−0.5"},
		{-1e-30, "", "−1e-30"},
		{math.Copysign(0, -1), "%", "0%"},
		{0.00004, "s", "0.00004 s"},
		{12345678901, "", "12,345,678,901"},
		{1.5e20, "", "1.5e20"},
		{99.992, "%", "99.992%"},
		{0.1 + 0.2, "", "0.3"},
		{31, "%", "31%"},
		{68.8, "points, January 2024 = 100", "68.8 points"},
		{999, "", "999"},
		{math.NaN(), "h", ""},
		{math.Inf(1), "h", ""},
	} {
		if got := strings.ReplaceAll(figure(c.value, c.unit), noWrap, " "); got != c.want {
			t.Errorf("figure(%v, %q) = %q, want %q", c.value, c.unit, got, c.want)
		}
	}
	for value, want := range map[float64]float64{1234.6: 1235, 99.97: 99.97, 31.26: 31.3, 0.012345: 0.0123, -2.555: -2.56, 0: 0, 80.1666: 80.2} {
		if got := rounded(value); math.Abs(got-want) > 1e-12 {
			t.Errorf("rounded(%v) = %v, want %v", value, got, want)
		}
	}
}

func TestChanges(t *testing.T) {
	for _, c := range []struct {
		from, to     float64
		unit, better string
		change, mark string
	}{
		{47, 31, "h", "lower", "−34%", "better"},
		{31, 47, "h", "lower", "+52%", "worse"},
		{40, 42, "", "higher", "+5%", "better"},
		{1000, 1004, "", "higher", "+0.4%", "better"},
		{100000, 100004, "", "higher", "+0.004%", "better"}, // not "+0%"
		{100000, 3, "", "lower", "−99.997%", "better"},      // not "−100%"
		{7, 0, "", "lower", "−100%", "better"},
		{5, 4, "", "", "−20%", ""},
		{5, 5, "", "lower", "no change", "same"},
		{0.1 + 0.2, 0.3, "", "lower", "no change", "same"},
		{5, 5, "%", "lower", "no change", "same"},
		{0, 0, "", "", "no change", ""},
		{0, 4, "h", "lower", "+4 h", "worse"},
		{-10, -5, "°", "higher", "+5°", "better"},
		{-10, 5, "", "higher", "+15", "better"},
		{10, -5, "", "higher", "−15", "worse"},
		{99.91, 99.992, "%", "higher", "+0.082 points", "better"},
		{60, 80, "percent", "higher", "+20 points", "better"},
		{3, 2, "% of builds", "lower", "−1 point", "better"},
		{2.25, 3, "pp", "", "+0.75 points", ""},
		{0, 4, "%", "lower", "+4 points", "worse"},
		{4, 0, "%", "lower", "−4 points", "better"},
		{68, 34, "points, January 2024 = 100", "lower", "−50%", "better"},
		{math.NaN(), 4, "", "lower", "", ""},
		{4, math.Inf(1), "", "", "", ""},
	} {
		if got := strings.ReplaceAll(change(reading{value: c.from}, reading{value: c.to}, c.unit), noWrap, " "); got != c.change {
			t.Errorf("change(%v, %v, %q) = %q, want %q", c.from, c.to, c.unit, got, c.change)
		}
		if got := direction(c.from, c.to, c.better); got != c.mark {
			t.Errorf("direction(%v, %v, %q) = %q, want %q", c.from, c.to, c.better, got, c.mark)
		}
	}
}

// TestMeansBesideOthers: a mean has the decimals that tell it from what it stands beside.
func TestMeansBesideOthers(t *testing.T) {
	before, after := reading{value: 299.74 / 3, mean: true, marks: []float64{99.91, 99.95}}, reading{value: 299.967 / 3, mean: true, marks: []float64{99.91, 99.95}}
	if got, want := fromTo(before.text("%", after.value), after.text("%", before.value), change(before, after, "%")), "from 99.913% to 99.989% (+0.076"+noWrap+"points)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := after.text("%"); got != "99.99%" {
		t.Errorf("alone it is %q", got)
	}
	if got := inColumn([]float64{99.9, math.NaN(), 99.985, 0}); strings.Join(got, " ") != "99.900  99.985 0.000" {
		t.Errorf("a column is %q", got)
	}
}

func TestDates(t *testing.T) {
	for text, want := range map[string]Date{
		"2026-03-31": {"2026-03-31", "31 March 2026"},
		"2026-03":    {"2026-03", "March 2026"},
		"2026-q1":    {"2026-03-31", "Q1 2026"},
	} {
		p, err := day.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := periodDate(p); *got != want {
			t.Errorf("%s is %+v, want %+v", text, *got, want)
		}
	}
	today := day.Of(2026, 6, 30)
	for to, want := range map[day.Day]string{today: "today", today + 1: "in 1 day", today + 69: "in 69 days", today - 12: "12 days ago"} {
		if got := distance(to, today); got != want {
			t.Errorf("distance to %s is %q, want %q", to, got, want)
		}
	}
}

func TestPlain(t *testing.T) {
	for markdown, want := range map[string]string{
		"Just words.":                                       "Just words.",
		"A **strong** and *weak* `code` word":               "A strong and weak code word",
		"See [the plan](/a/b/ \"t\") and ![alt](x.png)":     "See the plan and alt",
		"2 * 3 * 4 and snake_case_name":                     "2 * 3 * 4 and snake_case_name",
		"# Head\n\n- one\n- two\n\n> said":                  "Head one two said",
		"```go\nx := 1\n```\nafter":                         "x := 1 after",
		"fell by {{< change text=\"−34%\" url=\"/m/\" >}}.": "fell by −34%.",
		"[a][b] and more\n\n[b]: /x/\n":                     "a and more",
	} {
		if got := plain(markdown); got != want {
			t.Errorf("plain(%q) = %q, want %q", markdown, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	for file, want := range map[string]string{
		"content/evidence/a/My Plan (2).PDF": "my-plan-2.pdf",
		"content/Größe.png":                  "größe.png",
		"content/.hidden":                    "file.hidden",
		"content/a%20b#c.txt":                "a-20b-c.txt",
	} {
		if got := fileName(file); got != want {
			t.Errorf("fileName(%q) = %q, want %q", file, got, want)
		}
	}
	for id, plain := range map[string]bool{"rota": true, "2026-06-01": true, "Rota": false, "v1.2": false, "größe": false, "index": false} {
		if got := plainName(id); (got == id) != plain || strings.ContainsAny(got, ".ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
			t.Errorf("plainName(%q) = %q", id, got)
		}
	}
}

func TestFolding(t *testing.T) {
	for _, line := range []string{"SUMMARY:short", "SUMMARY:" + strings.Repeat("ä", 120), strings.Repeat("x", 75), strings.Repeat("x", 76)} {
		got := folded(line)
		if strings.ReplaceAll(strings.TrimSuffix(got, "\r\n"), "\r\n ", "") != line {
			t.Errorf("%q does not unfold from %q", line, got)
		}
		for part := range strings.SplitSeq(got, "\r\n") {
			if len(part) > 75 {
				t.Errorf("a line of %d bytes: %q", len(part), part)
			}
		}
	}
}
