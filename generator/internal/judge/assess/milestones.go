package assess

import (
	"cmp"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// leadDays is how long before it is due the work on a milestone is supposed to start when nothing says so.
const leadDays = 12 * 7

// milestones finds where each milestone stands.
func (g *ground) milestones() []Milestone {
	byID := map[string]*casefile.Milestone{}
	for i := range g.c.Milestones {
		byID[g.c.Milestones[i].ID] = &g.c.Milestones[i]
	}
	states := map[string]State{}
	var all []Milestone
	for i := range g.c.Milestones {
		m := g.milestone(&g.c.Milestones[i], byID)
		states[m.Key] = m.State
		all = append(all, m)
	}
	for i := range all {
		for _, ref := range g.c.Milestones[i].After {
			if before := byID[ref.V]; before != nil && states[before.Key()] != Done {
				all[i].WaitsFor = append(all[i].WaitsFor, before.Key())
			}
		}
	}
	slices.SortFunc(all, func(a, b Milestone) int {
		return cmp.Or(noneLast(a.Due, b.Due), cmp.Compare(a.Key, b.Key))
	})
	return all
}

// noneLast compares days; one that is not known comes after all others.
func noneLast(a, b day.Day) int {
	switch {
	case a == b:
		return 0
	case a == day.None:
		return 1
	case b == day.None:
		return -1
	}
	return cmp.Compare(a, b)
}

func (g *ground) milestone(p *casefile.Milestone, byID map[string]*casefile.Milestone) Milestone {
	m := Milestone{Key: p.Key(), Due: last(p.Due.V), Finished: day.None, WindowClose: day.None}
	planned := start(p, byID)
	m.Start = planned
	if planned == day.None && m.Due != day.None {
		m.Start = m.Due - leadDays
	}
	for _, o := range p.Outcomes {
		m.Outcomes.add(g.ticked(o.Done))
	}
	for _, a := range p.Actions {
		m.Actions.add(g.ticked(a.Done))
	}
	m.State = g.state(p, m, planned != day.None && planned <= g.today)
	if m.State == Done && g.over(p.Done) {
		m.Finished = p.Done.V.Last
	}
	m.LateBy = g.lateBy(m)
	if w, ok := window(g.c.Config.Calendar, p.Window.V); ok {
		m.Window, m.WindowClose = w.Name, closes(w)
		lands := m.Due
		if m.Finished != day.None {
			lands = m.Finished
		}
		m.LandsLate = m.State != Dropped && lands != day.None && m.WindowClose != day.None && lands > m.WindowClose
	}
	return m
}

// last gives the last day of a date, or None where it was not given.
func last(p day.Period) day.Day {
	if !p.Given() {
		return day.None
	}
	return p.Last
}

func (t *Tally) add(done bool) {
	t.Total++
	if done {
		t.Done++
	}
}

// start gives the day on which a milestone begins by what is written, or None; the package comment says which.
func start(p *casefile.Milestone, byID map[string]*casefile.Milestone) day.Day {
	due := last(p.Due.V)
	if p.Date.V.Given() {
		return p.Date.V.First
	}
	before := day.None
	for _, ref := range p.After {
		if m := byID[ref.V]; m != nil {
			before = max(before, last(m.Due.V))
		}
	}
	if before != day.None && before+1 < due {
		return before + 1
	}
	return day.None
}

// state weighs what the author says against what has happened.
func (g *ground) state(p *casefile.Milestone, m Milestone, begun bool) State {
	toCome := p.Done.V.Given() && !g.over(p.Done)
	stated := State(p.State.V)
	switch {
	case g.over(p.Done), (p.DoneFlag.V || stated == Done) && !toCome:
		return Done
	case stated == Planned, stated == Active, stated == Missed, stated == Dropped:
		return stated
	case m.Due != day.None && m.Due < g.today:
		return Missed
	case begun, m.Outcomes.Done+m.Actions.Done > 0:
		return Active
	}
	return Planned
}

// open tells whether there is still work in the milestone.
func (m Milestone) open() bool { return m.State != Done && m.State != Dropped }

func (g *ground) lateBy(m Milestone) int {
	switch {
	case m.Due == day.None || m.State == Dropped:
		return 0
	case m.Finished != day.None:
		return int(m.Finished - m.Due)
	case m.open() && g.today > m.Due:
		return int(g.today - m.Due)
	}
	return 0
}

// window finds a calendar window by its name.
func window(calendar []config.Window, name string) (w config.Window, ok bool) {
	i := slices.IndexFunc(calendar, func(w config.Window) bool { return w.Name == name && name != "" })
	if i < 0 {
		return config.Window{}, false
	}
	return calendar[i], true
}

// closes gives the last day of a window, or day.None where nobody can tell: a rest
// that names no end is the day, or the month, in which it begins.
func closes(w config.Window) day.Day {
	switch {
	case w.Closes.Given():
		return w.Closes.Last
	case w.Opens.Given() && w.Kind == config.Rest:
		return w.Opens.Last
	}
	return day.None
}
