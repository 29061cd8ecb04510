package check

import "github.com/casebook-dev/casebook/generator/diag"

var numberBad = Check{
	ID:       "number-bad",
	Title:    "an invalid number",
	Severity: diag.Error,
	Doc: `A cell in a column of numbers is not a number, or has a different unit than the
others, or no column of the file contains numbers. Or a whole number, in a cell
or a field, has too many digits to be exact.

The chart would have a gap, and every average would be wrong, and nobody would
notice.

Correct the cell. For a missing value, write NA or nothing. Many formats are
read: 1,234.5 and 1.234,5, 99.1 %, $120, 12 ms, 92.68K, (5) and more. One
column has one unit. A column of words can label the points ("label: COLUMN" in
NAME.yaml) or be left out ("ignore: [COLUMN]").`,
}
