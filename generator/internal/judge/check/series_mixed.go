package check

import "github.com/casebook-dev/casebook/generator/diag"

var seriesMixed = Check{
	ID:       "series-mixed",
	Title:    "a file with the series of several things",
	Severity: diag.Error,
	Doc: `Rows of a series have the same dates, and differ in another column: a country,
a team, a product.

As one line they would zigzag, and the change from the first row to the last
would compare two different things.

Say in NAME.yaml, next to the file, which rows count, "where: {country: DE}",
or draw a line for each value, "split: country". If several columns contain
numbers, "value: COLUMN" says which one the lines show.`,
}
