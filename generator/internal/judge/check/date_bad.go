package check

import "github.com/casebook-dev/casebook/generator/diag"

var dateBad = Check{
	ID:       "date-bad",
	Title:    "an invalid date",
	Severity: diag.Error,
	Doc: `A date is not in a format that casebook reads, or there is no such day.

Without a date, evidence counts as unfinished, and a plan has no order.

Write a day as 2026-03-31, a month as 2026-03, a quarter as 2026-Q1. For a
series, NAME.yaml next to its file can say how the dates are written: "date:
{column: when, format: D/M/YYYY}".`,
}
