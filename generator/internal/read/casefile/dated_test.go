package casefile

import "testing"

func TestTheNameGivesTheDate(t *testing.T) {
	for name, want := range map[string]struct{ date, title string }{
		"2025-11-03":            {"2025-11-03", "3 November 2025"},
		"2025-11-03-a-walk":     {"2025-11-03", "3 November 2025: a walk"},
		"2025_11_03_walk":       {"2025-11-03", "3 November 2025: walk"},
		"20251103":              {"2025-11-03", "3 November 2025"},
		"2025-11":               {"2025-11", "November 2025"},
		"2025-11-looking-back":  {"2025-11", "November 2025: looking back"},
		"2025-q3":               {"2025-Q3", "Q3 2025"},
		"2025-Q3-looking-back":  {"2025-Q3", "Q3 2025: looking back"},
		"2025-11-03-2nd-try":    {"2025-11-03", "3 November 2025: 2nd try"},
		"2025-11-03/index":      {"2025-11-03", "3 November 2025"},
		"2025/2025-11-03-again": {"2025-11-03", "3 November 2025: again"},
	} {
		c, diags := caseOf(t, map[string]string{"content/journal/" + name + ".md": "Words.\n"})
		if len(diags) != 0 || len(c.Journal) != 1 || c.Journal[0].Date.V.Text != want.date || c.Journal[0].Title.V != want.title {
			t.Errorf("%s: %+v %v", name, c.Journal, diags)
		}
	}
	for _, name := range []string{"2025-13-03", "2025-02-30-x", "03-11-2025", "3.11.2025", "2025-1-3"} {
		if _, diags := caseOf(t, map[string]string{"content/check-ins/" + name + ".md": "# A day\n"}); len(diags) != 1 || diags[0].Check != "date-bad" {
			t.Errorf("%s: %v", name, diags)
		}
	}
	for _, name := range []string{"2025-goals", "12-monkeys", "1999", "20251103a1"} {
		if c, diags := caseOf(t, map[string]string{"content/journal/" + name + ".md": "# A day\n"}); len(diags) != 0 || name != "20251103a1" && c.Journal[0].Date.Given() {
			t.Errorf("%s: %v %v", name, c.Journal, diags)
		}
	}
	c, diags := caseOf(t, map[string]string{"content/journal/2025-11-03.md": "---\ndate: 2025-12-01\ntitle: Own\n---\n", "content/evidence/2025-11-03.md": "# E\n"})
	if len(diags) != 0 || c.Journal[0].Date.V.Text != "2025-12-01" || c.Journal[0].Title.V != "Own" || c.Evidence[0].Date.Given() {
		t.Errorf("%+v %v", c, diags)
	}
}
