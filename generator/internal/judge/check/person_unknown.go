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

A committee asks who a witness is and how they know the work. That stands in
people.yaml, together with the name that readers see when the real one is not
for them. An unknown person would keep their name in every build.

Use the person's id, or add the person: id, name, relation and alias. In
assessments the word "self" stands for the author.`,
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
