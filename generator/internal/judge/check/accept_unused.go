package check

import "github.com/casebook-dev/casebook/generator/diag"

var acceptUnused = Check{
	ID:       "accept-unused",
	Title:    "an accepted warning that is not told",
	Severity: diag.Warning,
	Doc: `config.yaml accepts a warning, and nothing gives this warning any more: the
weakness was mended, the file was renamed, or the place was mistyped.

What is accepted is out of sight. A line that fits nothing today may fit
tomorrow's weakness, and would hide it.

Take the item out of "accept", or correct its file or entry. casebook check
--accepted lists what is accepted now, and why.`,
}
