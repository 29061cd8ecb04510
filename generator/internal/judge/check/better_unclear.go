package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
)

var betterUnclear = Check{
	ID:       "better-unclear",
	Title:    "which way is better is said of no column",
	Severity: diag.Warning,
	Doc: `The file beside a series says which way is better, but the series has no unit,
baseline or target, and its columns have different units.

A count of sites and a share of days do not improve in the same way by rule, so
the word is used for none of them, and no page says of a figure that it became
better.

Say it under each column that it holds for, as in
columns: {Availability: {better: higher}}.`,
	Run: func(p *Pass) {
		for i := range p.Case.Series {
			s := &p.Case.Series[i]
			if !s.Better.Given() {
				continue
			}
			var without []string
			for _, c := range s.Columns {
				if c.Better.Pos == s.Better.Pos {
					without = nil
					break
				}
				if c.Better.V == "" && !c.Aside {
					without = append(without, quoted(c.ID))
				}
			}
			if len(without) > 0 {
				p.Reportf(s.Better.Pos, "%q is said of no column, since their units differ: %s", s.Better.V, some(without)).
					Hintf("say it under columns, as in columns: {%s: {better: %s}}", without[0], s.Better.V)
			}
		}
	},
}
