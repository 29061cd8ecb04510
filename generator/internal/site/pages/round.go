package pages

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// round finds the next round that has not closed.
func (d *composer) round() *Round {
	var next *config.Window
	for i := range d.c.Config.Calendar {
		w := &d.c.Config.Calendar[i]
		if w.Kind != config.Round || closing(*w) < d.a.Day {
			continue
		}
		if next == nil || w.Opens.First < next.Opens.First {
			next = w
		}
	}
	if next == nil {
		return nil
	}
	r := Round{
		Name: next.Name, Opens: periodDate(next.Opens), Closes: periodDate(next.Closes),
		Decides: periodDate(next.Decides), Effective: periodDate(next.Effective),
	}
	switch opens := next.Opens; {
	case opens.Given() && opens.First > d.a.Day:
		r.Line = fmt.Sprintf("opens %s, on %s", distance(opens.First, d.a.Day), dayText(opens.First))
		if r.Closes != nil {
			r.Line += "; closes on " + dayText(next.Closes.Last)
		}
	case r.Closes != nil:
		r.Line = fmt.Sprintf("open; closes %s, on %s", distance(next.Closes.Last, d.a.Day), dayText(next.Closes.Last))
	default:
		r.Line = "open"
	}
	return &r
}

// closing gives the last day of a window. One without an end is over when it is
// decided, or else when the day it opens is.
func closing(w config.Window) day.Day {
	switch {
	case w.Closes.Given():
		return w.Closes.Last
	case w.Decides.Given():
		return w.Decides.Last
	}
	return w.Opens.Last
}

// marked gives how a window stands in a chart or a calendar: one without an end is
// the day on which it opens.
func marked(w config.Window) (name string, first, last day.Day) {
	if !w.Closes.Given() {
		return w.Name + " opens", w.Opens.First, w.Opens.Last
	}
	return w.Name, w.Opens.First, w.Closes.Last
}
