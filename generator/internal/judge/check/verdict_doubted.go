package check

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
)

var verdictDoubted = Check{
	ID:       "verdict-doubted",
	Title:    "a supported requirement that a committee may doubt",
	Severity: diag.Warning,
	Doc: `The evidence supports what the level asks of a competency, and something speaks
against it: the author and all others assess a lower level, one person alone
can confirm several exhibits, or the only witness is also the only other who
assesses.

The verdict stays as it is, because the gate asks for no more, and its reason
says what speaks against it. A committee sees the same and asks.

Ask a second person who saw the work to confirm it. Where an assessment is out
of date, assess again. A gate with "each: {assessed: true}" requires that others
agree.`,
	Run: func(p *Pass) {
		for _, x := range p.Assessment.Expectations {
			c, _ := p.Case.Framework.Competency(x.Competency)
			for _, doubt := range x.Doubts {
				says, hint := p.doubt(doubt, x)
				p.Reportf(c.Pos, "%q is supported, but %s", x.Competency, says).Hintf("%s", hint)
			}
		}
	},
}

// doubt says what speaks against a verdict, and what to do.
func (p *Pass) doubt(doubt assess.Doubt, x assess.Expectation) (says, hint string) {
	switch doubt {
	case assess.AssessedLower:
		level := p.Assessment.Level
		return fmt.Sprintf("the author and others assess it below %q", level),
			fmt.Sprintf("assess it again, or claim a level below %q in its evidence", level)
	case assess.OneAssessor:
		return fmt.Sprintf("%q alone can confirm it, and also assesses it", x.Witnesses[0]), "name another witness"
	default:
		return fmt.Sprintf("%q alone can confirm it", x.Witnesses[0]), "name another witness"
	}
}
