package generator

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/check"
)

// Explain gives the documentation of a check, with its example; ok is false
// where there is no check of that id.
func Explain(id string) (text string, ok bool) { return check.Explain(id) }

// Checks lists every check, ordered by id, in the form that reports describe
// them in.
func Checks() []diag.Rule {
	var rules []diag.Rule
	for _, c := range check.List() {
		rules = append(rules, diag.Rule{ID: c.ID, Summary: c.Title, Help: c.Doc})
	}
	return rules
}
