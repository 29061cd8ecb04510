package check

import "github.com/casebook-dev/casebook/generator/diag"

var numberBad = Check{
	ID:       "number-bad",
	Title:    "a number in a series that is none",
	Severity: diag.Error,
	Doc: `A cell in a column of numbers is no number, or not of the unit of the others, or
no column of the file holds numbers. Or a whole number, in a cell or a field, has
more digits than a number keeps.

The chart would have a hole, and every average would be wrong, without a sign.

Correct the cell. Where a value is missing, write NA or nothing. Many forms are
read: 1,234.5 and 1.234,5, 99.1 %, $120, 12 ms, 92.68K, (5) and more. One column
has one unit. A column of words can label the points ("label: COLUMN" in the
description beside the file) or be left out ("ignore: [COLUMN]").`,
}
