package assess

import (
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// weeksShown is how far ahead the load goes: two years.
const weeksShown = 104

// load spreads the effort of open milestones over the weeks until they are due.
func (g *ground) load(milestones []Milestone) []Week {
	first, last := g.today.Monday(), day.None
	var open []Milestone
	for _, m := range milestones {
		works := (m.State == Planned || m.State == Active) && g.plans[m.Key].Effort.V > 0
		if works && m.Due >= g.today {
			open, last = append(open, m), max(last, m.Due)
		}
	}
	if len(open) == 0 {
		return nil
	}
	// A due date may lie centuries ahead by mistake: weeks are counted, not listed.
	free := g.freeWeeks(first, last)
	weeks := make([]Week, min(len(free)-1, weeksShown))
	for i := range weeks {
		monday := first + day.Day(7*i)
		weeks[i] = Week{Monday: monday, Capacity: g.c.Config.Capacity.HoursPerWeek, Rest: g.rests(monday, monday+6)}
	}
	for _, m := range open {
		from, to := weekOf(min(max(m.Start, g.today), m.Due), first), weekOf(m.Due, first)
		n := free[to+1] - free[from]
		always := n == 0
		if always {
			n = to + 1 - from
		}
		for i := from; i <= min(to, len(weeks)-1); i++ {
			if always || free[i+1] > free[i] {
				weeks[i].Hours += g.plans[m.Key].Effort.V / float64(n)
				weeks[i].From = append(weeks[i].From, m.Key)
			}
		}
	}
	for i := range weeks {
		// Sums of thirds do not come out even; a millionth of an hour is no load.
		weeks[i].Over = weeks[i].Capacity > 0 && weeks[i].Hours > weeks[i].Capacity+1e-6
	}
	return weeks
}

// weekOf counts the weeks from the Monday of the first one.
func weekOf(d, first day.Day) int { return int(d.Monday()-first) / 7 }

// freeWeeks counts the weeks that take work before each week: the difference
// of two of its numbers is how many lie between.
func (g *ground) freeWeeks(first, last day.Day) []int {
	free := []int{0}
	for monday := first; monday <= last; monday += 7 {
		n := 0
		for d := monday; d < monday+5 && n == 0; d++ {
			if !g.rests(d, d) {
				n = 1
			}
		}
		free = append(free, free[len(free)-1]+n)
	}
	return free
}

// rests tells whether a rest window touches a run of days.
func (g *ground) rests(first, last day.Day) bool {
	_, ok := g.restWindow(first, last)
	return ok
}

// restWindow finds the first rest window of the calendar that touches a run of days.
func (g *ground) restWindow(first, last day.Day) (config.Window, bool) {
	for _, w := range g.c.Config.Calendar {
		if w.Kind == config.Rest && w.Opens.Given() && w.Opens.First <= last && first <= closes(w) {
			return w, true
		}
	}
	return config.Window{}, false
}
