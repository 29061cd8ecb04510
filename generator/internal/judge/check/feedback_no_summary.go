package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var feedbackNoSummary = Check{
	ID:       "feedback-no-summary",
	Title:    "feedback that may be summarised, without a summary",
	Severity: diag.Warning,
	Doc: `Feedback, or a statement, has "consent: summarise" and an audience wider than
mentor, but no "summary".

With this consent, wider audiences read only the title and the summary, so
without one they do not learn what was said.

Write the summary in your own words, and show it to the person whose words it
sums up.`,
	Run: func(p *Pass) {
		for _, item := range p.Case.Items() {
			if e := item.Common(); casefile.SummaryAlone(item) && wider(e) && e.Summary.V == "" {
				consent, _ := casefile.ConsentOf(item)
				p.Reportf(consent.Pos, "the consent is to summarise, and there is no summary")
			}
		}
	},
}
