package check

import (
	"iter"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var evidenceNoWitness = Check{
	ID:       "evidence-no-witness",
	Title:    "finished evidence without a witness",
	Severity: diag.Warning,
	Doc: `A finished piece of evidence names nobody under "witnesses".

A committee cannot ask the author whether the author is right. One name of
someone who saw the work turns a claim into something that can be checked.

Name at least one person who knows the work at first hand, and ask them before
you do. If there is nobody because you did the work alone, say so in the text,
and choose other evidence for the case.`,
	Run: func(p *Pass) {
		for e := range p.finished() {
			if len(e.Witnesses) == 0 {
				p.Reportf(e.Pos, "nobody can confirm this evidence").Hintf("name people under witnesses")
			}
		}
	},
}

// finished gives the evidence that had ended by the day of judgement.
func (p *Pass) finished() iter.Seq[*casefile.Evidence] {
	return func(yield func(*casefile.Evidence) bool) {
		for i := range p.Case.Evidence {
			e := &p.Case.Evidence[i]
			if e.Ended.V.Given() && e.Ended.V.Last <= p.Assessment.Day && !yield(e) {
				return
			}
		}
	}
}
