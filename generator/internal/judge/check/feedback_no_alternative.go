package check

import "github.com/casebook-dev/casebook/generator/diag"

var feedbackNoAlternative = Check{
	ID:       "feedback-no-alternative",
	Title:    "feedback that names no alternative",
	Severity: diag.Warning,
	Doc: `Feedback describes a behaviour or its impact, but has neither an "alternative"
(what would have been better) nor a "recognition" (that it was right as it
was).

The purpose of feedback is to change something or to keep it. This one does not
say which.

Ask: "What should I do next time?" If the answer is "the same", write it under
"recognition".`,
	Run: func(p *Pass) {
		for _, f := range p.Case.Feedback {
			if f.Alternative.V == "" && f.Recognition.V == "" && (f.Behaviour.V != "" || f.Impact.V != "") {
				p.Reportf(f.Pos, "the feedback names no alternative, and no recognition")
			}
		}
	},
}
