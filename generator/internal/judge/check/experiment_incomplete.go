package check

import "github.com/casebook-dev/casebook/generator/diag"

var experimentIncomplete = Check{
	ID:       "experiment-incomplete",
	Title:    "an experiment without a metric or a timebox",
	Severity: diag.Error,
	Doc: `An experiment has no "metric", no "start" or no "end".

An experiment is an objective, a success metric and a timebox. Without a metric
nobody can say whether it worked, and without an end nobody will ask.

Name the series that will show the effect ("metric: {series: lead-time}") and
the days on which the experiment starts and ends. If neither is known, it is a
milestone or a note in the journal.`,
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
			if len(missing) > 0 {
				p.Reportf(x.Pos, "the experiment has no %s", joined(missing, "or"))
			}
		}
	},
}
