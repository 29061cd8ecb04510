package check

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var milestoneLate = Check{
	ID:       "milestone-late",
	Title:    "a milestone due after its window closes",
	Severity: diag.Warning,
	Doc: `A milestone names a calendar window, such as a promotion round, but is due
after the window closes.

The committee meets within the window. Whatever is done later does not count
this time.

Move the milestone to an earlier date, name a later window, or remove it from
the shortest path ("minimum: false") and say why the case does not need it.`,
	Run: func(p *Pass) {
		for _, m := range p.Assessment.Milestones {
			open := m.State == assess.Planned || m.State == assess.Active
			if !m.LandsLate || !open {
				continue
			}
			id := strings.TrimPrefix(m.Key, string(casefile.MilestonesFolder)+"/")
			if i := casefile.Find(p.Case.Milestones, id); i >= 0 {
				due := p.Case.Milestones[i].Due
				p.Reportf(due.Pos, "the milestone is due %s, but %q closes on %s", due.V, m.Window, m.WindowClose).
					See(p.window(m.Window), "%q is defined here", m.Window)
			}
		}
	},
}

// window gives the place of a calendar window.
func (p *Pass) window(name string) diag.Pos {
	for _, w := range p.Case.Config.Calendar {
		if w.Name == name {
			return w.Pos
		}
	}
	return diag.Pos{}
}
