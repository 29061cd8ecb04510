package check

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var doneInFuture = Check{
	ID:       "done-in-future",
	Title:    "something done on a date in the future",
	Severity: diag.Error,
	Doc: `A date says that a milestone, an outcome, an action or a step was done,
feedback given, an ask answered or an assessment made, but it is after the day
of judgement.

A reader who finds one thing claimed too early doubts the rest.

Correct the date, or remove it until it is true. Planned work has "due", "by"
or an "ended" in the future, and is never counted. The day of judgement is
today, or "as-of" in config.yaml. With --as-of, this check does not run.`,
	Run: func(p *Pass) {
		if p.looksBack() {
			return
		}
		for _, m := range p.Case.Milestones {
			p.happened("done", m.Done)
			for _, o := range m.Outcomes {
				p.happened("done", o.Done.On)
			}
			for _, a := range m.Actions {
				p.happened("done", a.Done.On)
			}
		}
		for _, f := range p.Case.Feedback {
			p.happened("observed", f.Observed)
			p.happened("given", f.Given)
		}
		for _, s := range p.Case.Statements {
			p.happened("given", s.Given)
		}
		for _, c := range p.Case.CheckIns {
			for _, s := range c.Steps {
				p.happened("done", s.Done.On)
			}
		}
		for _, a := range p.Case.Asks {
			p.happened("answered", a.Answered)
		}
		for _, a := range p.Case.Assessments {
			p.happened("assessed", a.Date)
		}
	},
}

// looksBack tells whether the day of judgement was set for this run alone. What
// happened after such a day is no mistake of the author's.
func (p *Pass) looksBack() bool {
	at := p.Case.Config.Pos("as-of")
	return at.Given() && !strings.HasSuffix(at.File, ".yaml")
}

// happened reports a date that lies wholly after the day of judgement: a month
// that still runs has begun to happen.
func (p *Pass) happened(what string, on casefile.Date) {
	if !on.V.Given() || on.V.First <= p.Assessment.Day {
		return
	}
	p.Reportf(on.Pos, "%s %s is after the day of judgement, %s", what, on.V, p.Assessment.Day).
		Hintf("correct the date, or leave it out until it has happened")
}
