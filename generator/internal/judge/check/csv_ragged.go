package check

import "github.com/casebook-dev/casebook/generator/diag"

var csvRagged = Check{
	ID:       "csv-ragged",
	Title:    "a CSV line with too many or too few fields",
	Severity: diag.Error,
	Doc: `Lines of a CSV file have a different number of fields than the other lines, or
than the header.

After a missing or an extra field, every value is in the wrong column. The
lines are not used. Lines that only lack empty fields at their end are read, if
the last field that they have shows that none is missing in front: it is a
number, and the columns behind are words or empty.

Put a field that contains the delimiter into quotes, or add the missing fields;
they can be empty.`,
}
