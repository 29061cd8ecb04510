package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

var consentRefused = Check{
	ID:       "consent-refused",
	Title:    "feedback shown without the consent of its giver",
	Severity: diag.Error,
	Doc: `Feedback or a statement has "consent: none" and an audience wider than mentor.

Somebody said something in confidence. Casebook shows it to nobody beyond the
mentor, whatever "audience" says. But the two lines contradict each other, and
another tool or author may follow the wrong one.

Take the audience back to mentor or self, or ask the person, and record what
they allow: "consent: quote" or "consent: summarise".`,
	Run: func(p *Pass) {
		for _, item := range p.Case.Items() {
			e := item.Common()
			if consent, asked := casefile.ConsentOf(item); asked && consent.V == "none" && wider(e) {
				p.Reportf(e.AudiencePos, "the audience is %s, and consent is none", e.Audience).
					See(consent.Pos, "consent is given here")
			}
		}
	},
}

// wider tells whether the author wants more people to read an entry than the
// mentor.
func wider(e *casefile.Entry) bool {
	return e.AudiencePos.Given() && e.Audience < config.Mentor
}
