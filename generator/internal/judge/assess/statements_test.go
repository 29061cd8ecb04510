package assess

import (
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// A gate counts statements of others that do not speak against the level, by relation or
// capacity, competency and date.
func TestStatementsCount(t *testing.T) {
	statement := func(id, from, capacity, recommends, given, about string) casefile.Statement {
		return casefile.Statement{
			Entry: entry(casefile.StatementsFolder, id, ""), From: text(from), Capacity: text(capacity),
			Recommends: text(recommends), Given: date(given), About: texts(about),
		}
	}
	all := func(c *casefile.Case) {
		c.Statements = []casefile.Statement{
			statement("a", "ana", "manager", "yes", "2026-06-01", "design"),
			statement("b", "ben", "referee", "", "2024-06-01", ""),
			statement("c", "cleo", "referee", "not yet", "2026-05-01", ""),
			statement("d", "ben", "referee", "abstains", "2026-05-01", ""),
			statement("e", "self", "witness", "yes", "2026-05-01", ""),
			statement("f", "", "witness", "yes", "2026-05-01", ""),
			statement("g", "ana", "sponsor", "yes", "2026-07-01", ""), // after the day
			statement("h", "ben", "sponsor", "yes", "", ""),
			statement("i", "ben", "referee", "", "2026-05-02", ""), // begun, and without a word
		}
		c.Statements[1].Summary = text("A letter of two pages.")
	}
	for name, c := range map[string]struct {
		rule    casefile.Rule
		verdict Verdict
		entries string
		because string
	}{
		"all":        {casefile.Rule{Statements: number(4)}, Some, "statements/a statements/b statements/h", "3 statements of 4 asked, from 2 people; 1 says not yet; 1 abstains; 1 says nothing yet"},
		"a manager":  {casefile.Rule{Statements: number(1), From: texts("manager")}, Supported, "statements/a", "1 statement of 1 asked, from 1 person"},
		"a referee":  {casefile.Rule{Statements: number(2), From: texts("referee")}, Some, "statements/b", "1 statement of 2 asked, from 1 person; 1 says not yet; 1 abstains; 1 says nothing yet"},
		"recent":     {casefile.Rule{Statements: number(2), Within: span("12 months")}, Some, "statements/a", "1 statement of 2 asked, from 1 person; 1 says not yet; 1 abstains; 1 says nothing yet; 1 more is older than 12 months"},
		"competency": {casefile.Rule{Statements: number(1), Competency: text("design")}, Supported, "statements/a", "1 statement of 1 asked, from 1 person"},
		"none":       {casefile.Rule{Statements: number(1), From: texts("report")}, None, "", "no statement of 1 asked"},
	} {
		t.Run(name, func(t *testing.T) {
			c.rule.ID, c.rule.Pos = "r", here
			got := Of(ladder(gate(casefile.Gate{Rules: []casefile.Rule{c.rule}}), all), on(today)).Rules[0]
			same(t, "verdict", got.Verdict, c.verdict)
			same(t, "entries", keys(got.Entries), c.entries)
			same(t, "because", got.Because, c.because)
		})
	}
	got := Of(ladder(gate(casefile.Gate{Rules: []casefile.Rule{{ID: "r", Pos: here, Statements: number(2), From: texts("manager sponsor"), Competency: text("design")}}}), all), on(today)).Rules[0]
	same(t, "name", got.Name, "2 statements on Design from managers or sponsors")
}
