package check

import "github.com/casebook-dev/casebook/generator/diag"

var targetNotAbove = Check{
	ID:       "target-not-above",
	Title:    "the level aimed at is not above the level held",
	Severity: diag.Error,
	Doc: `In config.yaml, "target.level" is the same as "target.from", or below it in the
framework's order of levels.

Usually the two are swapped. The case would then be judged against a level that
the author already has.

Swap them. If the framework lists the levels from the highest to the lowest,
reverse that list: it begins with the lowest.`,
	Run: func(p *Pass) {
		cfg := p.Case.Config
		held, from, ok1 := p.Case.Framework.Level(cfg.Target.From)
		aimed, to, ok2 := p.Case.Framework.Level(cfg.Target.Level)
		if !ok1 || !ok2 || to > from || !cfg.Pos("target.level").Given() {
			return
		}
		p.Reportf(cfg.Pos("target.level"), "the target %q is not above %q, the level held now", aimed.ID, held.ID).
			See(aimed.Pos, "%q is level %d of %d", aimed.ID, to+1, len(p.Case.Framework.Levels)).
			Hintf("target.level is the level argued for, target.from the level held")
	},
}
