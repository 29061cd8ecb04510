package pages

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// roadmap composes /roadmap/.
func (d *composer) roadmap() {
	if !d.HasRoadmap() {
		return
	}
	s := d.section("roadmap", "Roadmap", "roadmap")
	v := views.Roadmap{
		Base: s.base, States: d.MilestoneSets(), Experiments: d.ExperimentRows(),
		Windows: d.Windows(), Actual: d.actual(), InProgress: d.Mixed(d.Judged.InProgress),
	}
	var said []string
	for _, set := range v.States {
		said = append(said, fmt.Sprintf("%d %s", len(set.Rows), set.State.Word))
	}
	v.Line = strings.Join(said, ", ")
	for i := range d.Case.Milestones {
		m := &d.Case.Milestones[i]
		if caseindex.Open(d.States[m.Key()]) {
			l, _ := d.Link(m.Key())
			v.Alternatives = append(v.Alternatives, d.Alternatives(m, &l)...)
		}
	}
	v.Weeks, v.LoadLine = d.Load()
	for _, r := range d.Judged.Resting {
		if l, ok := d.Link(r.Key); ok {
			l.Note = fmt.Sprintf("%s %s, inside %s", r.What, wording.PeriodText(r.At.V), r.Window.Name)
			v.Resting = append(v.Resting, l)
		}
	}
	for _, e := range d.Case.Config.Enough {
		v.Enough = append(v.Enough, views.Enough{
			Period: *cmp.Or(wording.PeriodDate(e.Period), &views.Date{}), TextMD: d.Because(e.Text), Now: e.Period.Contains(d.Judged.Day),
		})
	}
	if n := len(v.InProgress); n > 0 {
		v.InProgressLine = fmt.Sprintf("%d in progress", n)
		if most := d.Case.Config.Capacity.InProgress; most > 0 {
			v.InProgressLine += fmt.Sprintf(", of %d at most", most)
		}
	}
	v.Charts = d.RoadmapFigures()
	d.put(s, v)
}

// actual sets the plan beside what happened, for what is finished or overdue.
func (d *composer) actual() []views.PlanActual {
	var all []views.PlanActual
	for i := range d.Judged.Milestones {
		m := &d.Judged.Milestones[i]
		finished := m.State == assess.Done && m.Finished != day.None
		if m.Due == day.None || !finished && !(caseindex.Open(m) && m.LateBy > 0) {
			continue
		}
		r := d.MilestoneRow(m)
		l, _ := d.Link(m.Key)
		v := views.PlanActual{Milestone: l, State: *r.State, Due: r.Due, Done: r.Done, Text: wording.LateText(m.LateBy)}
		switch {
		case !finished:
			v.Text = fmt.Sprintf("open, %s overdue", wording.Days(m.LateBy))
		case m.LateBy == 0:
			v.Text = "on the day"
		}
		all = append(all, v)
	}
	return all
}
