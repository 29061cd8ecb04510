package check

import (
	"iter"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var levelUnknown = Check{
	ID:       "level-unknown",
	Title:    "unknown level",
	Severity: diag.Error,
	Doc: `A claim, an assessment, an expectation or a gate names a level that the
framework does not have.

Evidence for an unknown level supports nothing, and a gate for one is never
judged.

Use an id from "levels" in content/framework.yaml. The level that the case
argues for is in config.yaml; see target-unknown.

A review may rate with words, such as "Solid". An assessment names a level all
the same: the one that the word means. The word itself goes into "note".`,
	Run: func(p *Pass) {
		if !p.Case.Framework.Given() {
			return
		}
		k := p.names.levels()
		for ref := range p.levels() {
			p.resolve(ref, k)
		}
		for _, a := range p.Case.Assessments {
			if d := p.resolve(a.Level, k); d != nil {
				d.Hintf("%s; for a word that a review rates with, write the level that it means, and the word into note", d.Hint)
			}
		}
	},
}

// levels gives every reference to a level, save those of assessments and the two in
// config.yaml.
func (p *Pass) levels() iter.Seq[casefile.Ref] {
	return func(yield func(casefile.Ref) bool) {
		for c := range p.claims() {
			if !yield(c.Level) {
				return
			}
		}
		for _, c := range p.Case.Framework.Competencies() {
			for _, e := range c.Expectations {
				if !yield(e.Level) {
					return
				}
			}
		}
		for _, g := range p.Case.Framework.Gates {
			if !yield(g.Level) || !yield(g.Tenure.Level) {
				return
			}
		}
	}
}
