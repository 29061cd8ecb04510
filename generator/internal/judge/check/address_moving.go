package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

var addressMoving = Check{
	ID:       "address-moving",
	Title:    "an address that other entries can change",
	Severity: diag.Warning,
	Doc: `The id of an entry holds a name or a term that an audience may not read. For
these readers its address is made of what is left of the id. Here nothing is
left, or another entry is left with the same, so the address gets a number, which
changes when other entries come or go.

Where somebody has kept the address, or a packet prints it, it then leads to
another entry or to none.

Give the entry a slug: the last part of its address, the same for everybody.`,
	OfWhole: true,
	Run: func(p *Pass) {
		told := map[string]bool{}
		for _, a := range []config.Audience{config.Public, config.Committee, config.Mentor} {
			for _, e := range redact.Moving(p.Case, a) {
				if told[e.Key()] {
					continue
				}
				told[e.Key()] = true
				p.Reportf(e.Pos, "the id %q holds what the audience %q may not read, so the address has a number there, which other entries can change", e.ID, a).
					Hintf("add slug: to the entry, the part of its address that stays the same")
			}
		}
	},
}
