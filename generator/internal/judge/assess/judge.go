package assess

import (
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Of judges a case on a day. The case is as one audience sees it, without
// drafts. Where it has no framework or no target, the parts that rest on them
// are empty and the rest is judged all the same.
func Of(c casefile.Case, today day.Day) Assessment {
	g := newGround(c, today)
	a := Assessment{Day: today, Level: g.level}

	a.Expectations = g.expectations()
	g.judged = a.Expectations
	a.Rules = g.rules()
	a.Readiness = readiness(a.Expectations, a.Rules)

	a.History = g.history(a.Expectations)
	a.Levels = g.levels()
	a.Strengths = g.strengths()

	a.Milestones = g.milestones()
	a.Experiments = g.experiments()
	a.Gaps = g.gaps(a)
	a.Answer = g.answer(a)
	a.Outlook = g.outlook(a)
	a.Answer.foresee(a.Outlook)
	a.Load = g.load(a.Milestones)
	a.Resting = g.resting(a)

	a.Cadences = g.cadences()
	a.OpenSteps = g.openSteps(a.Milestones)
	a.Asks = g.asks()
	a.InProgress = inProgress(a)
	return a
}

// inProgress lists what the author works on: active milestones, then running
// experiments.
func inProgress(a Assessment) []string {
	var keys []string
	for _, m := range a.Milestones {
		if m.State == Active {
			keys = append(keys, m.Key)
		}
	}
	for _, e := range a.Experiments {
		if e.Outcome == Running {
			keys = append(keys, e.Key)
		}
	}
	return keys
}
