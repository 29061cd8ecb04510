package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
)

var nameShared = Check{
	ID:       "name-shared",
	Title:    "a name of two people",
	Severity: diag.Warning,
	Doc: `Two people share a name, as two colleagues called Anna do, and an audience may
not read it. casebook cannot tell which of them a text means, so one alias stands
for both, and readers take one person for the other. If only one of the two is
closed, the other loses the name too.

The same goes for a name that is also a term of "redact", and for an alias that
is somebody else's name.

List under "name" and "also" only what belongs to one person, and use that in
the texts. If it does not matter who is who, give both the same alias and the
same "named".`,
	OfWhole: true,
	Run: func(p *Pass) {
		for _, s := range redact.SharedNames(p.Case) {
			p.Reportf(s.Pos, "%q is %s here and %s as well, so readers cannot tell which is meant", s.Spelling, s.What, s.Other).
				See(s.First, "%q is %s here", s.Spelling, s.Other).
				Hintf("spell the two differently, or give both the same alias and the same named")
		}
	},
}
