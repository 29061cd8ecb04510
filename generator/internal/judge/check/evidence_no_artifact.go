package check

import "github.com/casebook-dev/casebook/generator/diag"

var evidenceNoArtifact = Check{
	ID:       "evidence-no-artifact",
	Title:    "finished evidence without an artifact",
	Severity: diag.Warning,
	Doc: `A finished piece of evidence has nothing under "artifacts".

Without something to open, readers have only the author's word for what was
done.

Attach a file, or link to a page that the readers of the case can open: the
design, the change, the minutes, a photograph of the board. If the work is
confidential, a page without the confidential parts is enough.`,
	Run: func(p *Pass) {
		for e := range p.finished() {
			if len(e.Artifacts) == 0 {
				p.Reportf(e.Pos, "this evidence has nothing that a reader can open").
					Hintf("add a file or a url under artifacts")
			}
		}
	},
}
