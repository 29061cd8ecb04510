package check

import "github.com/casebook-dev/casebook/generator/diag"

var rowSkipped = Check{
	ID:       "row-skipped",
	Title:    "a row of a series that is left out by its place",
	Severity: diag.Warning,
	Doc: `A line of a table of figures is left out by "lines" or "last" under skip in
NAME.yaml, and has a date and a figure like the rows that count.

The places of lines move when rows are added to the file. Where a total was in
line 16, the newest figures may be now, and they are missing from every chart.

Name totals and averages by what stands in their first filled cell: "skip:
{words: [Total]}" leaves out rows that begin with it and have no date. If the
row is to be left out, such as a month that is not over, accept the warning.`,
}
