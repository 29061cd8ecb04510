package check

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

var audienceUnknown = Check{
	ID:       "audience-unknown",
	Title:    "unknown audience",
	Severity: diag.Error,
	Doc: `An "audience", a "named" or a passage between only and /only names an audience
that does not exist.

Casebook then shows the entry, the name or the passage to nobody but the
author, because showing it to too many readers cannot be undone.

The audiences are public, committee, mentor and self, from the widest to the
narrowest.`,
	Run: func(p *Pass) {
		for s := range p.shortcodes() {
			if s.Name != "only" || s.Closing {
				continue
			}
			word := s.arg("", 0)
			if _, ok := config.ParseAudience(word.V); ok || word.V == "" {
				continue
			}
			d := p.Reportf(word.Pos, "unknown audience %q", word.V).
				Hintf("use one of %s", strings.Join(config.AudienceNames(), ", "))
			if meant, ok := diag.DidYouMean(word.V, config.AudienceNames()); ok {
				d.Hintf("did you mean %q?", meant)
			}
		}
	},
}
