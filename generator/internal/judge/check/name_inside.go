package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
)

var nameInside = Check{
	ID:       "name-inside",
	Title:    "a word that begins with a closed name or term",
	Severity: diag.Warning,
	Doc: `A word with a capital begins with a name that an audience may not read, and has a
short ending: "Joanas" and "Joanou" for Joana, "Ivanovu" for
Ivanova. Languages decline names so.

With s or es it is taken for the genitive and replaced, "Joanas" by "a
colleague's". With another ending of up to three letters it stays, since it may
be a word of its own: "Market" begins with Mark. What the case also uses in
small letters is such a word, and not told of.

A name in small letters with s or es ("joanas") stays, and is told. So are the
forms of a term of redact, in any case: "herons", "Herons", "Heronen" for Heron.

If it is the name, list the form under "also" of the person in people.yaml. If
it is another word, write it otherwise, or give the person "exact: true", with
which names have no endings. A form of a term is a rule of its own under redact.`,
	OfWhole: true,
	Run: func(p *Pass) {
		for _, d := range p.doubts() {
			switch d.Kind {
			case redact.AsGenitive:
				p.Reportf(d.Pos, "%q is taken for the name %q%s, and becomes %q for the audience %q", d.Word, d.Form.V, times(d), d.As+"'s", d.Audience).
					See(d.Form.Pos, "%q is listed here", d.Form.V).
					Hintf("if it is the name, add %q to also in people.yaml; if not, use another word, or add exact: true to the person", d.Word)
			case redact.Inside:
				if d.Term {
					p.Reportf(d.Pos, "%q begins with the term %q%s, and stays as it is for the audience %q", d.Word, d.Form.V, times(d), d.Audience).
						See(d.Form.Pos, "%q is listed here", d.Form.V).
						Hintf("if it means the term, add a rule for %q to redact in config.yaml; if not, use another word, or accept this warning", d.Word)
					continue
				}
				p.Reportf(d.Pos, "%q begins with the name %q%s, and stays as it is for the audience %q", d.Word, d.Form.V, times(d), d.Audience).
					See(d.Form.Pos, "%q is listed here", d.Form.V).
					Hintf("if it is the name, add %q to also in people.yaml; if not, use another word, or add exact: true to the person", d.Word)
			}
		}
	},
}
