package importer

import (
	"strings"
	"testing"
)

// A column that says what came of the work gives figures, and keeps its words.
func TestResultsOfRows(t *testing.T) {
	const figures = "impact: [{label: Turns away, from: 31, to: 12}]\n"
	for name, c := range map[string]struct{ header, cell, want string }{
		"figures alone":              {"Result", "Turns away: 31 → 12", figures},
		"in words":                   {"Outcome", "Turns away fell from 31 to 12", "impact: [{label: Turns away, from: 31, to: 12}]\n\nOutcome: Turns away fell from 31 to 12\n"},
		"words alone":                {"Ergebnis", "Nights are calm", "\n\nErgebnis: Nights are calm\n"},
		"a column called impact":     {"Impact", "Nights are calm; nobody is woken", "\n\nImpact: Nights are calm; nobody is woken\n"},
		"figures beside words":       {"Resultado", "Turns away: 31 -> 12; calm nights", "impact: [{label: Turns away, from: 31, to: 12}]\n\nResultado: Turns away: 31 -> 12; calm nights\n"},
		"a figure with two meanings": {"Benefits", "Orders 8.250 -> 9.125", "\n\nBenefits: Orders 8.250 -> 9.125\n"},
		"figures without a name":     {"Result", "41 calls → 9", "impact: [{label: Beds, from: 41, to: 9, unit: calls}]\n"},
		"nothing":                    {"Results", "", "ended: 2026-03-02\n"},
	} {
		made, account, _ := into(t, "evidence", "work.csv", "title;ended;"+c.header+"\nBeds;2026-03-02;\""+c.cell+"\"\n", RowOptions{})
		all := ""
		for _, text := range made {
			all += text
		}
		if !strings.Contains(all, c.want) {
			t.Errorf("%s: expected %q, found %q", name, c.want, all)
		}
		for _, column := range account.Columns {
			if column.Cells > 0 && column.Field == "" {
				t.Errorf("%s: the column %q was left out", name, column.Name)
			}
		}
	}
}

// A column for each part of a figure makes one of them all: what the result is called.
func TestAResultBesideItsFigures(t *testing.T) {
	made, _, _ := into(t, "evidence", "work.csv", "title;ended;Result;impact.from;impact.to\nBeds;2026-03-02;Turns away;31;12\n", RowOptions{})
	for name, text := range made {
		if !strings.Contains(text, "impact: [{label: Turns away, from: 31, to: 12}]\n") {
			t.Errorf("%s: %s", name, text)
		}
	}
}
