package check

import "github.com/casebook-dev/casebook/generator/diag"

var dateAmbiguous = Check{
	ID:       "date-ambiguous",
	Title:    "a date that can be read in two ways",
	Severity: diag.Error,
	Doc: `The dates of a series can be read in two ways: "03/04/2026" is in March or in
April, and no other cell of the column tells which; or two cells contradict each
other.

Half of the points would stand in another month, and nobody would see it.

Say in NAME.yaml beside the file how its dates are written: "date: {column: when,
format: D/M/YYYY}". D is the day, M the month, MMM its name, MMM(pl) its name in
Polish where two languages call different months so, YYYY or YY the year,
Q the quarter, W the ISO week, H:mm:ss the time of day.`,
}
