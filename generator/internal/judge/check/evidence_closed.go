package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

var evidenceClosed = Check{
	ID:       "evidence-closed",
	Title:    "an audience that may read none of the evidence",
	Severity: diag.Warning,
	Doc: `There is evidence, and the committee or the mentor that builds are for may read
none of it. An import writes "audience: self", so that nothing is open before its
author has looked at it.

A site or a packet for this audience shows every requirement as not met.

"casebook set --collection evidence --audience committee --dry-run" lists what
would be opened, and without --dry-run it is. "casebook audience committee" lists
what the committee may read.`,
	OfWhole: true,
	Run: func(p *Pass) {
		reader, all := p.reader(), p.Case.Evidence
		if reader == config.Public || len(all) == 0 {
			return // the public is not asked to judge
		}
		for i := range all {
			if reader.MayRead(all[i].Audience) || !all[i].AudiencePos.Given() {
				return // or a mistake closes it, which is reported
			}
		}
		p.Reportf(all[0].AudiencePos, "the audience %q may read none of the evidence, so it sees a case without any", reader).
			Hintf("casebook set --collection evidence --audience %s --dry-run lists what would be opened; without --dry-run it is", reader)
	},
}
