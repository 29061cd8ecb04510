package check

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

var dataAfterDay = Check{
	ID:       "data-after-day",
	Title:    "dates after the day of judgement",
	Severity: diag.Warning,
	Doc: `Rows of a series, or entries of a collection, have dates after the day of
judgement.

Anything after that day is not drawn and counts for nothing, so readers do not
see it. The usual causes are an "as-of" that was not updated, or a mistyped
year.

Correct the dates, or change "as-of" in config.yaml. Each file or collection is
reported once, with the last of the dates. Milestones, actions, calendar
windows and the end of planned evidence may be in the future. With a fixed
"as-of", evidence that begins after it is reported too. With --as-of there is
one warning for all of it.`,
	Run: func(p *Pass) {
		all := p.afterDay()
		if !p.looksBack() {
			for _, l := range all {
				p.Reportf(l.at, "%s after the day of judgement, %s; the last is %s", l.said(), p.Assessment.Day, l.last).
					Hintf("%s", p.moveOn())
			}
			return
		}
		whole := later{at: p.Case.Config.Pos("as-of")}
		for _, l := range all {
			whole.n += l.n
			if l.last.Last > whole.last.Last {
				whole.last = l.last
			}
		}
		if whole.n > 0 {
			p.Reportf(whole.at, "%s of series and entries are after this day, and count for nothing; the last is %s", plural(whole.n, "date"), whole.last)
		}
	},
}

// later is what of one file or collection has dates after the day.
type later struct {
	one, many string   // "row", "rows"
	at        diag.Pos // of the first
	n         int
	last      day.Period
}

func (l later) said() string {
	if l.n == 1 {
		return "1 " + l.one + " is"
	}
	return fmt.Sprintf("%d %s are", l.n, l.many)
}

func (l *later) add(p *Pass, on day.Period, at diag.Pos) {
	if !on.Given() || on.First <= p.Assessment.Day {
		return
	}
	if l.n++; l.n == 1 {
		l.at = at
	}
	if on.Last > l.last.Last || l.n == 1 {
		l.last = on
	}
}

// farOff is how many months after the day an end is no plan any more, but a
// mistyped year.
const farOff = 60

func (p *Pass) afterDay() []later {
	var all []later
	keep := func(l later) {
		if l.n > 0 {
			all = append(all, l)
		}
	}
	for _, s := range p.Case.Series {
		l := later{one: "row", many: "rows"}
		for _, point := range s.Points {
			l.add(p, point.When, point.Pos)
		}
		keep(l)
	}
	dates := func(one, many string, all []casefile.Date) {
		l := later{one: one, many: many}
		for _, on := range all {
			l.add(p, on.V, on.Pos)
		}
		keep(l)
	}
	dates("entry of journal", "entries of journal", datesOf(p.Case.Journal, func(e casefile.JournalEntry) casefile.Date { return e.Date }))
	dates("entry of check-ins", "entries of check-ins", datesOf(p.Case.CheckIns, func(e casefile.CheckIn) casefile.Date { return e.Date }))
	dates("entry of evidence", "entries of evidence", datesOf(p.Case.Evidence, p.neverPlanned))
	if p.looksBack() { // else these are errors, see done-in-future
		dates("assessment", "assessments", datesOf(p.Case.Assessments, func(a casefile.Assessment) casefile.Date { return a.Date }))
		dates("entry of feedback", "entries of feedback", datesOf(p.Case.Feedback, func(f casefile.Feedback) casefile.Date { return f.Observed }))
	}
	return all
}

func datesOf[T any](entries []T, date func(T) casefile.Date) (all []casefile.Date) {
	for _, e := range entries {
		all = append(all, date(e))
	}
	return all
}

// neverPlanned gives the date of evidence that no plan can have.
func (p *Pass) neverPlanned(e casefile.Evidence) (date casefile.Date) {
	switch {
	case e.Ended.V.Given() && p.Assessment.Day.MonthsSince(e.Ended.V.First) < -farOff:
		return e.Ended
	case p.Case.Config.Pos("as-of").Given():
		return e.Started
	}
	return date
}

func (p *Pass) moveOn() string {
	if p.Case.Config.Pos("as-of").Given() {
		return "correct the dates, or set as-of in config.yaml to a later day"
	}
	return "correct the dates; verdicts are as of today"
}
