package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var impactEmpty = Check{
	ID:       "impact-empty",
	Title:    "an impact without figures",
	Severity: diag.Warning,
	Doc: `An impact has neither figures ("from", "to") nor periods of a series ("before",
"after" with a "metric").

It is not shown, since an impact is a change in figures. Readers who see the
work but no change will assume that there was none.

State the figures, or name a metric and the periods to compare.`,
	Run: func(p *Pass) {
		for _, i := range p.impacts() {
			p.emptyImpact(i)
		}
	},
}

// impacts gives what evidence and case studies say that they changed.
func (p *Pass) impacts() (all []casefile.Impact) {
	for _, e := range p.Case.Evidence {
		all = append(all, e.Impact...)
	}
	for _, s := range p.Case.CaseStudies {
		all = append(all, s.Impact...)
	}
	return all
}

func (p *Pass) emptyImpact(i casefile.Impact) {
	stated := i.From.Given() || i.To.Given()
	read := i.Series.Given() && (i.Before.Given() || i.After.Given())
	unknown := i.Series.Given() && casefile.Find(p.Case.Series, i.Series.V) < 0 // another check tells of it
	if !stated && !read && !unknown {
		p.Reportf(i.Pos, "this impact has no figures").Hintf("add from and to, or a metric with before and after")
	}
}
