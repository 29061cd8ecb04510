package check

import (
	"math"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var experimentMismatched = Check{
	ID:       "experiment-mismatched",
	Title:    "an experiment whose figures are not those of its metric",
	Severity: diag.Warning,
	Doc: `"baseline" and "target" of an experiment both lie above all values of its series,
or both below, by more than these differ among each other. The series has values
from before the experiment began, so that the baseline should be like them.

The figures are of something else than the series: a rate, where it counts
minutes, or 11 where it has 0.11. The pages compare them all the same.

Name the series that the figures are of. If there is none, write the figures
that you have, even two, into a file of content/metrics, and name that.`,
	Run: func(p *Pass) {
		for _, x := range p.Case.Experiments {
			if !p.readable(x.Series) || !x.Baseline.Given() || !x.Target.Given() || !x.Start.V.Given() {
				continue
			}
			series := &p.Case.Series[casefile.Find(p.Case.Series, x.Series.V)]
			_, column := series.Column(x.Column.V)
			if column < 0 {
				continue // reference-dangling says so
			}
			least, most, n := spread(series, column)
			if _, before := series.Last(column, x.Start.V.First-1); !before || n < fewestValues {
				continue
			}
			low, high := min(x.Baseline.V, x.Target.V), max(x.Baseline.V, x.Target.V)
			if span := most - least; span == 0 || high >= least-span && low <= most+span {
				continue
			}
			d := p.Reportf(x.Series.Pos, "the experiment goes from %s to %s, and all values of %q are between %s and %s",
				number(x.Baseline.V), number(x.Target.V), series.ID, number(least), number(most)).
				See(series.Pos, "%s", extent(series)).
				Hintf("name the series that the figures are of, or write the two into content/metrics/%s.csv: %s; then write metric: %s", x.ID, twoFigures(x), x.ID)
			d.Tells = series.Pos
		}
	},
}

// fewestValues is how many values a series must have before the differences among them say how far
// it goes.
const fewestValues = 3

// spread gives the least and the greatest value of a column, and how many it has.
func spread(s *casefile.Series, column int) (least, most float64, n int) {
	least, most = math.Inf(1), math.Inf(-1)
	for _, p := range s.Points {
		if v := p.Values[column]; !math.IsNaN(v) {
			least, most, n = min(least, v), max(most, v), n+1
		}
	}
	return least, most, n
}
