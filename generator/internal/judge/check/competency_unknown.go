package check

import (
	"iter"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var competencyUnknown = Check{
	ID:       "competency-unknown",
	Title:    "unknown competency",
	Severity: diag.Error,
	Doc: `An entry, an assessment, a chart or a gate names a competency that the
framework does not have.

Evidence for an unknown competency counts for nothing: the committee sees a gap
where there is evidence.

Use the id from content/framework.yaml. If the competency is new, add it there
first.`,
	Run: func(p *Pass) {
		if !p.Case.Framework.Given() {
			return // framework-missing says so, once
		}
		k := p.names.competencies()
		for ref := range p.competencies() {
			p.resolve(ref, k)
		}
	},
}

// competencies gives every reference to a competency.
func (p *Pass) competencies() iter.Seq[casefile.Ref] {
	return func(yield func(casefile.Ref) bool) {
		for c := range p.claims() {
			if !yield(c.Competency) {
				return
			}
		}
		for _, m := range p.Case.Milestones {
			if !yield(m.Stretch) {
				return
			}
		}
		for _, a := range p.Case.Assessments {
			if !yield(a.Competency) {
				return
			}
		}
		for _, c := range p.Case.Charts {
			for _, ref := range c.Radar {
				if !yield(ref) {
					return
				}
			}
		}
		for _, g := range p.Case.Framework.Gates {
			for _, r := range g.Rules {
				if !yield(r.Competency) {
					return
				}
			}
			for _, w := range g.Waive {
				if !yield(w.Competency) {
					return
				}
			}
		}
	}
}

// claims gives every place where an entry names a competency and perhaps a level.
func (p *Pass) claims() iter.Seq[casefile.Claim] {
	return func(yield func(casefile.Claim) bool) {
		for _, e := range p.entries() {
			for _, c := range e.Competencies {
				if !yield(c) {
					return
				}
			}
		}
		for _, m := range p.Case.Milestones {
			for _, c := range m.Requires.Competencies {
				if !yield(c) {
					return
				}
			}
		}
	}
}
