package check

import "github.com/casebook-dev/casebook/generator/diag"

var fieldRepeated = Check{
	ID:       "field-repeated",
	Title:    "a repeated field",
	Severity: diag.Error,
	Doc: `The same field is given twice, or two columns of a series have the same name.

Only one of the two can count, and the author may have meant the other.

Keep one of the two.`,
}
