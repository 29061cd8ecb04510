package check

import "github.com/casebook-dev/casebook/generator/diag"

var caseEmpty = Check{
	ID:       "case-empty",
	Title:    "a case without an entry",
	Severity: diag.Error,
	Doc: `content/ contains no entry of any collection.

There is nothing to show and nothing to judge.

Write the first piece of evidence, as content/evidence/NAME.md. If there are
files already, casebook may have been started on the wrong folder.`,
}
