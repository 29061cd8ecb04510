package check

import "github.com/casebook-dev/casebook/generator/diag"

var columnUnread = Check{
	ID:       "column-unread",
	Title:    "a column of a series that is shown nowhere",
	Severity: diag.Warning,
	Doc: `A column of a file in content/metrics contains neither numbers nor the dates of
the series, and does not label its points. The message quotes the first cell
that is not a number.

Figures would be missing from the chart and the table, and nobody would notice.

Correct the cells, or say in NAME.yaml, next to the file, what the column is
for: "label: COLUMN" shows it at each point, "ignore: [COLUMN]" leaves it out,
and "columns:" names the ones to show. If there is only one column of words, it
labels the points without being named.`,
}
