package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// fewestUnstated is how many claims without a level are no slip any more.
const fewestUnstated = 3

var levelUnstated = Check{
	ID:       "level-unstated",
	Title:    "evidence that names competencies without a level",
	Severity: diag.Warning,
	Doc: `Evidence names competencies without a level, which means the level held now, and
none names one at the level aimed at.

So nothing supports the level aimed at, although the case has evidence.

Name the level that the work really shows: "{id: delivery, level: staff}" in an
entry. For many entries, export them with casebook export csv evidence, write
the level into the column competencies.level, and import them with casebook
import evidence --update.`,
	Run: func(p *Pass) {
		_, held, known := p.Case.Framework.Level(p.Case.Config.Target.From)
		_, aim, ok := p.Case.Framework.Level(p.Case.Config.Target.Level)
		if !ok || known && held >= aim {
			return
		}
		var unstated []casefile.Claim
		for _, e := range p.Case.Evidence {
			for _, c := range e.Competencies {
				switch _, rank, ok := p.Case.Framework.Level(c.Level.V); {
				case !c.Level.Given():
					unstated = append(unstated, c)
				case !ok || rank >= aim:
					return // level-unknown speaks of one that does not exist
				}
			}
		}
		if len(unstated) >= fewestUnstated {
			p.Reportf(unstated[0].Competency.Pos, "%d claims such as this one have no level, so they are for the level held; none is for %q, the level aimed at", len(unstated), p.Case.Config.Target.Level).
				Hintf("name the level that the work shows, as in {id: %s, level: %s}", unstated[0].Competency.V, p.Case.Config.Target.Level)
		}
	},
}
