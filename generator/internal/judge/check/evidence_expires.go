package check

import (
	"fmt"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

var evidenceExpires = Check{
	ID:       "evidence-expires",
	Title:    "what counts today is too old when the round closes",
	Severity: diag.Warning,
	Doc: `The gate says how old evidence may be ("within"). An entry counts today, but is
too old on the day on which the round that is open or next closes, and a verdict
is worse on that day. Where the round has no closing day, it is the day of the
decision.

The committee judges the case as it is then, so what is supported today may
lack evidence when it matters.

Finish newer evidence before that day, or ask for an earlier round. "casebook
status --as-of DAY" shows the verdicts of any day. Evidence that is planned to
end before that day counts as finished then.`,
	Run: func(p *Pass) {
		o := p.Assessment.Outlook
		if len(o.Losses) == 0 {
			return
		}
		round := p.window(p.Assessment.Answer.Round.Name)
		all := expiring(o)
		for _, e := range all {
			p.Reportf(e.from, "the entry counts until %s, but %s on %s: %s", e.until, o.Event, o.Day, strings.Join(e.losses, ", and ")).
				Hintf("finish something newer before %s, or ask for an earlier round", o.Day).
				See(round, "the round is defined here")
		}
		if len(all) == 0 {
			l := o.Losses[0]
			p.Reportf(round, "%s on %s: %s", o.Event, o.Day, lackThen(l)).
				Hintf("ask for an assessment that is not older than %s on that day", l.Within.Text)
		}
	},
}

// expiry is an entry that is too old when it matters.
type expiry struct {
	from   diag.Pos // the date that it ages from
	until  day.Day
	losses []string // what lacks then
}

// expiring lists the entries that are too old on the day of an outlook, each once, with the
// earliest of the days until which they count.
func expiring(o assess.Outlook) []*expiry {
	var all []*expiry
	known := map[string]*expiry{}
	for _, l := range o.Losses {
		for _, key := range l.Entries {
			e := known[key.Key]
			if e == nil {
				e = &expiry{from: key.From.Pos, until: key.Until}
				known[key.Key], all = e, append(all, e)
			}
			e.until = min(e.until, key.Until)
			e.losses = append(e.losses, lackThen(l))
		}
	}
	return all
}

func lackThen(l assess.Loss) string { return fmt.Sprintf("%q then lacks %s", l.ID, l.Lacks) }
