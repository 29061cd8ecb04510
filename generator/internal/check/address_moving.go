package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/audience"
	"github.com/casebook-dev/casebook/generator/internal/config"
)

var addressMoving = Check{
	ID:       "address-moving",
	Title:    "an address that other entries can change",
	Severity: diag.Warning,
	Doc: `The id of an entry tells a name or a term that an audience may not read. There
the entry has what is left of its id for an address, and of this one nothing is
left, or another entry has the same. So its address holds a number, which
changes when other entries come or go.

Somebody has noted the address, or it is printed in a packet, and then it leads
to another entry or to none.

Give the entry a slug, the part of its address that it keeps for everybody.`,
	Run: func(p *Pass) {
		told := map[string]bool{}
		for _, a := range []config.Audience{config.Public, config.Committee, config.Mentor} {
			for _, e := range audience.Moving(p.Case, a) {
				if told[e.Key()] {
					continue
				}
				told[e.Key()] = true
				p.Reportf(e.Pos, "the address of this entry has a number for the audience %q, since %q tells what it may not read", a, e.ID).
					Hintf("add slug: to it, the part of its address that stays")
			}
		}
	},
}
