package assess

import "github.com/casebook-dev/casebook/generator/internal/read/casefile"

// resting lists the work that falls into a rest window, from the day on:
// milestones and their steps, experiments, steps of check-ins.
func (g *ground) resting(a Assessment) []Resting {
	var all []Resting
	add := func(key, what string, at casefile.Date) {
		if !at.V.Given() || at.V.Last < g.today {
			return
		}
		if w, ok := g.restWindow(at.V.Last, at.V.Last); ok {
			all = append(all, Resting{Key: key, Window: w, What: what, At: at})
		}
	}
	for _, m := range a.Milestones {
		if !m.open() {
			continue
		}
		add(m.Key, "is due", g.plans[m.Key].Due)
		for _, s := range g.plans[m.Key].Actions {
			if !g.ticked(s.Done) {
				add(m.Key, "has a step due", s.By)
			}
		}
	}
	for i, e := range a.Experiments {
		add(e.Key, "ends", g.c.Experiments[i].End)
	}
	for i := range g.c.CheckIns {
		c := &g.c.CheckIns[i]
		for _, s := range c.Steps {
			if !g.ticked(s.Done) {
				add(c.Key(), "has a step due", s.By)
			}
		}
	}
	return all
}
