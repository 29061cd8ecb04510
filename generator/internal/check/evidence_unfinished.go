package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/casefile"
)

var evidenceUnfinished = Check{
	ID:       "evidence-unfinished",
	Title:    "a case study about evidence that is not finished",
	Severity: diag.Warning,
	Doc: `A case study rests on evidence that has no "ended", or one in the future.

The study tells a result, and the evidence says that the work still goes on. One
of them is wrong, and unfinished evidence is never counted.

Give the evidence its "ended", or leave it out of the study until it has one.`,
	Run: func(p *Pass) {
		ended := map[string]bool{}
		for e := range p.finished() {
			ended[e.ID] = true
		}
		for _, s := range p.Case.CaseStudies {
			for _, ref := range s.Evidence {
				if i := casefile.Find(p.Case.Evidence, ref.V); i >= 0 && !ended[ref.V] {
					p.Reportf(ref.Pos, "%q is not finished, and the study tells it as done", ref.V).
						See(endOf(p.Case.Evidence[i]), "%q is planned", ref.V)
				}
			}
		}
	},
}

// endOf is the place of a day to come, or else of the evidence.
func endOf(e casefile.Evidence) diag.Pos {
	if e.Ended.Given() {
		return e.Ended.Pos
	}
	return e.Pos
}
