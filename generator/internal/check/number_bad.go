package check

import "github.com/casebook-dev/casebook/generator/diag"

var numberBad = Check{
	ID:       "number-bad",
	Title:    "a number in a series that is none",
	Severity: diag.Error,
	Doc: `A cell in a column of numbers is no number, or no column of the file holds
numbers.

The chart would have a hole, and every average would be wrong, without a sign.

Correct the cell. Where a value is missing, write NA or nothing. A unit goes
into the description beside the file ("unit:"), not into the cells.`,
}
