package check

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var questionNoEvidence = Check{
	ID:       "question-no-evidence",
	Title:    "an answer without evidence",
	Severity: diag.Warning,
	Doc: `A question has an answer, but nothing under "evidence".

An objection is answered by what was done, not by words alone.

Name the evidence that the answer rests on. If there is none yet, the objection
is a gap: aim a milestone at it. A draft counts for nothing until it is
finished. A question without an answer is reported only as
question-unanswered.`,
	Run: func(p *Pass) {
		drafts := map[string]bool{}
		for _, e := range p.drafted.Evidence {
			drafts[e.ID] = e.Draft.V
		}
		for _, q := range p.Case.Questions {
			switch {
			case q.Body.Empty():
			case len(q.Evidence) == 0:
				p.Reportf(q.Pos, "the answer names no evidence").Hintf("name ids of evidence under evidence")
			case !slices.ContainsFunc(q.Evidence, func(r casefile.Ref) bool { return !drafts[r.V] }):
				p.Reportf(q.Evidence[0].Pos, "the answer names only drafts as evidence").Hintf("finish one, or name other evidence")
			}
		}
	},
}
