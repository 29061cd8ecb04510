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

Use the person's id, or add the person: id, name, relation and alias. In
assessments, "self" means the author.`,
	Run: func(p *Pass) {
		k := p.names.people()
		for ref := range p.Case.PersonRefs() {
			p.resolve(ref, k)
		}
		for _, a := range p.Case.Assessments {
			if !a.ByAuthor() {
				p.resolve(a.By, k)
			}
		}
		for u := range p.shortcodes() {
			if u.Name == "person" {
				p.resolve(u.arg("id", 0), k)
			}
		}
	},
}
