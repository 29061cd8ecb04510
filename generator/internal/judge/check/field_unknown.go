package check

import "github.com/casebook-dev/casebook/generator/diag"

var fieldUnknown = Check{
	ID:       "field-unknown",
	Title:    "unknown field",
	Severity: diag.Error,
	Doc: `An entry, the framework, a person or a series has a field that casebook does not
know.

A misspelt field is not read. Its value is missing from the case, and nobody
would notice.

Correct the name. Put additional fields for your own theme under "params:".`,
}
