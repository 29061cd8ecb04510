package check

import (
	"iter"

	"github.com/casebook-dev/casebook/generator/internal/casefile"
)

// prose gives every field that holds Markdown, save the bodies.
func (p *Pass) prose() iter.Seq[casefile.Text] {
	return func(yield func(casefile.Text) bool) {
		each := func(fields ...casefile.Text) bool {
			for _, f := range fields {
				if f.V != "" && f.Given() && !yield(f) {
					return false
				}
			}
			return true
		}
		for _, e := range p.entries() {
			if !each(e.Summary) {
				return
			}
		}
		if p.planProse(each) && p.talkProse(each) {
			p.frameProse(each)
		}
	}
}

// planProse gives the prose of milestones and experiments; false to stop, as
// the next two.
func (p *Pass) planProse(each func(...casefile.Text) bool) bool {
	for _, m := range p.Case.Milestones {
		if !each(m.Requires.Experience...) {
			return false
		}
		for _, o := range m.Outcomes {
			if !each(o.Text) {
				return false
			}
		}
		for _, a := range m.Actions {
			if !each(a.Text) {
				return false
			}
		}
		for _, a := range m.Alternatives {
			if !each(a.If, a.Then) {
				return false
			}
		}
	}
	for _, x := range p.Case.Experiments {
		if !each(x.Objective, x.Learned) {
			return false
		}
	}
	return true
}

// talkProse gives the prose of feedback, questions, the journal and check-ins.
func (p *Pass) talkProse(each func(...casefile.Text) bool) bool {
	for _, f := range p.Case.Feedback {
		if !each(f.Behaviour, f.Impact, f.Alternative, f.Recognition, f.Change.Text) {
			return false
		}
	}
	for _, q := range p.Case.Questions {
		if !each(q.Says) {
			return false
		}
	}
	for _, j := range p.Case.Journal {
		if !each(j.Kept...) || !each(j.Dropped...) || !each(j.Surprised, j.Differently) || !each(j.Assumptions...) {
			return false
		}
	}
	for _, c := range p.Case.CheckIns {
		if !each(c.Learned...) || !each(c.Develop...) || !each(c.Obstacles...) {
			return false
		}
		for _, s := range c.Steps {
			if !each(s.Text) {
				return false
			}
		}
	}
	return true
}

// frameProse gives the prose of the framework and of the series.
func (p *Pass) frameProse(each func(...casefile.Text) bool) bool {
	for _, l := range p.Case.Framework.Levels {
		if !each(l.Summary) {
			return false
		}
	}
	for _, a := range p.Case.Framework.Areas {
		if !each(a.Summary) {
			return false
		}
		for _, c := range a.Competencies {
			if !each(c.Demonstration) {
				return false
			}
			for _, x := range c.Expectations {
				if !each(x.Text) {
					return false
				}
			}
		}
	}
	for _, g := range p.Case.Framework.Gates {
		for _, w := range g.Waive {
			if !each(w.Because) {
				return false
			}
		}
	}
	for _, s := range p.Case.Series {
		for _, e := range s.Events {
			if !each(e.Text) {
				return false
			}
		}
	}
	return true
}
