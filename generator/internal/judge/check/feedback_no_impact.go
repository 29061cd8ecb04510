package check

import "github.com/casebook-dev/casebook/generator/diag"

var feedbackNoImpact = Check{
	ID:       "feedback-no-impact",
	Title:    "feedback that names no impact",
	Severity: diag.Warning,
	Doc: `Feedback describes a behaviour or an alternative, but has nothing under
"impact": what the behaviour led to.

Without it, readers do not know whether the behaviour mattered.

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
