package check

import "github.com/casebook-dev/casebook/generator/diag"

var dateAmbiguous = Check{
	ID:       "date-ambiguous",
	Title:    "a date that can be read in two ways",
	Severity: diag.Error,
	Doc: `The dates of a series can be read in two ways: "03/04/2026" is in March or in
April, and no other cell of the column decides which; or two cells contradict
each other.

Half of the points could be in the wrong month, and nobody would notice.

Say in NAME.yaml, next to the file, how its dates are written: "date: {column:
when, format: D/M/YYYY}". D is the day, M the month, MMM its name, MMM(pl) its
name in Polish (for names that mean different months in two languages), YYYY or
YY the year, Q the quarter, W the ISO week, H:mm:ss the time of day.`,
}
