package check

import "github.com/casebook-dev/casebook/generator/diag"

var rowOdd = Check{
	ID:       "row-odd",
	Title:    "a line in a series that is not a row",
	Severity: diag.Error,
	Doc: `The table of a series has a title above it, units below its header, or a total,
an average or a note below its rows; or a period has a line in addition to the
lines of its parts.

A total that is taken for a month doubles every sum.

Leave the lines out, in NAME.yaml next to the file: "skip: {first: 4, words:
[Total]}" skips the first four lines of the file, as an editor counts them, and
the rows without a date whose first filled cell is "Total". "last: 1" skips the
last row, and "lines: [7, 12]" skips others; their places move when rows are
added. Lines that begin with # are comments.`,
}
