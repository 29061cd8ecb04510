package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/values/decimals"
)

var capacityExceeded = Check{
	ID:       "capacity-exceeded",
	Title:    "more work than the capacity allows",
	Severity: diag.Warning,
	Doc: `More milestones and experiments are in progress than "capacity.in-progress"
allows, or some weeks have more planned hours than "capacity.hours-per-week".

Unfinished work counts for nothing, and a plan that needs more hours than there
are will be missed.

Finish or drop something before the next one begins, or move due dates apart.
Work without "effort" adds no hours to this count.`,
	Run: func(p *Pass) {
		p.inProgress()
		p.hours()
	},
}

func (p *Pass) inProgress() {
	limit := p.Case.Config.Capacity.InProgress
	if limit <= 0 || len(p.Assessment.InProgress) <= limit {
		return
	}
	d := p.Reportf(p.Case.Config.Pos("capacity.in-progress"), "%d are in progress, and the capacity is %d",
		len(p.Assessment.InProgress), limit)
	running := map[string]bool{}
	for _, key := range p.Assessment.InProgress {
		running[key] = true
	}
	for _, e := range p.entries() {
		if running[e.Key()] {
			d.See(e.Pos, "%q is in progress", e.ID)
		}
	}
	d.Hintf("finish or postpone one of them, or raise in-progress")
}

func (p *Pass) hours() {
	var over []assess.Week
	for _, w := range p.Assessment.Load {
		if w.Over {
			over = append(over, w)
		}
	}
	if len(over) == 0 {
		return
	}
	fullest := over[0]
	for _, w := range over {
		if w.Hours > fullest.Hours {
			fullest = w
		}
	}
	p.Reportf(p.Case.Config.Pos("capacity.hours-per-week"),
		"%s with more than %s planned; the week of %s has %s", plural(len(over), "week"),
		hoursOf(fullest.Capacity), fullest.Monday, hoursOf(fullest.Hours)).
		Hintf("move a milestone, lower its effort, or raise hours-per-week")
}

func hoursOf(h float64) string { return number(decimals.Round(h, decimals.Of(h))) + " hours" }
