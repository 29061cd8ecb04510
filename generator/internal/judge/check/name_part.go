package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
)

var namePart = Check{
	ID:       "name-part",
	Title:    "a first name or surname that stands alone",
	Severity: diag.Warning,
	Doc: `A text contains the first name or the surname of a person whose name an audience
may not read: "Mr Silva" for Ana Silva. Only the whole name, and what is listed
under "also" in people.yaml, is replaced.

Readers see the name, and what the text says of the person.

If it is the person, add the word to "also". If it is somebody or something else
("in May" beside a May Lin), accept the warning, or give the person "exact:
true". A word that the texts of the case write in lower case as often as with a
capital is not reported; ids, addresses and names of files do not count.`,
	OfWhole: true,
	Run: func(p *Pass) {
		for _, d := range p.doubts() {
			if d.Kind == redact.PartAlone {
				p.Reportf(d.Pos, "%q is a part of the name %q%s, and is not replaced for the audience %q", d.Word, d.As, times(d), d.Audience).
					See(d.Form.Pos, "%q is listed here", d.As).
					Hintf("if it is that person, add also: [%s] in people.yaml; if not, accept this warning, or add exact: true to the person", d.Form.V)
			}
		}
	},
}
