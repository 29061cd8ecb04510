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
	Doc: `A word in lower case is spelt like a name that an audience may not read, and is
replaced for that audience: for a colleague called Will, "we will deliver"
becomes "we a colleague deliver".

It may be the name, typed without its capital, so it is replaced to be safe. If
it is a word, the sentence is broken. List a login or a nickname that is
written in lower case under "also".

If it is the name, write it with a capital. If it is a word, give the person
"exact: true" in people.yaml: the name is then replaced only where it is spelt
as in people.yaml or in capitals, and the word is not. Check sentences that
begin with the word, since there it is read as the name.

A level, an area or a competency of the framework may also have the name of a
person: for a colleague Grace Hope, with "Hope" under "also", a competency
"Hope" becomes "a colleague" on every page. List only the full name, or rename
the competency. Words that casebook writes, such as "Design" for a kind of
evidence, are not replaced.`,
	OfWhole: true,
	Run: func(p *Pass) {
		for _, d := range p.doubts() {
			if d.Kind == redact.AsLabel {
				p.Reportf(d.Pos, "%q, a name in the framework%s, is also the name of a person, and becomes %q for the audience %q", d.Word, times(d), d.As, d.Audience).
					See(d.Form.Pos, "%q is listed here", d.Form.V).
					Hintf("list the person's full name alone in people.yaml, or rename it in the framework")
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
