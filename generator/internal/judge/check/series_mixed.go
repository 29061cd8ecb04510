package check

import "github.com/casebook-dev/casebook/generator/diag"

var seriesMixed = Check{
	ID:       "series-mixed",
	Title:    "a file that holds the series of several things",
	Severity: diag.Error,
	Doc: `Rows of a series share their dates, and another column tells them apart: a
country, a team, a product.

Joined into one line they are a saw, and the change from the first row to the
last compares two different things.

Say in NAME.yaml beside the file which rows count, "where: {country: DE}", or
make a line of each value, "split: country". Where several columns hold numbers,
"value: COLUMN" says which one the lines show.`,
}
