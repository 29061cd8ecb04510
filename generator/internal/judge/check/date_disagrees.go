package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var dateDisagrees = Check{
	ID:       "date-disagrees",
	Title:    "a file name and an entry with different dates",
	Severity: diag.Warning,
	Doc: `The name of a journal entry or a check-in begins with a date, but its "date"
field has a different one. The field counts.

One of the two is a mistake, and the entry may be listed under the wrong date.

Correct the one that is wrong. The name alone is enough: without a "date", such
an entry has the date of its file name.`,
	Run: func(p *Pass) {
		for _, e := range p.entries() {
			if !e.Collection.Dated() || !e.Date.Given() {
				continue
			}
			named, ok := casefile.DateInName(e.ID)
			if given := e.Date.V; ok && (given.Last < named.First || named.Last < given.First) {
				p.Reportf(e.Date.Pos, "date is %s, but the name begins with %s", given, named).
					Hintf("correct the one that is wrong; date: can be left out where the name has it")
			}
		}
	},
}
