package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
)

var nameInside = Check{
	ID:       "name-inside",
	Title:    "a word that begins with a closed name or term",
	Severity: diag.Warning,
	Doc: `A word with a capital begins with a name that an audience may not read,
followed by a short ending: "Joanas" and "Joanou" for Joana, "Ivanovu" for
Ivanova. Many languages decline names like this.

With s or es it is read as the genitive and replaced, "Joanas" by "a
colleague's". With another ending of up to three letters it is not replaced,
since it may be another word: "Market" begins with Mark. A word that the case
also uses in lower case is not reported.

A name in lower case with s or es ("joanas") is not replaced, but reported. So
are the forms of a term under redact, in upper or lower case: "herons",
"Herons", "Heronen" for Heron.

If it is the name, list the form under "also" of the person in people.yaml. If
it is another word, rephrase it, or give the person "exact: true", so that
endings are not considered. For a form of a term, add another rule under
redact.`,
	OfWhole: true,
	Run: func(p *Pass) {
		for _, d := range p.doubts() {
			switch d.Kind {
			case redact.AsGenitive:
				p.Reportf(d.Pos, "%q is read as the name %q%s, and becomes %q for the audience %q", d.Word, d.Form.V, times(d), d.As+"'s", d.Audience).
					See(d.Form.Pos, "%q is listed here", d.Form.V).
					Hintf("if it is the name, add %q to also in people.yaml; if not, use another word, or add exact: true to the person", d.Word)
			case redact.Inside:
				if d.Term {
					p.Reportf(d.Pos, "%q begins with the term %q%s, and is not replaced for the audience %q", d.Word, d.Form.V, times(d), d.Audience).
						See(d.Form.Pos, "%q is listed here", d.Form.V).
						Hintf("if it means the term, add a rule for %q to redact in config.yaml; if not, use another word, or accept this warning", d.Word)
					continue
				}
				p.Reportf(d.Pos, "%q begins with the name %q%s, and is not replaced for the audience %q", d.Word, d.Form.V, times(d), d.Audience).
					See(d.Form.Pos, "%q is listed here", d.Form.V).
					Hintf("if it is the name, add %q to also in people.yaml; if not, use another word, or add exact: true to the person", d.Word)
			}
		}
	},
}
