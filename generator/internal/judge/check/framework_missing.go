package check

import "github.com/casebook-dev/casebook/generator/diag"

var frameworkMissing = Check{
	ID:       "framework-missing",
	Title:    "a case without a framework",
	Severity: diag.Warning,
	Doc: `The portfolio has no content/framework.yaml, and config.yaml names no other
file.

Without the text of the levels casebook can show evidence, but cannot say what
it supports or what is missing, and neither can a reader.

Write down the framework of your organisation: its levels, its competencies and
what each level expects of each. Begin with the level that the case argues for.`,
	Run: func(p *Pass) {
		if !p.Case.Framework.Given() && !p.Case.Config.Pos("target.framework").Given() {
			p.Reportf(diag.Pos{File: "content/framework.yaml"}, "the case has no framework to be judged against").
				Hintf("list levels, competencies and expectations in it")
		}
	},
}
