package check

import "github.com/casebook-dev/casebook/generator/diag"

var feedbackNoImpact = Check{
	ID:       "feedback-no-impact",
	Title:    "feedback that names no impact",
	Severity: diag.Warning,
	Doc: `Feedback tells a behaviour or an alternative, and has nothing under "impact":
what the behaviour led to.

Without it the reader cannot tell whether the behaviour mattered.

Ask what it meant for the person, the team or the work. Pure recognition needs
no impact.`,
	Run: func(p *Pass) {
		for _, f := range p.Case.Feedback {
			if f.Impact.V == "" && (f.Behaviour.V != "" || f.Alternative.V != "") {
				p.Reportf(f.Pos, "the feedback names no impact")
			}
		}
	},
}
