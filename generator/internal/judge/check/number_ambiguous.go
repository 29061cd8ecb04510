package check

import "github.com/casebook-dev/casebook/generator/diag"

var numberAmbiguous = Check{
	ID:       "number-ambiguous",
	Title:    "a number that can be read in two ways",
	Severity: diag.Error,
	Doc: `The numbers of a file can be read in two ways: "1.234" is one and a bit, or more
than a thousand, and no other cell of the file tells which; or one cell has a
point before its decimals and another a comma. Or one letter behind a number, as
in "300 K", multiplies it or is its unit.

A wrong reading is wrong by a factor of a thousand, and looks like a number.

Say in NAME.yaml beside the file how its numbers are written:
"numbers: {decimal: ",", group: "."}" or "numbers: {decimal: ".", group: ","}".
A cell such as 12,5 or 1.234,50 decides for the whole file.`,
}
