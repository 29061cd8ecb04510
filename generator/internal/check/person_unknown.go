package check

import (
	"iter"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/casefile"
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
		for ref := range p.people() {
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

// people gives every reference to a person from an entry.
func (p *Pass) people() iter.Seq[casefile.Ref] {
	return func(yield func(casefile.Ref) bool) {
		each := func(refs ...casefile.Ref) bool {
			for _, r := range refs {
				if !yield(r) {
					return false
				}
			}
			return true
		}
		for _, e := range p.Case.Evidence {
			if !each(e.Witnesses...) {
				return
			}
		}
		for _, s := range p.Case.CaseStudies {
			if !each(s.Witnesses...) {
				return
			}
		}
		for _, f := range p.Case.Feedback {
			if !each(f.From...) {
				return
			}
		}
		for _, c := range p.Case.CheckIns {
			if !each(c.With...) {
				return
			}
			for _, s := range c.Steps {
				if !each(s.Who) {
					return
				}
			}
		}
		for _, a := range p.Case.Asks {
			if !each(a.Of) {
				return
			}
		}
	}
}
