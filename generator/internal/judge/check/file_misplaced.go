package check

import "github.com/casebook-dev/casebook/generator/diag"

var fileMisplaced = Check{
	ID:       "file-misplaced",
	Title:    "a file or folder that casebook does not know",
	Severity: diag.Error,
	Doc: `Below content/ stands a file or a folder that belongs to no part of a case, or
the description of a series without its CSV file. Or a file of yours stands in
static/lock of a site that is to be locked, which everybody can read.

It would be passed over in silence, and with it perhaps the best evidence in the
case. Most often the name is misspelt.

Rename it: the folders are evidence, case-studies, milestones, experiments,
feedback, questions, journal, check-ins, asks, metrics and assets. Files that
are only attached go beside the entry that names them, or into content/assets.`,
}
