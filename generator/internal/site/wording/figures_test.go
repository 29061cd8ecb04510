package wording

import (
	"math"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/site/views"
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
		if got := strings.ReplaceAll(Figure(c.value, c.unit), NoWrap, " "); got != c.want {
			t.Errorf("figure(%v, %q) = %q, want %q", c.value, c.unit, got, c.want)
		}
	}
	for value, want := range map[float64]float64{1234.6: 1235, 99.97: 99.97, 31.26: 31.3, 0.012345: 0.0123, -2.555: -2.56, 0: 0, 80.1666: 80.2} {
		if got := Rounded(value); math.Abs(got-want) > 1e-12 {
			t.Errorf("rounded(%v) = %v, want %v", value, got, want)
		}
	}
}

func TestDates(t *testing.T) {
	for text, want := range map[string]views.Date{
		"2026-03-31": {ISO: "2026-03-31", Text: "31 March 2026"},
		"2026-03":    {ISO: "2026-03", Text: "March 2026"},
		"2026-q1":    {ISO: "2026-03-31", Text: "Q1 2026"},
	} {
		p, err := day.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := PeriodDate(p); *got != want {
			t.Errorf("%s is %+v, want %+v", text, *got, want)
		}
	}
	today := day.Of(2026, 6, 30)
	for to, want := range map[day.Day]string{today: "today", today + 1: "in 1 day", today + 69: "in 69 days", today - 12: "12 days ago"} {
		if got := Distance(to, today); got != want {
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
		if got := Plain(markdown); got != want {
			t.Errorf("plain(%q) = %q, want %q", markdown, got, want)
		}
	}
}

func TestDuring(t *testing.T) {
	for over, want := range map[string]string{
		"2026-03-31": "31 h on 31 March 2026", "2026-03": "31 h in March 2026", "2025-Q3": "31 h in Q3 2025", "": "31 h",
	} {
		p, _ := day.Parse(over)
		if got := During("31 h", p); got != want {
			t.Errorf("%q: %q, want %q", over, got, want)
		}
		if got := During("", p); got != "" {
			t.Errorf("%q: nothing becomes %q", over, got)
		}
	}
}
