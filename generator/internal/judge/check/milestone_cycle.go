package check

import (
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var milestoneCycle = Check{
	ID:       "milestone-cycle",
	Title:    "milestones that wait for each other",
	Severity: diag.Error,
	Doc: `Following "after" from one milestone to the next leads back to the first one.

None of these milestones can ever start, so the plan cannot be carried out.

Remove one of the "after" lines: that of the milestone that could begin
tomorrow.`,
	Run: func(p *Pass) {
		w := walker{all: p.Case.Milestones, state: make([]visit, len(p.Case.Milestones))}
		for i := range w.all {
			w.from(i)
		}
		for _, cycle := range w.cycles {
			p.reportCycle(cycle)
		}
	},
}

type visit int

const (
	unseen visit = iota
	onPath
	finished
)

// walker follows `after` depth first. Every milestone is walked once, so a
// cycle is found once, and two cycles that share a milestone are two mistakes.
type walker struct {
	all    []casefile.Milestone
	state  []visit
	path   []step
	cycles [][]step
}

// step is one "waits for": a milestone and the place where it says so.
type step struct {
	milestone int
	after     casefile.Ref
}

func (w *walker) from(i int) {
	if w.state[i] != unseen {
		return
	}
	w.state[i] = onPath
	for _, after := range w.all[i].After {
		next := casefile.Find(w.all, after.V)
		if next < 0 {
			continue
		}
		w.path = append(w.path, step{i, after})
		switch w.state[next] {
		case onPath:
			begin := slices.IndexFunc(w.path, func(s step) bool { return s.milestone == next })
			w.cycles = append(w.cycles, slices.Clone(w.path[begin:]))
		case unseen:
			w.from(next)
		}
		w.path = w.path[:len(w.path)-1]
	}
	w.state[i] = finished
}

// reportCycle names the whole way round, from the milestone with the lowest id.
func (p *Pass) reportCycle(cycle []step) {
	lowest := slices.MinFunc(cycle, func(a, b step) int { return a.milestone - b.milestone })
	begin := slices.Index(cycle, lowest)
	cycle = append(slices.Clone(cycle[begin:]), cycle[:begin]...)
	ids := make([]string, len(cycle))
	for i, s := range cycle {
		ids[i] = p.Case.Milestones[s.milestone].ID
	}
	d := p.Reportf(cycle[0].after.Pos, "milestone %q waits for itself: %s", ids[0], strings.Join(append(ids, ids[0]), " after "))
	for i, s := range cycle[1:] {
		d.See(s.after.Pos, "%q waits for %q here", ids[i+1], s.after.V)
	}
	d.Hintf("remove one of them from after")
}
