package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var consentMissing = Check{
	ID:       "consent-missing",
	Title:    "a quote without consent",
	Severity: diag.Warning,
	Doc: `Feedback, or a statement, has an audience wider than mentor, but no "consent".

Nobody has said that these words may be passed on, so casebook shows them to
nobody beyond the mentor. The committee will not see them, and the case is
weaker than its author thinks.

Ask the person who gave it. Then write "consent: quote" if the words may be
read, "consent: summarise" if only a summary may, or "consent: none", and set
the audience back.`,
	Run: func(p *Pass) {
		for _, item := range p.Case.Items() {
			e := item.Common()
			if consent, asked := casefile.ConsentOf(item); asked && !consent.Given() && wider(e) {
				p.Reportf(e.AudiencePos, "the audience is %s, and nobody has consented to be quoted", e.Audience).
					Hintf("it is shown to nobody beyond the mentor; ask the person, and write quote, summarise or none under consent")
			}
		}
	},
}
