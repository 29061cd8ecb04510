package assess

import (
	"cmp"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// Stall is after how many days without an answer an ask has stalled.
const Stall = 21

// openSteps lists what was promised and is not done, soonest first.
func (g *ground) openSteps(milestones []Milestone) []Step {
	var all []Step
	add := func(key string, text casefile.Text, who string, by casefile.Date) {
		if g.author(who) {
			who = ""
		}
		all = append(all, Step{Key: key, Text: text.V, Who: who, By: by.V, Overdue: by.V.Given() && by.V.Last < g.today})
	}
	for _, m := range milestones {
		if m.open() {
			g.undone(m.Key, g.plans[m.Key].Actions, add)
		}
	}
	for i := range g.c.CheckIns {
		g.undone(g.c.CheckIns[i].Key(), g.c.CheckIns[i].Steps, add)
	}
	shown := map[string]bool{}
	for _, x := range g.finished {
		shown[x.ID] = true
	}
	for i := range g.c.Feedback {
		f := &g.c.Feedback[i]
		if c := f.Change; c.By.V.Given() && !shown[c.Evidence.V] {
			add(f.Key(), c.Text, "", c.By)
		}
	}
	slices.SortStableFunc(all, func(a, b Step) int {
		return cmp.Or(noneLast(last(a.By), last(b.By)), cmp.Compare(a.Key, b.Key))
	})
	return all
}

func (g *ground) undone(key string, steps []casefile.Action, add func(string, casefile.Text, string, casefile.Date)) {
	for _, s := range steps {
		if !g.ticked(s.Done) {
			add(key, s.Text, s.Who.V, s.By)
		}
	}
}

// asks lists what was asked of others and not answered, longest waiting first.
func (g *ground) asks() []Ask {
	var all []Ask
	for i := range g.c.Asks {
		a := &g.c.Asks[i]
		if a.State.V != "open" && (a.State.V != "" || g.over(a.Answered)) {
			continue
		}
		ask := Ask{Key: a.Key(), Of: a.Of.V}
		if a.Asked.V.Given() {
			ask.Waits = max(int(g.today-a.Asked.V.Last), 0)
		}
		ask.Stalled = ask.Waits > Stall
		all = append(all, ask)
	}
	slices.SortStableFunc(all, func(a, b Ask) int {
		return cmp.Or(cmp.Compare(b.Waits, a.Waits), cmp.Compare(a.Key, b.Key))
	})
	return all
}
