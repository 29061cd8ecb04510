package check

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var ruleIdle = Check{
	ID:       "rule-idle",
	Title:    "a rule, or a key of one, that changes nothing",
	Severity: diag.Warning,
	Doc: `A rule of a gate counts "competencies", and as many of them are required one by
one; or it has a key that chooses among evidence or people, and counts neither.

A ladder that says "at least 7 of the 10 competencies" lets three be missing. A
competency is required unless it says otherwise, so that none may be missing,
and the rule decides nothing.

Give the competencies that may be missing "importance: should". What is asked of
each of them is under "each" of the gate, and not in the rule.`,
	Run: func(p *Pass) {
		for _, g := range p.Case.Framework.Gates {
			asked, musts := p.askedAt(g.Level.V), 0
			for _, c := range asked {
				if c.Importance == casefile.Must && !waives(g, c.ID) {
					musts++
				}
			}
			for _, r := range g.Rules {
				want := r.Competencies.V
				if want < 1 {
					continue
				}
				if want <= musts {
					p.Reportf(r.Competencies.Pos, "%q asks for %d of the competencies, of which %d cannot be missing anyway", r.ID, want, musts).
						Hintf("give those that may be missing importance: should")
				}
				if at, key := idleKey(r); key != "" {
					p.Reportf(at, "%q chooses nothing in %q, which counts competencies alone", key, r.ID).
						Hintf("what is asked of each competency is under each: of the gate")
				}
			}
		}
	},
}

func waives(g casefile.Gate, competency string) bool {
	return slices.ContainsFunc(g.Waive, func(w casefile.Waiver) bool { return w.Competency.V == competency })
}

// idleKey finds the first key of a rule that chooses what counts, where the rule counts
// only what no key chooses among.
func idleKey(r casefile.Rule) (at diag.Pos, key string) {
	if max(r.Evidence.V, r.Witnesses.V, r.Feedback.V, r.Statements.V, r.Assessments.V) > 0 {
		return at, ""
	}
	switch {
	case r.Competency.Given():
		return r.Competency.Pos, "competency"
	case len(r.Kind) > 0:
		return r.Kind[0].Pos, "kind"
	case r.Scope.Given():
		return r.Scope.Pos, "scope"
	case len(r.From) > 0:
		return r.From[0].Pos, "from"
	case r.Within.Pos.Given():
		return r.Within.Pos, "within"
	}
	return at, ""
}
