package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var targetUnknown = Check{
	ID:       "target-unknown",
	Title:    "the target is not in the framework",
	Severity: diag.Error,
	Doc: `In config.yaml, "target.level" or "target.from" names a level that the framework
does not have.

Everything is judged against the target. Without it the site can list evidence,
but cannot say what it shows.

Use level ids from the framework. A flag or an environment variable overrides
the file; the message says where the word came from.`,
	Run: func(p *Pass) {
		if !p.Case.Framework.Given() {
			return
		}
		target := p.Case.Config.Target
		levels := p.names.levels()
		p.resolve(casefile.Ref{V: target.Level, Pos: p.Case.Config.Pos("target.level")}, levels)
		p.resolve(casefile.Ref{V: target.From, Pos: p.Case.Config.Pos("target.from")}, levels)
	},
}
