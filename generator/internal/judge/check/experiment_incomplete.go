package check

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var experimentIncomplete = Check{
	ID:       "experiment-incomplete",
	Title:    "an experiment without a metric or a timebox",
	Severity: diag.Error,
	Doc: `An experiment has no "metric", no "start" or no "end".

An experiment is an objective, a success metric and a timebox. Without a metric
nobody can say whether it worked, and without an end nobody will ask.

Name the series that will show the effect ("metric: {series: lead-time}") and
the days on which the experiment starts and ends. A series may have two rows: a
figure that you read before and one that you read after are one, in a file
content/metrics/NAME.csv with the lines "date,figure", "2026-03-31,11" and
"2026-06-15,9". If neither metric nor timebox is known, it is a milestone or a
note in the journal.`,
	Run: func(p *Pass) {
		for _, x := range p.Case.Experiments {
			var missing []string
			if !x.Series.Given() {
				missing = append(missing, "metric")
			}
			if !x.Start.Given() {
				missing = append(missing, "start")
			}
			if !x.End.Given() {
				missing = append(missing, "end")
			}
			if len(missing) == 0 {
				continue
			}
			d := p.Reportf(x.Pos, "the experiment has no %s", joined(missing, "or"))
			if missing[0] == "metric" {
				d.Hintf("without a series, write the figures that you have, even two, into content/metrics/%s.csv: %s; then write metric: %s", x.ID, twoFigures(x), x.ID)
			}
		}
	},
}

// twoFigures gives the lines of the smallest series of an experiment: its baseline on the day before
// it starts, and a figure on the day on which it ends.
func twoFigures(x casefile.Experiment) string {
	before, after, baseline := "DAY", "DAY", "FIGURE"
	if x.Start.V.Given() {
		before = (x.Start.V.First - 1).String()
	}
	if x.End.V.Given() {
		after = x.End.V.Last.String()
	}
	if x.Baseline.Given() {
		baseline = number(x.Baseline.V)
	}
	return fmt.Sprintf(`a line "date,figure", a line "%s,%s" and a line "%s,FIGURE"`, before, baseline, after)
}
