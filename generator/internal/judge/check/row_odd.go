package check

import "github.com/casebook-dev/casebook/generator/diag"

var rowOdd = Check{
	ID:       "row-odd",
	Title:    "a line in a series that is none of its rows",
	Severity: diag.Error,
	Doc: `A title stands above the table of a series, units below its header, a total, an
average or a note below its rows; or a period has a line of its own beside the
lines of its parts.

A total that is taken for a month doubles every sum.

Leave the lines out, in NAME.yaml beside the file: "skip: {first: 4, last: 1}"
skips the first four lines of the file, as an editor counts them, and the last
row; "skip: {lines: [7, 12]}" skips others. Lines that begin with # are comments.`,
}
