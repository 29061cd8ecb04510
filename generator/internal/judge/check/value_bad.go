package check

import "github.com/casebook-dev/casebook/generator/diag"

var valueBad = Check{
	ID:       "value-bad",
	Title:    "an impossible value",
	Severity: diag.Error,
	Doc: `A value has the right form but cannot be right: a number out of its range, a
length of time without a unit, an artifact with both a file and a url, a rule
that counts nothing, a waiver without a reason, an address that pages may not
link to, a profile of the packet without a section.

It cannot be used, and guessing what was meant would change the case.

Do what the hint says.`,
}
