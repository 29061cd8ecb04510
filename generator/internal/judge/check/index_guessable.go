package check

import (
	"math"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

var indexGuessable = Check{
	ID:       "index-guessable",
	Title:    "an index that gives its numbers away",
	Severity: diag.Warning,
	Doc: `A series is shown to the public as an index, but its numbers are small whole
numbers.

Few whole numbers have just these proportions: 100, 133 and 67 can be 3, 4 and
2, or 6, 8 and 4, and hardly anything else. Readers who know that the series
counts things can work out the numbers.

Sum the series over longer periods, so that its numbers are larger, or close it
to the public with "audience: committee".`,
	OfWhole: true,
	Run: func(p *Pass) {
		var public *casefile.Case
		for _, s := range p.Case.Series {
			if s.Public.V != casefile.Relative {
				continue
			}
			if public == nil {
				c := audience.View(p.Case, config.Public)
				public = &c
			}
			at := casefile.Find(public.Series, s.ID)
			if at < 0 {
				continue
			}
			for i, column := range s.Columns {
				if audience.Guessable(valuesOf(s, i), valuesOf(public.Series[at], i)) {
					p.Reportf(s.Public.Pos, "the index of %q gives its numbers away, since they are small whole numbers", column.ID).
						Hintf("sum them over longer periods, or keep the series from the public")
				}
			}
		}
	},
}

func valuesOf(s casefile.Series, column int) []float64 {
	var all []float64
	for _, p := range s.Points {
		if v := p.Values[column]; !math.IsNaN(v) {
			all = append(all, v)
		}
	}
	return all
}
