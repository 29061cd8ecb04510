package check

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
)

var nameOrdinary = Check{
	ID:       "name-ordinary",
	Title:    "a name that is an ordinary word",
	Severity: diag.Warning,
	Doc: `A word in small letters is spelt like the name of somebody whom an audience may
not read, and is replaced for it: for a colleague called Will, "we will
deliver" becomes "we a colleague deliver".

It may be the name, written in haste, so it is replaced to be safe. It may also
be a word, and then the sentence is broken. List a login or a nickname that is
written in small letters under "also", as it is written.

If it is the name, write it with a capital. If it is a word, give the person
"exact: true" in people.yaml: the name is then found as it is written there and
in capitals only, and the word stays. Look at sentences that begin with the
word, since there it is taken for the name.

A level, an area or a competency of the framework may be called like somebody
too: for a colleague called Grace Hope, of whom "Hope" is listed, a competency
"Hope" becomes "a colleague" on every page. List the name in full alone, or call
the competency otherwise. Words that casebook itself writes, as "Design" for a
kind of evidence, stay.`,
	OfWhole: true,
	Run: func(p *Pass) {
		for _, d := range p.doubts() {
			if d.Kind == redact.AsLabel {
				p.Reportf(d.Pos, "%q, a name in the framework%s, is also the name of a person, and becomes %q for the audience %q", d.Word, times(d), d.As, d.Audience).
					See(d.Form.Pos, "%q is listed here", d.Form.V).
					Hintf("list the person's full name alone in people.yaml, or call it otherwise in the framework")
			}
			if d.Kind == redact.InLower {
				p.Reportf(d.Pos, "%q is read as the name %q%s, and becomes %q for the audience %q", d.Word, d.Form.V, times(d), d.As, d.Audience).
					See(d.Form.Pos, "%q is listed here", d.Form.V).
					Hintf("if it is the name, write it with a capital; if it is a word, add exact: true to the person in people.yaml, or use another word")
			}
		}
	},
}

// doubts gives the words that may be names, once per pass.
func (p *Pass) doubts() []redact.Doubt {
	if !p.doubted {
		p.inDoubt, p.doubted = redact.Doubts(p.Case, audience.Filter), true
	}
	return p.inDoubt
}

func times(d redact.Doubt) string {
	if d.Times < 2 {
		return ""
	}
	return fmt.Sprintf(", %d times in this file", d.Times)
}
