package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
)

var personUnknown = Check{
	ID:       "person-unknown",
	Title:    "unknown person",
	Severity: diag.Error,
	Doc: `A witness, a giver of feedback, a participant or an assessor is not listed in
content/people.yaml.

A committee asks who a witness is and how they know the work. people.yaml says
so, and has the alias for readers who may not see the real name. The name of an
unknown person would be in every build.

Files name people by their ids, in small letters as people.yaml has them. Use the
person's id, or add the person: casebook new person NAME. In assessments, "self"
means the author.`,
	Run: func(p *Pass) {
		k := p.names.people()
		for ref := range p.Case.PersonRefs() {
			p.resolve(ref, k)
		}
		withAuthor := p.names.peopleAndAuthor()
		for _, a := range p.Case.Assessments {
			p.resolve(a.By, withAuthor)
		}
		for u := range p.shortcodes() {
			if u.Name == "person" {
				p.resolve(u.arg("id", 0), k)
			}
		}
	},
}
