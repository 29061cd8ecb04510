package check

import "github.com/casebook-dev/casebook/generator/diag"

var typeWrong = Check{
	ID:       "type-wrong",
	Title:    "a value of the wrong type",
	Severity: diag.Error,
	Doc: `A value has a different type than its field: a list instead of text, text
instead of a number, and so on. A number is written without a unit, and true
and false without quotes.

The value cannot be used, and counts as not given.

Write the value as the message says. In YAML, the items of a list begin with a
dash, and the fields of a map with their name and a colon.`,
}
