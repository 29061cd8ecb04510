package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

var audienceEmpty = Check{
	ID:       "audience-empty",
	Title:    "a committee or a mentor without the ladder, or without any evidence",
	Severity: diag.Warning,
	Doc: `The audience of the build is committee or mentor, and may not read
content/framework.yaml, or none of the evidence. The site and the packet are
built without it, and without a message.

Everything that was imported is for you alone at first. A site without the ladder
has no level and no verdict, and one without evidence shows every requirement as
not met.

Open what the audience may read: write audience: committee into the ladder, and
casebook set --collection evidence --audience committee --dry-run lists what
would be opened. casebook audience committee lists what that site would show. The
audience is the one that config.yaml or --audience names.`,
	OfWhole: true,
	Run: func(p *Pass) {
		reader := p.reader()
		if reader == config.Public {
			return // who is not asked to judge
		}
		if f := p.Case.Framework; f.Given() && !reader.MayRead(f.Audience) {
			p.Reportf(f.Pos, "the audience %q may not read the ladder, which is for %s: it gets no level and no verdict", reader, f.Audience).
				Hintf("write audience: %s into this file", reader)
		}
		all := p.Case.Evidence
		for i := range all {
			if reader.MayRead(all[i].Audience) || !all[i].AudiencePos.Given() {
				return // or it is a mistake that is reported
			}
		}
		if len(all) > 0 {
			p.Reportf(all[0].AudiencePos, "the audience %q may read none of the evidence, and it is shown a case without any", reader).
				Hintf("casebook set --collection evidence --audience %s --dry-run lists what would be opened; without --dry-run it is", reader)
		}
	},
}
