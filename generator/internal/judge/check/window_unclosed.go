package check

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/diag"
)

var windowUnclosed = Check{
	ID:       "window-unclosed",
	Title:    "a window of the calendar without an end",
	Severity: diag.Warning,
	Doc: `A round, a freeze or a budget in config.yaml opens on a day, but has no closing
date.

It is unknown whether a milestone is inside it, and charts show only its first
day.

Add "closes"; for a single day, write the same date. A month or a quarter
("opens: 2027-Q1") includes both dates, and a rest of one day needs no end.`,
	Run: func(p *Pass) {
		cfg := p.Case.Config
		for i, w := range cfg.Calendar {
			closes := cfg.Pos(fmt.Sprintf("calendar.%d.closes", i)) // given, and could not be read
			if w.Opens.Given() && !w.Closes.Given() && !closes.Given() {
				p.Reportf(cfg.Pos(fmt.Sprintf("calendar.%d.opens", i)), "the window %q has no closing date", w.Name).
					Hintf("add closes:, with the same day if it is one day long")
			}
		}
	},
}
