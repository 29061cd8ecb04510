package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/audience"
)

var nameShared = Check{
	ID:       "name-shared",
	Title:    "a name of two people",
	Severity: diag.Warning,
	Doc: `Two people have a name in common, as two colleagues called Anna, and an
audience may not read it. Which of them a text speaks of cannot be told, so one
alias stands for both, and readers take one for the other. If only one of the
two is closed, the other loses the name too.

The same goes for a name that is also a term of "redact", and for an alias that
is somebody else's name.

List under "name" and "also" only what is one person's alone, and write that in
the texts. If it does not matter who is who, give both the same alias and
"named".`,
	Run: func(p *Pass) {
		for _, s := range audience.SharedNames(p.Case) {
			p.Reportf(s.Pos, "%q is %s here, and %s as well, so what is printed for it may be the other's", s.Spelling, s.What, s.Other).
				See(s.First, "%q is %s here", s.Spelling, s.Other).
				Hintf("tell the two apart by other spellings, or let both have the same alias and the same named")
		}
	},
}
