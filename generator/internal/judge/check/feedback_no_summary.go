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
mentor, and no "summary".

With this consent wider audiences read the summary and nothing else, so for
them it is not there.

Write the summary in words of your own, and show it to the person whose
words they sum up.`,
	Run: func(p *Pass) {
		for _, item := range p.Case.Items() {
			if e := item.Common(); casefile.SummaryAlone(item) && wider(e) && e.Summary.V == "" {
				consent, _ := casefile.ConsentOf(item)
				p.Reportf(consent.Pos, "the consent is to summarise, and there is no summary")
			}
		}
	},
}
