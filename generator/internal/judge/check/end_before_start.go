package check

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

var endBeforeStart = Check{
	ID:       "end-before-start",
	Title:    "something ends before it starts",
	Severity: diag.Error,
	Doc: `Two dates that belong together are in the wrong order: "ended" before "started",
"end" before "start", "due" or "done" before "date", "given" before "observed",
"answered" before "asked", "after" before "before", "closes" before "opens".

One of the two dates is wrong, and everything counted from it is wrong too.

Correct the date. A month or a quarter starts on its first day and ends on its
last, so "started: 2026-03" and "ended: 2026-03-10" go together.`,
	Run: func(p *Pass) {
		for _, e := range p.Case.Evidence {
			p.inOrder("started", e.Started, "ended", e.Ended)
		}
		for _, i := range p.impacts() {
			p.inOrder("before", i.Before, "after", i.After)
		}
		for _, m := range p.Case.Milestones {
			p.inOrder("date", m.Date, "due", m.Due)
			p.inOrder("date", m.Date, "done", m.Done)
		}
		for _, x := range p.Case.Experiments {
			p.inOrder("start", x.Start, "end", x.End)
		}
		for _, f := range p.Case.Feedback {
			p.inOrder("observed", f.Observed, "given", f.Given)
		}
		for _, a := range p.Case.Asks {
			p.inOrder("asked", a.Asked, "answered", a.Answered)
		}
		p.windowsInOrder()
	},
}

func (p *Pass) windowsInOrder() {
	cfg := p.Case.Config
	for i, w := range cfg.Calendar {
		at := func(key string) diag.Pos { return cfg.Pos(fmt.Sprintf("calendar.%d.%s", i, key)) }
		opens := casefile.Date{V: w.Opens, Pos: at("opens")}
		decides := casefile.Date{V: w.Decides, Pos: at("decides")}
		p.inOrder("opens", opens, "closes", casefile.Date{V: w.Closes, Pos: at("closes")})
		p.inOrder("opens", opens, "decides", decides)
		p.inOrder("decides", decides, "effective", casefile.Date{V: w.Effective, Pos: at("effective")})
	}
}

// inOrder reports an end that lies wholly before its start. Dates that could
// not be read are not given.
func (p *Pass) inOrder(startName string, start casefile.Date, endName string, end casefile.Date) {
	if !start.V.Given() || !end.V.Given() || end.V.Last >= start.V.First {
		return
	}
	p.Reportf(end.Pos, "%s %s is before %s %s", endName, end.V, startName, start.V).
		See(start.Pos, "%s is given here", startName).Hintf("correct one of the two dates")
}
