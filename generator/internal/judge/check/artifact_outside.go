package check

import "github.com/casebook-dev/casebook/generator/diag"

var artifactOutside = Check{
	ID:       "artifact-outside",
	Title:    "an artifact outside the portfolio",
	Severity: diag.Error,
	Doc: `The "file" of an artifact points outside content/: with "..", a drive letter,
or the name of a server.

A file outside content/ is not part of the case. It would be missing on every
other machine, and it could be something that nobody meant to publish.

Copy the file into the folder of the entry and write its name without a path. A
leading "/" means content/.`,
	Run: func(p *Pass) {
		for _, e := range p.Case.Evidence {
			for _, a := range e.Artifacts {
				if a.File.V != "" && a.Path == "" {
					p.Reportf(a.File.Pos, "%q points outside the portfolio", a.File.V).
						Hintf("copy the file to %s and name it from there", e.Folder)
				}
			}
		}
	},
}
