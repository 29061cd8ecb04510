package check

import "github.com/casebook-dev/casebook/generator/diag"

var columnUnread = Check{
	ID:       "column-unread",
	Title:    "a column of a series that is shown nowhere",
	Severity: diag.Warning,
	Doc: `A column of a file in content/metrics holds neither numbers nor the dates of the
series, and does not label its points. The message quotes the first cell that
keeps it from being one of numbers.

What was meant as figures would be missing from chart and table without a sign.

Correct the cells, or say in NAME.yaml beside the file what the column is for:
"label: COLUMN" shows it beside each point, "ignore: [COLUMN]" leaves it out, and
"columns:" names the ones to show. A single column of words labels the points by
itself.`,
}
