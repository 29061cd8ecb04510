package check

import "github.com/casebook-dev/casebook/generator/diag"

var typeWrong = Check{
	ID:       "type-wrong",
	Title:    "a value of the wrong type",
	Severity: diag.Error,
	Doc: `A list stands where text must stand, text where a number must stand, and the
like. A number has no unit beside it, and true and false have no quotes.

The value cannot be used, and reads as not given.

Write the value in the form that the message asks for. In YAML, items of a list
begin with a dash, and fields of a map with their name and a colon.`,
}
