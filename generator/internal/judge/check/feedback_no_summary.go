package check

import "github.com/casebook-dev/casebook/generator/diag"

var feedbackNoSummary = Check{
	ID:       "feedback-no-summary",
	Title:    "feedback that may be summarised, without a summary",
	Severity: diag.Warning,
	Doc: `Feedback has "consent: summarise" and an audience wider than mentor, and no
"summary".

With this consent wider audiences read the summary and nothing else, so for
them the feedback is not there.

Write the summary in words of your own, and show it to the person who gave the
feedback.`,
	Run: func(p *Pass) {
		for _, f := range p.Case.Feedback {
			if f.Consent.V == "summarise" && wider(f) && f.Summary.V == "" {
				p.Reportf(f.Consent.Pos, "the consent is to summarise, and there is no summary")
			}
		}
	},
}
