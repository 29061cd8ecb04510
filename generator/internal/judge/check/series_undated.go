package check

import "github.com/casebook-dev/casebook/generator/diag"

var seriesUndated = Check{
	ID:       "series-undated",
	Title:    "a series without dates",
	Severity: diag.Error,
	Doc: `No column of a file in content/metrics contains dates, or the file is empty.

A series shows what changed and when. Without dates it shows neither.

Add a column of dates such as 2026-03-31, 2026-03 or 2026-Q1, or say in
NAME.yaml, next to the file, which column contains them and how they are
written: "date: COLUMN", "date: {column: COLUMN, format: D/M/YYYY}", or "date:
{year: COLUMN, quarter: COLUMN}".`,
}
