package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var feedbackNoBehaviour = Check{
	ID:       "feedback-no-behaviour",
	Title:    "feedback that names no behaviour",
	Severity: diag.Warning,
	Doc: `Feedback has nothing under "behaviour": what the author of the case did or said,
in a situation that both remember.

Praise or blame that names no action cannot be checked or acted on, and a
committee gives it no weight.

Ask the person who gave it: "When did you see that? What did I do?" Pure
recognition needs no behaviour. Feedback without behaviour, impact, alternative
and recognition gets this message only.`,
	Run: func(p *Pass) {
		for _, f := range p.Case.Feedback {
			switch {
			case f.Behaviour.V != "" || recognises(f):
			case f.Impact.V == "" && f.Alternative.V == "":
				p.Reportf(f.Pos, "the feedback names no behaviour, no impact and no alternative")
			default:
				p.Reportf(f.Pos, "the feedback names no behaviour")
			}
		}
	},
}

// recognises tells whether feedback is recognition and nothing else.
func recognises(f casefile.Feedback) bool {
	return f.Recognition.V != "" && f.Behaviour.V == "" && f.Impact.V == "" && f.Alternative.V == ""
}
