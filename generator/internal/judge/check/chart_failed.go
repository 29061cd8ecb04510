package check

import "github.com/casebook-dev/casebook/generator/diag"

var chartFailed = Check{
	ID:       "chart-failed",
	Title:    "a chart that could not be drawn",
	Severity: diag.Error,
	Doc: `A chart exceeded the limit of time or memory, or its numbers cannot be drawn.

The site is not published without it. The previous one is unchanged.

The message names the chart, and the position is that of the series or the
entry that it is drawn from. Draw fewer points: give the chart "from" and "to",
or keep the series by month instead of by day.`,
}
