package check

import (
	"math"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/values/decimals"
)

var impactDisagrees = Check{
	ID:       "impact-disagrees",
	Title:    "a stated figure that its series does not show",
	Severity: diag.Error,
	Doc: `An impact states "from" or "to", names a metric and the periods "before" and
"after", but the mean of the series over the period is a different number.
Rounding is allowed for: half a unit of the last digit stated, or one per cent.
A period in which the series has no value confirms nothing, and is reported
too.

The site prints the figure next to the chart, and readers see at once that the
two disagree.

Correct the figure or the period, or leave the figure out: casebook then prints
the mean itself.`,
	Run: func(p *Pass) {
		for _, i := range p.impacts() {
			p.impactFigures(i)
		}
	},
}

func (p *Pass) impactFigures(i casefile.Impact) {
	at := casefile.Find(p.Case.Series, i.Series.V)
	if at < 0 {
		return // reference-dangling says so
	}
	series := &p.Case.Series[at]
	if series.Unread {
		return // what cannot be read is said at the file
	}
	if _, column := series.Column(i.Column.V); column >= 0 {
		p.compare(series, column, i.From, i.Before)
		p.compare(series, column, i.To, i.After)
	}
}

func (p *Pass) compare(series *casefile.Series, column int, stated casefile.Real, over casefile.Date) {
	if !over.V.Given() {
		return
	}
	mean := series.Mean(column, over.V)
	if math.IsNaN(mean) {
		d := p.Reportf(over.Pos, "%q has no value in %s", series.ID, over.V).
			See(series.Pos, "%s", extent(series)).Hintf("name a period that the series covers")
		d.Tells = series.Pos
		return
	}
	if !stated.Given() || math.Abs(mean-stated.V) <= tolerance(stated.V) {
		return
	}
	d := p.Reportf(stated.Pos, "%s is stated, but %q shows %s on average over %s",
		number(stated.V), series.ID, number(decimals.Round(mean, decimals.Of(mean, stated.V))), over.V).
		See(over.Pos, "the period is given here").Hintf("correct the figure or the period, or leave the figure out: the series gives it")
	d.Tells = series.Pos
}

// extent says from when to when a series runs.
func extent(s *casefile.Series) string {
	if len(s.Points) == 0 {
		return "the series has no values"
	}
	return "the series runs from " + s.Points[0].When.String() + " to " + s.Points[len(s.Points)-1].When.String()
}

// tolerance is what rounding may hide: half a unit of the last digit stated,
// or one per cent. The number's own text is not at hand, so that "4.10" counts
// as 4.1, which allows more.
func tolerance(stated float64) float64 {
	half := 0.5
	if _, digits, ok := strings.Cut(number(stated), "."); ok {
		half = 0.5 * math.Pow10(-len(digits))
	}
	// A mean that lies exactly half way is no mistake, whichever way it is rounded.
	return max(half*(1+1e-9), math.Abs(stated)/100)
}

// number prints a figure without an exponent and without needless digits.
func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
