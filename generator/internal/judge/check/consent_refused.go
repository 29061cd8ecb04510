package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

var consentRefused = Check{
	ID:       "consent-refused",
	Title:    "a quote that its giver does not want read",
	Severity: diag.Error,
	Doc: `Feedback has "consent: none" and an audience wider than mentor.

Somebody said something in confidence. Casebook keeps it at mentor, whatever
"audience" says; but the two lines contradict each other, and the next tool or
the next author may believe the other one.

Take the audience back to mentor or self, or ask the person, and record what
they allow: "consent: quote" or "consent: summarise".`,
	Run: func(p *Pass) {
		for _, f := range p.Case.Feedback {
			if f.Consent.V == "none" && wider(f) {
				p.Reportf(f.AudiencePos, "the audience is %s, and consent is none", f.Audience).
					See(f.Consent.Pos, "consent is given here")
			}
		}
	},
}

// wider tells whether the author wants more people to read feedback than the
// mentor.
func wider(f casefile.Feedback) bool {
	return f.AudiencePos.Given() && f.Audience < config.Mentor
}
