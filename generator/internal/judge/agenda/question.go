package agenda

import (
	"cmp"
	"fmt"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// usual are the questions for a check-in whose case raises none of its own.
var usual = []string{
	"What did you stop doing since the last time, and who noticed?",
	"Which piece of work would you show if you could show only one, and why that one?",
	"Who saw your best work of this month, and could they say what was yours?",
	"What surprised you, and what had you assumed?",
	"Which promise of yours is the oldest, and what keeps it open?",
	"What would have to be true for you to hand in the case a round later?",
	"Where did you do the work of your present level when the next one was asked for?",
}

// question picks one: of the case where it has one to ask, else the usual ones in turn, a
// week each.
func question(c casefile.Case, judged assess.Assessment) string {
	var asked []string
	for _, e := range judged.Expectations {
		competency, _ := c.Framework.Competency(e.Competency)
		name := cmp.Or(competency.Name.V, e.Competency)
		if len(e.Doubts) > 0 {
			asked = append(asked, fmt.Sprintf("The evidence supports %s, and somebody may still doubt it: what would they have to see?", name))
		}
	}
	for _, s := range judged.Strengths {
		competency, _ := c.Framework.Competency(s.Competency)
		asked = append(asked, fmt.Sprintf("The evidence for %s reaches a level that you do not claim: why not?", cmp.Or(competency.Name.V, s.Competency)))
	}
	week := int(judged.Day.Monday()-day.Of(2020, 1, 6)) / 7
	of := func(all []string) string { return all[(week%len(all)+len(all))%len(all)] } // weeks before are negative
	return of(append(asked, of(usual)))
}
