package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

var consentUnused = Check{
	ID:       "consent-unused",
	Title:    "consent for readers who cannot see the entry",
	Severity: diag.Warning,
	Doc: `Feedback has "consent: quote" or "consent: summarise", and no "audience".

Feedback is for the mentor unless it says more, whatever its consent. The
committee does not see it, and no gate counts it for the committee.

Write "audience: committee" if the committee may read it, or "audience:
mentor" if it is to stay where it is.`,
	Run: func(p *Pass) {
		for _, item := range p.Case.Items() {
			e := item.Common()
			consent, asked := casefile.ConsentOf(item)
			if asked && (consent.V == "quote" || consent.V == "summarise") && !e.AudiencePos.Given() && e.Audience == config.Mentor {
				p.Reportf(consent.Pos, "the consent is to %s, and only the mentor reads this entry: it names no audience", consent.V).
					Hintf("write audience: committee to show it to the committee, or audience: mentor to keep it with the mentor")
			}
		}
	},
}
