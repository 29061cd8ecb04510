package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

var frameworkClosed = Check{
	ID:       "framework-closed",
	Title:    "a ladder that readers of evidence may not read",
	Severity: diag.Warning,
	Doc: `The audience that builds are for may read evidence, but not the ladder: its file
says "audience: self" or "audience: mentor". An import writes "audience: self",
so that nothing is open before its author has looked at it.

A site or a packet for this audience has no levels, no verdicts and no page of
competencies. A ladder for the committee, which is the default, is not reported
by builds for the public.

Write into the file of the ladder who may read it, as "audience: committee", or
accept the warning.`,
	OfWhole: true,
	Run: func(p *Pass) {
		reader, ladder := p.reader(), p.Case.Framework
		if !ladder.Given() || config.Committee.MayRead(ladder.Audience) || reader.MayRead(ladder.Audience) {
			return
		}
		for e := range p.finished() {
			if reader.MayRead(e.Audience) {
				p.Reportf(ladder.Pos, "the audience %q may read evidence, but not the ladder, so nothing is judged for it", reader).
					Hintf("write audience: %s into this file", reader)
				return
			}
		}
	},
}
