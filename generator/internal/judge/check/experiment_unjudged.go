package check

import (
	"math"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
)

var experimentUnjudged = Check{
	ID:       "experiment-unjudged",
	Title:    "an experiment past its timebox without a verdict",
	Severity: diag.Warning,
	Doc: `The timebox of an experiment is over, but its series has no value in it, or
there is no "target", or "learned" is empty.

An experiment that just stops looks like one that failed and was kept quiet. A
failed one that says what was learned is very good evidence.

Add the missing values of the series, state the target, and write under
"learned" what the result was and what you will do next. If it was called off,
set "end" to that day and say why.`,
	Run: func(p *Pass) {
		judged := map[string]assess.Experiment{}
		for _, x := range p.Assessment.Experiments {
			judged[x.Key] = x
		}
		for _, x := range p.Case.Experiments {
			if !x.End.V.Given() || x.End.V.Last >= p.Assessment.Day {
				continue
			}
			var why []string
			if j, ok := judged[x.Key()]; ok && p.readable(x.Series) && j.Outcome == assess.NoData {
				if math.IsNaN(j.Result) {
					why = append(why, quoted(x.Series.V)+" has no value in it")
				} else {
					why = append(why, "there is no target")
				}
			}
			if x.Learned.V == "" {
				why = append(why, "learned is empty")
			}
			if len(why) > 0 {
				p.Reportf(x.End.Pos, "the timebox ended %s: %s", x.End.V, listing(why))
			}
		}
	},
}
