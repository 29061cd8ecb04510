package redact_test

import (
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/tests/casetest"
)

// A name with its surname first goes as a whole, and two names in a row stay two.
func TestSurnameFirst(t *testing.T) {
	c := casetest.Hiding(t, "", map[string]string{
		"content/people.yaml": `
- {id: odile, name: Odile Marchetti, also: [Odi], alias: a colleague, named: mentor}
- {id: jan, name: Jan van der Meer, alias: a planner, named: mentor}
- {id: jurgen, name: Jürgen Öhm, alias: a welder, named: mentor, exact: true}
- {id: li, name: 李 小龙, alias: a buyer, named: mentor}
- {id: rosa, name: Rosa Marchetti, named: public}
- {id: bell, name: Odile Bell, named: public}
`,
		"content/evidence/e.md": "---\naudience: public\n---\n# E\n"})
	for text, want := range map[string]string{
		"by Marchetti, Odile in May":                  "by a colleague in May",
		"N:Marchetti;Odile;;;":                        "N:a colleague;;;",
		"id;surname;given\n1;MARCHETTI;ODILE":         "id;surname;given\n1;a colleague",
		"1\tMarchetti\tOdile\t3":                      "1\ta colleague\t3",
		"\"Marchetti\",\"Odile\"":                     "\"a colleague\"",
		"author = {{Marchetti}, {Odile} and Bell, X}": "author = {{a colleague} and Bell, X}",
		"Marchetti,\nOdile":                           "A colleague",
		"MARCHETTI Odile was there":                   "A colleague was there",
		"marchetti_odile and marchetti-odile":         "a colleague and a colleague",
		"MarchettiOdile, marchettiodile2":             "A colleague, a colleague2",
		"?q=Marchetti%2C%20Odile":                     "?q=a colleague",
		"von van der Meer, Jan":                       "von a planner",
		"Meer, Jan van der":                           "A planner",
		"Oehm, Juergen und ÖHM, JÜRGEN":               "A welder und a welder",
		"Odile Marchetti, Odile Marchetti":            "A colleague, a colleague",
		"Eva Marchetti, Odile Costa":                  "Eva Marchetti, Odile Costa",
		"Rosa Marchetti, Odile Bell":                  "Rosa Marchetti, Odile Bell",
		"to Rosa Marchetti, Odile said":               "to Rosa Marchetti, Odile said",
		"Marchetti. Odile":                            "Marchetti. Odile",
		"Marchetti Odile":                             "Marchetti Odile",
		"Marchetti, said Odile":                       "Marchetti, said Odile",
		"Marchetti\n\nOdile; Marchetti: Odile":        "Marchetti\n\nOdile; Marchetti: Odile",
	} {
		if got := body(t, c, text); !strings.EqualFold(got, want) {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}
