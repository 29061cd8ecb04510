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

// Since tells what changed since the last review before the day of judgement. A review
// on the day itself is the one that is being prepared. It is nil where there is neither a
// review nor finished evidence.
func Since(c casefile.Case, a assess.Assessment) *Progress {
	p := &Progress{Since: day.On(a.Day.AddMonths(-withoutReview))}
	if last := lastReview(c, a.Day); last != nil {
		p.Review, p.Since = last.Key(), last.Date.V
	} else if len(casefile.Exhibits(c.Evidence, a.Day)) == 0 {
		return nil
	}
	since := p.Since.Last
	p.Exhibits = endedAfter(c, a.Day, since)
	p.Milestones = doneAfter(a, since)
	p.Feedback = givenAfter(c, a.Day, since)
	p.Kept = keptAfter(c, a.Day, since)

	then := assess.Of(c, since)
	p.Then, p.Now = then.Readiness, a.Readiness
	for i, e := range a.Expectations { // the same framework gives the same expectations
		if was := then.Expectations[i].Verdict; was != e.Verdict {
			p.Shifts = append(p.Shifts, Shift{Competency: e.Competency, Was: was, Is: e.Verdict})
		}
	}
	return p
}

func lastReview(c casefile.Case, on day.Day) *casefile.CheckIn {
	var last *casefile.CheckIn
	for i := range c.CheckIns {
		r := &c.CheckIns[i]
		held := r.Kind.V == "review" && r.Date.V.Given() && r.Date.V.Last < on
		if held && (last == nil || r.Date.V.Last >= last.Date.V.Last) {
			last = r
		}
	}
	return last
}

// endedAfter lists the finished evidence that ended after a day, by number.
func endedAfter(c casefile.Case, on, since day.Day) []string {
	var keys []string
	for _, e := range casefile.Exhibits(c.Evidence, on) {
		if !e.Finished(since) {
			keys = append(keys, e.Key())
		}
	}
	return keys
}

// doneAfter lists the milestones that were done after a day, in the order in
// which they were. Those that were ticked off without a date are not among them.
func doneAfter(a assess.Assessment, since day.Day) []string {
	var done []assess.Milestone
	for _, milestone := range a.Milestones {
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

// givenAfter lists the feedback that was given after a day, in the order in which it was.
func givenAfter(c casefile.Case, on, since day.Day) []string {
	given := func(f *casefile.Feedback) day.Period {
		for _, at := range []casefile.Date{f.Given, f.Observed, f.Date} {
			if at.V.Given() {
				return at.V
			}
		}
		return day.Period{}
	}
	var list []*casefile.Feedback
	for i := range c.Feedback {
		if date := given(&c.Feedback[i]); date.Given() && since < date.Last && date.Last <= on {
			list = append(list, &c.Feedback[i])
		}
	}
	slices.SortStableFunc(list, func(x, y *casefile.Feedback) int { return cmp.Compare(given(x).Last, given(y).Last) })
	var keys []string
	for _, f := range list {
		keys = append(keys, f.Key())
	}
	return keys
}

// keptAfter lists the steps of check-ins that were done after a day, in the order in which
// they were. Those that were ticked off without a date are not among them.
func keptAfter(c casefile.Case, on, since day.Day) []Kept {
	var kept []Kept
	for i := range c.CheckIns {
		for _, s := range c.CheckIns[i].Steps {
			if done := s.Done.On.V; done.Given() && since < done.Last && done.Last <= on {
				kept = append(kept, Kept{Key: c.CheckIns[i].Key(), Text: s.Text.V, Who: s.Who.V, On: done})
			}
		}
	}
	slices.SortStableFunc(kept, func(x, y Kept) int { return cmp.Compare(x.On.Last, y.On.Last) })
	return kept
}
