package check

import "github.com/casebook-dev/casebook/generator/diag"

var evidenceNoCompetency = Check{
	ID:       "evidence-no-competency",
	Title:    "evidence that names no competency",
	Severity: diag.Warning,
	Doc: `A piece of evidence has nothing under "competencies".

It then supports no expectation. It is in the list of exhibits, but the
judgement ignores it.

Name the one or two competencies that it shows best, with the level if it shows
more than the level held now: "competencies: [{id: design, level: staff}]".`,
	Run: func(p *Pass) {
		if !p.Case.Framework.Given() {
			return
		}
		for _, e := range p.Case.Evidence {
			if len(e.Competencies) == 0 {
				p.Reportf(e.Pos, "this evidence names no competency, so it supports nothing").
					Hintf("name ids from %s under competencies", p.Case.Framework.Pos.File)
			}
		}
	},
}
