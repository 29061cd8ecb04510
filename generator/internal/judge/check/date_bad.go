package check

import "github.com/casebook-dev/casebook/generator/diag"

var dateBad = Check{
	ID:       "date-bad",
	Title:    "a date that is none",
	Severity: diag.Error,
	Doc: `A date is not written as casebook reads dates, or the calendar has no such day.

Without its date evidence counts as not finished, and a plan has no order.

Write a day as 2026-03-31, a month as 2026-03, a quarter as 2026-Q1. How the
dates of a series are written can stand in NAME.yaml beside its file: "date:
{column: when, format: D/M/YYYY}".`,
}
