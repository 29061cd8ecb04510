package casefile

import "github.com/casebook-dev/casebook/generator/internal/values/day"

// When is the date that feedback ages from: when it was given, else observed, else the
// entry's date. Without any, it is before every day.
func (f *Feedback) When() Date { return firstGiven(f.Given, f.Observed, f.Date) }

// When is the date that a statement ages from: when it was given, else the entry's date.
// Without any, it is before every day.
func (s *Statement) When() Date { return firstGiven(s.Given, s.Date) }

func firstGiven(dates ...Date) Date {
	for _, d := range dates {
		if d.V.Given() {
			return d
		}
	}
	return Date{V: day.Period{First: day.None, Last: day.None}}
}
