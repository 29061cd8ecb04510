package importer

import (
	"strings"
	"testing"
)

// A mark before three digits is read as the other figures of the file say; where they do not
// say it, a point is asked about, and what was taken for granted of a comma is said.
func TestDecimalsOfAList(t *testing.T) {
	const german = "- Die Wartezeit fiel von 12,5 min auf 7,25 min, 3 March 2026\n"
	for name, c := range map[string]struct{ list, want, doubt, assumed string }{
		"a comma elsewhere decides":     {german + "- Budget 82.500 € → 79.900 €, 4 March 2026\n", `{label: Budget, from: 82500, to: 79900, unit: "€"}`, "", ""},
		"nothing decides":               {"- Orders 8.250 → 9.125, 4 March 2026\n", "", `impact: "8.250" can be 8250 or 8.250; it was left out`, ""},
		"the other number decides":      {"- Load 1.250 s → 0.310 s, 4 March 2026\n", "from: 1.250, to: 0.310, unit: \"s\"", "", ""},
		"a chapter decides nothing":     {"- See 2.1\n- Orders 8.250 → 9.125, 4 March 2026\n", "", `"8.250" can be`, ""},
		"a date and a version, neither": {"- Moved to v2.1 on 3.4.26\n- Orders 8.250 → 9.125, 4 March 2026\n", "", `"8.250" can be`, ""},
		"a comma alone":                 {"- Orders 8,250 → 9,125, 4 March 2026\n", "from: 8250, to: 9125", "", `the comma in "8,250" was read as one of thousands`},
		"a comma that is a decimal one": {german + "- Orders 8,250 → 9,125, 4 March 2026\n", "", `"8,250" can be`, ""},
		"both marks in one":             {"- Price from 1.250,50 € to 990,00 €, 8 March 2026\n", `from: 1250.50, to: 990.00, unit: "€"`, "", ""},
		"many groups":                   {"- Kosten von €2.400.000 auf €1.900.000 gesenkt, 8 March 2026\n", `from: 2400000, to: 1900000, unit: "€"`, "", ""},
		"spaces":                        {"- Readers from 2 400 to 14 800, 7 March 2026\n", "from: 2400, to: 14800", "", ""},
		"narrow spaces":                 {"- Readers 2\u202f400 → 14\u202f800, 7 March 2026\n", "from: 2400, to: 14800", "", ""},
		"apostrophes":                   {"- Readers 2'400 → 950, 7 March 2026\n", "from: 2400, to: 950", "", ""},
		"two numbers and no spaces":     {"- Phase 2 100 → 50, 7 March 2026\n", "", `"2 100" may be two numbers`, ""},
		"a unit behind a space":         {"- Share 71 % -> 88,5 %, 7 March 2026\n", `from: 71, to: 88.5, unit: "%"`, "", ""},
		"millions of a currency":        {"- Cost from 1.2 M€ to 0.9 M€, 7 March 2026\n", "from: 1.2, to: 0.9, unit: \"M€\"", "", ""},
		"in Portuguese":                 {"- Prazo passou de 14,5 dias para 9 dias, 7 March 2026\n", "from: 14.5, to: 9, unit: dias", "", ""},
		"days of a month":               {"- On call from 3 to 5 March 2026\n", "", "", ""},
		"years":                         {"- Chaired the group from 2024 to 2026\n", "", "", ""},
	} {
		made, account, _ := into(t, "evidence", "brag.md", "## 2026\n\n"+c.list, RowOptions{})
		all, said := "", ""
		for _, text := range made {
			if !strings.Contains(text, "min") {
				all += text
			}
		}
		for _, r := range account.Records {
			said += strings.Join(r.Remarks, "\n")
		}
		if !strings.Contains(all, c.want) || c.want == "" && strings.Contains(all, "impact:") || !strings.Contains(said, c.doubt) || c.doubt == "" && strings.Contains(said, "impact:") {
			t.Errorf("%s: %s\n%s", name, all, said)
		}
		if taken := strings.Join(account.Remarks, "\n"); !strings.Contains(taken, c.assumed) || c.assumed == "" && strings.Contains(taken, "thousands") {
			t.Errorf("%s: %q", name, taken)
		}
	}
}

// So it is in the cells of a table, where other cells of numbers decide.
func TestDecimalsOfCells(t *testing.T) {
	const head = "title;ended;impact.label;impact.from;impact.to\n"
	for name, c := range map[string]struct{ rows, want, doubt string }{
		"asked about":      {"A;2026-03-02;Cost;82.500;79.900\n", "", `impact.from: "82.500" has two meanings`},
		"a comma decides":  {"A;2026-03-02;Cost;82.500;79.900\nB;2026-03-03;Wait;3,5;2,25\n", "from: 82500, to: 79900", ""},
		"a point decides":  {"A;2026-03-02;Cost;1.125;1.250\nB;2026-03-03;Wait;3.5;2.25\n", "from: 1.125, to: 1.250", ""},
		"a negative one":   {"A;2026-03-02;Cost;-2,5;−0,5\n", "from: -2.5, to: -0.5", ""},
		"no number at all": {"A;2026-03-02;Cost;many;few\n", "", `"many" is not a number`},
	} {
		made, account, _ := into(t, "evidence", "work.csv", head+c.rows, RowOptions{})
		said := ""
		for _, r := range account.Records {
			said += strings.Join(r.Remarks, "\n")
		}
		if !strings.Contains(made["a.md"], c.want) || c.want == "" && strings.Contains(made["a.md"], "from:") || !strings.Contains(said, c.doubt) {
			t.Errorf("%s: %s\n%s", name, made["a.md"], said)
		}
	}
	for cell, want := range map[string]string{
		"Cost: 82.500 → 79.900 €":      "",
		"Cost: 82.500,50 → 79.900 €":   `impact: [{label: Cost, from: 82500.50, to: 79900, unit: "€"}]`,
		"Wait: 3,5 h → 2,25 h":         "from: 3.5, to: 2.25, unit: \"h\"",
		"Readers: 2 400 → 4 800":       "from: 2400, to: 4800",
		"Readers of part 2 400 → 800":  "",
		"Balance: -1.5 → 2 points":     "from: -1.5, to: 2, unit: points",
		"Load: £310.000,00 → £297.000": `from: 310000.00, to: 297000, unit: "£"`,
	} {
		made, account, _ := into(t, "evidence", "work.csv", "title;ended;impact\nA;2026-03-02;"+cell+"\n", RowOptions{})
		if !strings.Contains(made["a.md"], want) || (want == "") != (len(account.Records[0].Remarks) > 0) {
			t.Errorf("%s: %s %q", cell, made["a.md"], account.Records[0].Remarks)
		}
	}
}
