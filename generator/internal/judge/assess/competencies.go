package assess

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// missingNamed bounds the competencies that a rule's reason names.
const missingNamed = 9

// competenciesFor counts the competencies whose expectation is supported. A waived one
// does not count: nothing shows it.
func (g *ground) competenciesFor(r casefile.Rule) tally {
	t := tally{want: r.Competencies.V, unit: competencies}
	var open, waived []string
	for _, e := range g.judged {
		switch e.Verdict {
		case Supported:
			t.have++
			if len(e.Doubts) > 0 {
				t.doubted++
			}
		case Waived:
			waived = append(waived, g.competencyName(e.Competency))
		default:
			open = append(open, g.competencyName(e.Competency))
		}
	}
	t.because = fmt.Sprintf("%d of %s %s supported where %d %s asked", t.have, competencies.count(len(g.judged)), are(t.have), t.want, are(t.want))
	if t.doubted > 0 {
		t.because += fmt.Sprintf(", %d of them in doubt", t.doubted)
	}
	if t.have < t.want && len(open) > 0 {
		t.because += "; not yet " + several(open, missingNamed)
	}
	if t.have < t.want && len(waived) > 0 {
		t.because += fmt.Sprintf("; %s %s not applicable", several(waived, missingNamed), are(len(waived)))
	}
	return t
}

// reached finds the step of the plan with which as many gaps are closed as a rule lacks
// competencies. It is not known where the plan does not aim at so many by a day.
func reached(gaps []Gap, due map[string]Blocker, lacks int) Blocker {
	var planned []Blocker
	for _, gap := range gaps {
		if b := due[gap.Competency]; b.Due != day.None {
			planned = append(planned, b)
		}
	}
	if lacks < 1 || lacks > len(planned) {
		return Blocker{Due: day.None}
	}
	slices.SortFunc(planned, func(a, b Blocker) int { return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Key, b.Key)) })
	return planned[lacks-1]
}
