package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
)

var gapUnaimed = Check{
	ID:       "gap-unaimed",
	Title:    "a gap that nothing is aimed at",
	Severity: diag.Warning,
	Doc: `The level aimed at asks for a competency, the evidence does not support it yet,
and no open milestone or experiment names it.

A gap is normal, but a gap without a plan will still be there at the next
review.

Aim something at it: name the competency under "competencies" or "stretch" of a
milestone, or under "competencies" of an experiment. If it does not apply to
this case, waive it in the gate and say why. If the plan aims at nothing yet,
there is one message for all gaps.`,
	Run: func(p *Pass) {
		if len(p.entries()) == 0 {
			return // case-empty says so
		}
		if p.Case.LacksPart("evidence", "milestones", "experiments", "people", "config") {
			return // what closes a gap may stand in what could not be read
		}
		var unaimed []assess.Gap
		misspelt := p.misspelt()
		for _, g := range p.Assessment.Gaps {
			if len(g.AimedAt) == 0 && !misspelt[g.Competency] {
				unaimed = append(unaimed, g)
			}
		}
		if len(unaimed) > 3 && len(unaimed) == len(p.Assessment.Gaps) {
			p.reportNoPlan(unaimed)
			return
		}
		for _, g := range unaimed {
			c, _ := p.Case.Framework.Competency(g.Competency)
			p.Reportf(c.Pos, "%s at %q for %q, and nothing is aimed at it", g.Verdict.Word(), p.Assessment.Level, g.Competency).
				Hintf("name it under competencies of a milestone or an experiment")
		}
	},
}

// misspelt gives the competencies that a claim probably means, but does not name
// rightly, or not at a level that exists. Their gaps may close when the claim is
// mended, which other checks ask for.
func (p *Pass) misspelt() map[string]bool {
	meant := map[string]bool{}
	competencies, levels := p.names.competencies(), p.names.levels()
	for c := range p.claims() {
		if !competencies.has(c.Competency.V) {
			if n, ok := nearest(c.Competency.V, competencies.all()); ok {
				meant[n.id] = true
			}
		} else if c.Level.Given() && !levels.has(c.Level.V) {
			meant[c.Competency.V] = true
		}
	}
	return meant
}

func (p *Pass) reportNoPlan(gaps []assess.Gap) {
	var ids []string
	for _, g := range gaps {
		ids = append(ids, quoted(g.Competency))
	}
	at := p.Case.Config.Pos("target.level")
	if !at.Given() {
		at = p.Case.Framework.Pos
	}
	p.Reportf(at, "%d gaps to %q, and nothing is aimed at any of them: %s", len(gaps), p.Assessment.Level, some(ids)).
		Hintf("begin with one milestone; name what it is aimed at under competencies")
}
