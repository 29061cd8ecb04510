package packet

import (
	"cmp"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// withoutReview is how many months back the progress goes where no review was
// held: half a year is what most agree on between two reviews.
const withoutReview = 6

// progress tells what changed since the last review before the day of
// judgement. A review on the day itself is the one that is being prepared. It
// is nil where there is neither a review nor finished evidence.
func (m *maker) progress() *Progress {
	p := &Progress{Since: day.On(m.a.Day.AddMonths(-withoutReview))}
	if last := m.lastReview(); last != nil {
		p.Review, p.Since = last.Key(), last.Date.V
	} else if len(m.merits) == 0 {
		return nil
	}
	since := p.Since.Last
	p.Exhibits = m.endedAfter(since)
	p.Milestones = m.doneAfter(since)

	then := assess.Of(m.c, since)
	p.Then, p.Now = then.Readiness, m.a.Readiness
	for i, e := range m.a.Expectations { // the same framework gives the same expectations
		if was := then.Expectations[i].Verdict; was != e.Verdict {
			p.Shifts = append(p.Shifts, Shift{Competency: e.Competency, Was: was, Is: e.Verdict})
		}
	}
	return p
}

func (m *maker) lastReview() *casefile.CheckIn {
	var last *casefile.CheckIn
	for i := range m.c.CheckIns {
		c := &m.c.CheckIns[i]
		held := c.Kind.V == "review" && c.Date.V.Given() && c.Date.V.Last < m.a.Day
		if held && (last == nil || c.Date.V.Last >= last.Date.V.Last) {
			last = c
		}
	}
	return last
}

// endedAfter lists the finished evidence that ended after a day, by number.
func (m *maker) endedAfter(since day.Day) []string {
	var keys []string
	for _, e := range casefile.Exhibits(m.c.Evidence, m.a.Day) {
		if !e.Finished(since) {
			keys = append(keys, e.Key())
		}
	}
	return keys
}

// doneAfter lists the milestones that were done after a day, in the order in
// which they were. Those that were ticked off without a date are not among them.
func (m *maker) doneAfter(since day.Day) []string {
	var done []assess.Milestone
	for _, milestone := range m.a.Milestones {
		if milestone.State == assess.Done && milestone.Finished != day.None && milestone.Finished > since {
			done = append(done, milestone)
		}
	}
	slices.SortFunc(done, func(a, b assess.Milestone) int {
		return cmp.Or(cmp.Compare(a.Finished, b.Finished), cmp.Compare(a.Key, b.Key))
	})
	var keys []string
	for _, milestone := range done {
		keys = append(keys, milestone.Key)
	}
	return keys
}
