package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
)

var nameShared = Check{
	ID:       "name-shared",
	Title:    "a name of two people",
	Severity: diag.Warning,
	Doc: `Two people share a name, such as two colleagues called Anna, and an audience
may not read it. Casebook cannot know which of them a text means, so both get
the same alias, and readers cannot distinguish them. If only one of the two
names is closed, the other is replaced too.

The same goes for a name that is also a term of "redact", and for an alias that
is somebody else's name.

Under "name" and "also", list only names that belong to one person, and use
these in the texts. If it does not matter who is who, give both the same alias
and the same "named".`,
	OfWhole: true,
	Run: func(p *Pass) {
		for _, s := range redact.SharedNames(p.Case) {
			p.Reportf(s.Pos, "%q is %s here and %s as well, so readers cannot tell which is meant", s.Spelling, s.What, s.Other).
				See(s.First, "%q is %s here", s.Spelling, s.Other).
				Hintf("spell the two differently, or give both the same alias and the same named")
		}
	},
}
