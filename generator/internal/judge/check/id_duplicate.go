package check

import "github.com/casebook-dev/casebook/generator/diag"

var idDuplicate = Check{
	ID:       "id-duplicate",
	Title:    "a duplicate id",
	Severity: diag.Error,
	Doc: `Two entries of one collection, two competencies, two people, two calendar
windows or two profiles of the packet have the same id; or a profile names a
section or an exhibit twice; or two files describe one series, or are both the
framework. Ids that differ only in upper and lower case count as the same, as
file names do on some systems.

A reference to that id could mean either.

Rename one of the two, and the references to it. If something is named twice,
keep one.`,
}
