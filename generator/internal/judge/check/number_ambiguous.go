package check

import "github.com/casebook-dev/casebook/generator/diag"

var numberAmbiguous = Check{
	ID:       "number-ambiguous",
	Title:    "a number that can be read in two ways",
	Severity: diag.Error,
	Doc: `The numbers of a file can be read in two ways: "1.234" is one and a bit, or
more than a thousand, and no other cell of the file decides which; or one cell
has a decimal point and another a decimal comma. Or the letter after a number,
as in "300 K", may be a multiplier or a unit.

A wrong reading is wrong by a factor of a thousand, and nobody would notice.

Say in NAME.yaml, next to the file, how its numbers are written: "numbers:
{decimal: ",", group: "."}" or "numbers: {decimal: ".", group: ","}". A cell
such as 12,5 or 1.234,50 decides for the whole file.`,
}
