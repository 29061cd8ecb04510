package pages

import (
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// milestones composes /milestones/ and a page for each.
func (d *composer) milestones() {
	if len(d.Case.Milestones) == 0 {
		return
	}
	roadmap := d.up("roadmap", "Roadmap")
	s := d.section("milestones", "Milestones", "roadmap", roadmap)
	d.put(s, views.Milestones{Base: s.base, HasBody: s.hasBody(), States: d.MilestoneSets()})

	came, follow := map[string][]string{}, map[string][]string{}
	for _, e := range d.Finished {
		came[e.Evidence.Milestone.V] = append(came[e.Evidence.Milestone.V], e.Key())
	}
	for _, e := range d.Planned {
		came[e.Evidence.Milestone.V] = append(came[e.Evidence.Milestone.V], e.Key())
	}
	for i := range d.Case.Milestones {
		for _, id := range caseindex.Distinct(d.Case.Milestones[i].After) {
			follow[id] = append(follow[id], d.Case.Milestones[i].Key())
		}
	}
	order := d.ByDue()
	for e, near := range beside(order) {
		m := &d.Case.Milestones[casefile.Find(d.Case.Milestones, e.ID)]
		d.milestone(m, near, came[m.ID], follow[m.ID])
	}
}

func (d *composer) milestone(m *casefile.Milestone, near neighbours, came, follow []string) {
	above := []views.Link{d.up("roadmap", "Roadmap"), d.up("milestones", "Milestones")}
	p, base := d.entryPage(&m.Entry, "milestone", "roadmap", above, near)
	r := d.MilestoneRow(d.States[m.Key()])
	v := views.Milestone{
		EntryView: base, State: *r.State, Kind: r.Kind, Minimum: r.Minimum,
		Start: r.Start, Due: r.Due, Done: r.Done, Late: r.Late, Warning: r.Warning,
		Requires: d.Claims(m.Requires.Competencies), ExperienceMD: d.Mds(m.Requires.Experience),
		After: d.Links(caseindex.KeysOf(casefile.MilestonesFolder, m.After)), Before: d.Links(follow),
		Alternatives: d.Alternatives(m, nil), Evidence: d.RowsOf(came),
	}
	if m.Effort.V > 0 {
		v.Effort = wording.Figure(m.Effort.V, "h")
	}
	if m.Stretch.V != "" {
		v.Stretch = new(d.SkillLink(m.Stretch.V))
	}
	for _, w := range d.Case.Config.Calendar {
		if w.Name == m.Window.V && w.Name != "" {
			v.Window = new(d.Window(w))
		}
	}
	for _, o := range m.Outcomes {
		if text := d.Md(o.Text); text != "" {
			v.Outcomes = append(v.Outcomes, views.Step{TextMD: text, Done: d.Ticked(o.Done), On: wording.DateOf(o.Done.On)})
		}
	}
	v.Actions = d.Steps(m.Actions)
	if r.Outcomes != "" {
		v.OutcomesLine = r.Outcomes + " reached"
	}
	if r.Actions != "" {
		v.ActionsLine = r.Actions + " done"
	}
	d.writeEntry(p, &v.EntryView, &m.Entry, &v)
}
