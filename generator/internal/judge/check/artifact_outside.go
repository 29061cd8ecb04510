package check

import "github.com/casebook-dev/casebook/generator/diag"

var artifactOutside = Check{
	ID:       "artifact-outside",
	Title:    "an artifact outside of the portfolio",
	Severity: diag.Error,
	Doc: `The "file" of an artifact leads out of content/: by "..", by a drive letter, or
by the name of a server.

What lies outside is not part of the case. It would be missing on every other
machine, and it could be something that nobody meant to publish.

Copy the file into the folder of the entry and name it without a path. A leading
"/" means content/.`,
	Run: func(p *Pass) {
		for _, e := range p.Case.Evidence {
			for _, a := range e.Artifacts {
				if a.File.V != "" && a.Path == "" {
					p.Reportf(a.File.Pos, "%q leads out of the portfolio", a.File.V).
						Hintf("copy the file to %s and name it from there", e.Folder)
				}
			}
		}
	},
}
