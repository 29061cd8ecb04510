package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

var feedbackStale = Check{
	ID:       "feedback-stale",
	Title:    "feedback that no review discussed in time",
	Severity: diag.Warning,
	Doc: `Feedback was more than a year old when a check-in of the kind "review"
discussed it, or no review has discussed it yet. In a case without any review
there is one message for all old feedback.

Feedback describes a person at one time. After a year it describes somebody who
has changed, and using it so late is unfair to both sides.

Discuss it in the next review and record that as a check-in with "kind:
review", or ask for newer feedback.`,
	Run: func(p *Pass) {
		if p.Case.LacksPart("check-ins") {
			return // the review may stand in what could not be read
		}
		var reviews []day.Day
		for _, c := range p.Case.CheckIns {
			if c.Kind.V == "review" && c.Date.V.Given() && c.Date.V.First <= p.Assessment.Day {
				reviews = append(reviews, c.Date.V.Last)
			}
		}
		var old []casefile.Date
		for _, f := range p.Case.Feedback {
			if on := f.When(); on.V.Given() {
				if review := nextReview(reviews, on.V.First); review != day.None {
					p.reviewedLate(on, review)
				} else if late(on.V, p.Assessment.Day) {
					old = append(old, on)
				}
			}
		}
		p.neverReviewed(old, len(reviews) > 0)
	},
}

// patience is how long feedback may wait for a review, in months.
const patience = 12

func late(given day.Period, until day.Day) bool { return given.Last.AddMonths(patience) < until }

// nextReview gives the first review on or after a day.
func nextReview(reviews []day.Day, from day.Day) day.Day {
	next := day.None
	for _, r := range reviews {
		if r >= from && (next == day.None || r < next) {
			next = r
		}
	}
	return next
}

func (p *Pass) reviewedLate(on casefile.Date, review day.Day) {
	if late(on.V, review) {
		p.Reportf(on.Pos, "the feedback was %s old when a review discussed it, on %s",
			plural(review.MonthsSince(on.V.Last), "month"), review).
			Hintf("discuss feedback in the next review; it says less with every month")
	}
}

func (p *Pass) neverReviewed(old []casefile.Date, haveReviews bool) {
	if len(old) == 0 {
		return
	}
	if haveReviews {
		for _, on := range old {
			p.Reportf(on.Pos, "the feedback is %s old, and no review has discussed it",
				plural(p.Assessment.Day.MonthsSince(on.V.Last), "month")).
				Hintf("discuss it in a check-in of kind: review, and name it there")
		}
		return
	}
	first := old[0]
	for _, on := range old {
		if on.V.Last < first.V.Last {
			first = on
		}
	}
	d := p.Reportf(first.Pos, "the feedback is %s old, and the case has no review",
		plural(p.Assessment.Day.MonthsSince(first.V.Last), "month"))
	if len(old) > 1 {
		d.Hintf("%s older than a year in all", plural(len(old), "piece")+" of feedback")
	}
}
