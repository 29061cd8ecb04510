package check

import "github.com/casebook-dev/casebook/generator/diag"

var evidenceNoObjective = Check{
	ID:       "evidence-no-objective",
	Title:    "finished evidence that serves no objective",
	Severity: diag.Warning,
	Doc: `config.yaml lists the objectives of the organisation, but a finished piece of
evidence names none of them.

Good work that nobody needed is weak evidence for a higher level, where choosing
the work is part of the job.

Name the objective that the work served, under "objectives". If there was none,
leave the evidence as it is and give it less room in the case.`,
	Run: func(p *Pass) {
		if len(p.Case.Config.Objectives) == 0 {
			return
		}
		for e := range p.finished() {
			if len(e.Objectives) == 0 {
				p.Reportf(e.Pos, "this evidence serves no objective").Hintf("name ids from config.yaml under objectives")
			}
		}
	},
}
