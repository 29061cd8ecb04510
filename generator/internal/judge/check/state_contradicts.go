package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var stateContradicts = Check{
	ID:       "state-contradicts",
	Title:    "a state that its own entry contradicts",
	Severity: diag.Error,
	Doc: `The "state" of a milestone or an ask contradicts its other fields: planned,
active, missed or dropped with a "done"; done with "done: false"; missed before
it was due; an open ask with an answer.

The site shows one of the two, and nobody knows which one is true.

Correct one of them. Usually you can remove "state": without it, casebook
derives the state from the dates.`,
	Run: func(p *Pass) {
		for _, m := range p.Case.Milestones {
			p.milestoneState(m)
		}
		for _, a := range p.Case.Asks {
			if a.State.V == "open" && a.Answered.V.Given() {
				p.Reportf(a.State.Pos, "the ask is open, but was answered on %s", a.Answered.V).
					See(a.Answered.Pos, "it is answered here").
					Hintf(`say "granted" or "declined"`)
			}
		}
	},
}

func (p *Pass) milestoneState(m casefile.Milestone) {
	finished := m.DoneFlag
	if m.Done.V.Given() {
		finished = casefile.Bool{V: true, Pos: m.Done.Pos}
	}
	switch state := m.State.V; {
	case state == "":
	case state == "done":
		if finished.Given() && !finished.V {
			p.Reportf(m.State.Pos, "the state is done, but done is false").See(finished.Pos, "done is given here").
				Hintf("keep one of the two; a milestone that is done needs done: and its day alone")
		}
	case finished.V:
		p.Reportf(m.State.Pos, "the state is %s, but the milestone is done", state).
			See(finished.Pos, "done is given here").
			Hintf("remove state; done is enough")
	case state == "missed" && m.Due.V.Given() && m.Due.V.Last >= p.Assessment.Day && !p.looksBack():
		p.Reportf(m.State.Pos, "the state is missed, but the milestone is due on %s", m.Due.V).
			See(m.Due.Pos, "due is given here").
			Hintf(`say "dropped" where it will not be done`)
	}
}
