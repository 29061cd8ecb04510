package check

import "github.com/casebook-dev/casebook/generator/diag"

var fileMisplaced = Check{
	ID:       "file-misplaced",
	Title:    "a file or folder that casebook does not know",
	Severity: diag.Error,
	Doc: `content/ contains a file or a folder that belongs to no part of a case, or the
description of a series without its CSV file. Or static/lock of a locked site
contains a file of yours, which everybody could read.

Casebook would ignore it, and it may be the best evidence in the case. Usually
its name is misspelt.

Rename it: the folders are evidence, case-studies, milestones, experiments,
feedback, questions, journal, check-ins, asks, metrics and assets. Put files
that are only attached next to the entry that names them, or into
content/assets.`,
}
