package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var ruleUnreachable = Check{
	ID:       "rule-unreachable",
	Title:    "a rule that no case can meet",
	Severity: diag.Error,
	Doc: `A rule of a gate asks for more "competencies" than the framework has expectations
for at that level.

Whatever the evidence, the gate could never hold.

Write how many of them the ladder asks for: of "at least 7 of the 10
competencies" it is 7. If the level has too few, write what it asks under
"expectations" of the others.`,
	Run: func(p *Pass) {
		for _, g := range p.Case.Framework.Gates {
			asked := p.askedAt(g.Level.V)
			for _, r := range g.Rules {
				if want := r.Competencies.V; want > len(asked) {
					p.Reportf(r.Competencies.Pos, "%q asks for %d of the competencies that %q has expectations for, and there are %d", r.ID, want, g.Level.V, len(asked)).
						Hintf("write how many of the %d it asks for, or what the level asks of others under expectations", len(asked))
				}
			}
		}
	},
}

// askedAt lists the competencies that a level asks something of.
func (p *Pass) askedAt(level string) []casefile.Competency {
	var asked []casefile.Competency
	for _, c := range p.Case.Framework.Competencies() {
		if e, ok := c.At(level); ok && e.Text.V != "" {
			asked = append(asked, c)
		}
	}
	return asked
}
