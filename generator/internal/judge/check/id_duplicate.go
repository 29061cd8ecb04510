package check

import "github.com/casebook-dev/casebook/generator/diag"

var idDuplicate = Check{
	ID:       "id-duplicate",
	Title:    "an id that is taken",
	Severity: diag.Error,
	Doc: `Two entries of one collection, two competencies, two people, two calendar
windows or two profiles of the packet have the same id; or a profile names a
section or an exhibit twice; or two files describe one series, or are both the
framework. Capitals do not tell ids apart, because they do not
tell files apart on every system.

A reference to that id could mean either.

Rename one of the two, and the references that mean it. Of what is named twice,
keep one.`,
}
