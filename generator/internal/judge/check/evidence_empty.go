package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
)

var evidenceEmpty = Check{
	ID:       "evidence-empty",
	Title:    "finished evidence that says nothing",
	Severity: diag.Warning,
	Doc: `The text of a finished piece of evidence has nothing but comments, such as the
questions of a new entry, and there is no summary and no "impact".

It is an exhibit with a title alone, and its verdict rests on that. Readers
cannot see what was done, or what came of it.

Write what the situation was, what you did and what changed, or set "draft:
true" until you do.`,
	Run: func(p *Pass) {
		for e := range p.finished() {
			if body, _ := e.Body.WithoutRemarks(); body.Empty() && !e.Body.Empty() && e.Summary.V == "" && len(e.Impact) == 0 {
				p.Reportf(e.Pos, "this evidence has a title and no words about the work").
					Hintf("write what you did and what changed, or draft: true until you do")
			}
		}
	},
}
