package assess

import (
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// gaps lists the expectations without enough evidence, and the open milestones
// and experiments aimed at them.
func (g *ground) gaps(a Assessment) []Gap {
	aimed := g.aimed(a)
	var all []Gap
	for _, e := range a.Expectations {
		if e.Verdict.Holds() {
			continue
		}
		all = append(all, Gap{
			Competency: e.Competency,
			Importance: e.Importance,
			Verdict:    e.Verdict,
			AimedAt:    aimed[e.Competency],
			Missing:    missing(e),
		})
	}
	return all
}

// aimed lists what the plan aims at each competency: milestones by due date,
// then experiments by id.
func (g *ground) aimed(a Assessment) map[string][]string {
	at := map[string][]string{}
	add := func(key string, claims []casefile.Claim, stretch string) {
		if stretch != "" {
			at[stretch] = append(at[stretch], key)
		}
		for _, c := range claims {
			id := c.Competency.V
			high := c.Level.V == "" || g.rank(c.Level.V) >= g.aim
			if high && !slices.Contains(at[id], key) {
				at[id] = append(at[id], key)
			}
		}
	}
	for _, m := range a.Milestones {
		if m.open() {
			plan := g.plans[m.Key]
			add(m.Key, plan.Competencies, plan.Stretch.V)
		}
	}
	for i, e := range a.Experiments {
		if e.Outcome == NotStarted || e.Outcome == Running {
			add(e.Key, g.c.Experiments[i].Competencies, "")
		}
	}
	return at
}

// missing says what more is asked: "1 more exhibit and 1 witness".
func missing(e Expectation) string {
	var parts []string
	if have, want := len(e.Evidence), e.Asked.Evidence; have < want {
		parts = append(parts, exhibits.missing(have, want))
	}
	if have, want := len(e.Witnesses), e.Asked.Witnesses; have < want {
		parts = append(parts, witnessing.missing(have, want))
	}
	if e.Asked.Assessed && !e.Agreed {
		parts = append(parts, "an assessment at the level by someone else")
	}
	return strings.Join(parts, " and ")
}
