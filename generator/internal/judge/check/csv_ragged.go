package check

import "github.com/casebook-dev/casebook/generator/diag"

var csvRagged = Check{
	ID:       "csv-ragged",
	Title:    "a CSV line with too many or too few fields",
	Severity: diag.Error,
	Doc: `Lines of a CSV file have another number of fields than the rest, or than the
header has names.

Behind the place where a field is missing or too many, every value stands in the
wrong column. The lines are not used.

Put a field that holds the delimiter into quotes, or add the missing fields; an
empty one is enough.`,
}
