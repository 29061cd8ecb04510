package check

import "github.com/casebook-dev/casebook/generator/diag"

var acceptUnused = Check{
	ID:       "accept-unused",
	Title:    "an accepted warning that is not reported",
	Severity: diag.Warning,
	Doc: `config.yaml accepts a warning, but no check reports it any more: the weakness
was fixed, the file was renamed, or the place was mistyped.

Accepted warnings are not printed. An item that matches nothing today may match
a new weakness tomorrow, and hide it.

Take the item out of "accept", or correct its file or entry. casebook check
--accepted lists what is accepted now, and why.`,
}
