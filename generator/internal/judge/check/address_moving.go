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
	Doc: `The id of an entry contains a name or a term that an audience may not read. For
these readers, the address is made from the rest of the id. Here the rest is
empty, or the same as for another entry, so the address gets a number. The
number changes when entries are added or removed.

An address that somebody saved, or that a packet prints, then leads to another
entry or to none.

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
				p.Reportf(e.Pos, "the id %q contains what the audience %q may not read, so the address gets a number there, which other entries can change", e.ID, a).
					Hintf("add slug: to the entry, the part of its address that stays the same")
			}
		}
	},
}
