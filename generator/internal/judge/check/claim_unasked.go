package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var claimUnasked = Check{
	ID:       "claim-unasked",
	Title:    "evidence for a level that asks nothing of the competency",
	Severity: diag.Warning,
	Doc: `Evidence claims a competency at a level, but the framework has no expectation
of that competency at this level or below.

Evidence at a level supports the expectations of that level and below. This one
supports nothing, although it seems to. A claim without a level means the level
held now.

Name the level that the work really shows, or add the missing expectation to the
framework.`,
	Run: func(p *Pass) {
		for _, e := range p.Case.Evidence {
			for _, c := range e.Competencies {
				p.unasked(c)
			}
		}
	},
}

func (p *Pass) unasked(claim casefile.Claim) {
	f := p.Case.Framework
	competency, ok := f.Competency(claim.Competency.V)
	if !ok || !claim.Level.Given() {
		return
	}
	_, rank, ok := f.Level(claim.Level.V)
	if !ok || len(competency.Expectations) == 0 {
		return
	}
	for _, x := range competency.Expectations {
		if _, at, ok := f.Level(x.Level.V); !ok || at <= rank {
			return // it is asked, or level-unknown speaks of what is asked
		}
	}
	p.Reportf(claim.Level.Pos, "nothing is asked of %q at %q or below", competency.ID, claim.Level.V).
		See(competency.Expectations[0].Level.Pos, "%q begins at %q", competency.ID, competency.Expectations[0].Level.V).
		Hintf("name a level from %q on, or another competency", competency.Expectations[0].Level.V)
}
