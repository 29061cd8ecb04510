package check

import "github.com/casebook-dev/casebook/generator/diag"

var questionNoEvidence = Check{
	ID:       "question-no-evidence",
	Title:    "an answer without evidence",
	Severity: diag.Warning,
	Doc: `A question has an answer, but nothing under "evidence".

An objection is answered by what was done, not by words alone.

Name the evidence that the answer rests on. If there is none yet, the objection
is a gap: aim a milestone at it. A question without an answer is reported only
as question-unanswered.`,
	Run: func(p *Pass) {
		for _, q := range p.Case.Questions {
			if !q.Body.Empty() && len(q.Evidence) == 0 {
				p.Reportf(q.Pos, "the answer names no evidence").Hintf("name ids of evidence under evidence")
			}
		}
	},
}
