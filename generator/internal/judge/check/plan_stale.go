package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var planStale = Check{
	ID:       "plan-stale",
	Title:    "an agreed meeting is overdue",
	Severity: diag.Warning,
	Doc: `config.yaml has a "cadence", but the last check-in or review of that kind is
longer ago, or there is none.

A plan that nobody looks at is a wish.

Have the meeting and record it in content/check-ins, or agree on a cadence that
both sides can keep.`,
	Run: func(p *Pass) {
		if p.Case.LacksPart("check-ins") {
			return
		}
		for _, c := range p.Assessment.Cadences {
			at := p.Case.Config.Pos("cadence." + c.Name)
			switch {
			case !c.Last.Given():
				p.Reportf(at, "a %s is agreed %s, but there is none", c.Name, c.Every.Text).
					Hintf("record it in content/%s", casefile.CheckInsFolder)
			case c.Overdue:
				p.Reportf(at, "a %s is agreed %s, but the last was on %s", c.Name, c.Every.Text, c.Last).
					See(p.checkIn(c.LastKey), "the last %s", c.Name)
			}
		}
	},
}

// checkIn gives the place of the check-in with a key.
func (p *Pass) checkIn(key string) diag.Pos {
	for _, c := range p.Case.CheckIns {
		if c.Key() == key {
			return c.Pos
		}
	}
	return diag.Pos{}
}
