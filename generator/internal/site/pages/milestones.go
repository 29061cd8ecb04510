package pages

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// milestones composes /milestones/ and a page for each.
func (d *composer) milestones() {
	if len(d.c.Milestones) == 0 {
		return
	}
	roadmap := d.up("roadmap", "Roadmap")
	s := d.section("milestones", "Milestones", "roadmap", roadmap)
	d.put(s, Milestones{Base: s.base, HasBody: s.hasBody(), States: d.milestoneSets()})

	came, follow := map[string][]string{}, map[string][]string{}
	for _, e := range d.finished {
		came[e.evidence.Milestone.V] = append(came[e.evidence.Milestone.V], e.Key())
	}
	for _, e := range d.planned {
		came[e.evidence.Milestone.V] = append(came[e.evidence.Milestone.V], e.Key())
	}
	for i := range d.c.Milestones {
		for _, id := range distinct(d.c.Milestones[i].After) {
			follow[id] = append(follow[id], d.c.Milestones[i].Key())
		}
	}
	order := d.byDue()
	for i, e := range order {
		before, after := beside(order, i)
		m := &d.c.Milestones[casefile.Find(d.c.Milestones, e.ID)]
		d.milestone(m, before, after, came[m.ID], follow[m.ID])
	}
}

// byDue lists the milestones as the judgement orders them.
func (d *composer) byDue() []*entry {
	var all []*entry
	for _, m := range d.a.Milestones {
		if e, ok := d.entries[m.Key]; ok {
			all = append(all, e)
		}
	}
	return all
}

func (d *composer) milestone(m *casefile.Milestone, before, after *entry, came, follow []string) {
	above := []Link{d.up("roadmap", "Roadmap"), d.up("milestones", "Milestones")}
	p, base := d.entryPage(&m.Entry, "milestone", "roadmap", above, before, after)
	r := d.milestoneRow(d.states[m.Key()])
	v := Milestone{
		EntryView: base, State: *r.State, Kind: r.Kind, Minimum: r.Minimum,
		Start: r.Start, Due: r.Due, Done: r.Done, Late: r.Late, Warning: r.Warning,
		Requires: d.claims(m.Requires.Competencies), ExperienceMD: d.mds(m.Requires.Experience),
		After: d.links(keysOf(casefile.MilestonesFolder, m.After)), Before: d.links(follow),
		Alternatives: d.alternatives(m, nil), Evidence: d.rowsOf(came),
	}
	if m.Effort.V > 0 {
		v.Effort = figure(m.Effort.V, "h")
	}
	if m.Stretch.V != "" {
		v.Stretch = ptr(d.skillLink(m.Stretch.V))
	}
	for _, w := range d.c.Config.Calendar {
		if w.Name == m.Window.V && w.Name != "" {
			v.Window = ptr(d.window(w))
		}
	}
	for _, o := range m.Outcomes {
		if text := d.md(o.Text); text != "" {
			v.Outcomes = append(v.Outcomes, Step{TextMD: text, Done: d.ticked(o.Done), On: dateOf(o.Done.On)})
		}
	}
	v.Actions = d.steps(m.Actions)
	if r.Outcomes != "" {
		v.OutcomesLine = r.Outcomes + " reached"
	}
	if r.Actions != "" {
		v.ActionsLine = r.Actions + " done"
	}
	d.fill(&p, &v.EntryView, &m.Entry, d.shelf(p, m.Folder))
	p.view = v
	d.write(p)
}

// ticked tells whether something was done by the day of judgement.
func (d *composer) ticked(t casefile.Tick) bool {
	return t.Done && (!t.On.V.Given() || t.On.V.Last <= d.a.Day)
}

func (d *composer) steps(actions []casefile.Action) []Step {
	var all []Step
	for _, a := range actions {
		s := Step{TextMD: d.md(a.Text), By: dateOf(a.By), Done: d.ticked(a.Done), On: dateOf(a.Done.On)}
		if !d.author(a.Who.V) {
			s.Who = d.name(a.Who.V)
		}
		s.Overdue = !s.Done && a.By.V.Given() && a.By.V.Last < d.a.Day
		if s.TextMD != "" {
			all = append(all, s)
		}
	}
	return all
}

// alternatives lists the other routes of a milestone. A route without anything
// left to say, because it leads to what the audience may not see, is left out.
func (d *composer) alternatives(m *casefile.Milestone, from *Link) []Alternative {
	var all []Alternative
	for _, a := range m.Alternatives {
		v := Alternative{From: from, IfMD: d.md(a.If), ThenMD: d.md(a.Then), To: d.ref(casefile.MilestonesFolder, a.Milestone)}
		if v.ThenMD != "" || v.To != nil {
			all = append(all, v)
		}
	}
	return all
}

// milestoneSets sorts the milestones by state, those of a state by due date.
func (d *composer) milestoneSets() []MilestoneSet {
	var sets []MilestoneSet
	for _, state := range []assess.State{assess.Active, assess.Planned, assess.Missed, assess.Done, assess.Dropped} {
		set := MilestoneSet{State: wordOf(string(state))}
		for i := range d.a.Milestones {
			if d.a.Milestones[i].State == state {
				set.Rows = append(set.Rows, d.milestoneRow(&d.a.Milestones[i]))
			}
		}
		if len(set.Rows) > 0 {
			sets = append(sets, set)
		}
	}
	return sets
}

func (d *composer) milestoneRow(j *assess.Milestone) MilestoneRow {
	e := d.entries[j.Key]
	m := &d.c.Milestones[casefile.Find(d.c.Milestones, e.ID)]
	r := MilestoneRow{
		Row: d.rowOf(e.Entry), Minimum: m.Minimum.V,
		Due: dateOf(m.Due), Late: lateText(j.LateBy),
		Outcomes: tally(j.Outcomes), Actions: tally(j.Actions),
		WaitsFor: d.links(j.WaitsFor), Window: j.Window,
	}
	if m.Date.V.Given() {
		r.Start = dateOf(m.Date)
	}
	state := wordOf(string(j.State))
	r.Kind, r.State = word(m.Kind), &state
	if j.State == assess.Done {
		r.Done = dateOf(m.Done)
	}
	if j.LandsLate {
		lands, verb := j.Due, "due "
		if j.Finished != day.None {
			lands, verb = j.Finished, "finished "
		}
		r.Warning = fmt.Sprintf("%s%s after its window closes", verb, days(since(j.WindowClose, lands)))
	}
	r.Links = d.aims(&m.Entry, m.Stretch)
	return r
}

// aims gives the competencies that a step of the plan is for, each once.
func (d *composer) aims(e *casefile.Entry, stretch casefile.Ref) []Link {
	all := d.claims(e.Competencies)
	for _, claim := range e.Competencies {
		if claim.Competency.V == stretch.V {
			return all
		}
	}
	if stretch.V != "" {
		all = append(all, d.skillLink(stretch.V))
	}
	return all
}

// tally words "2 of 3"; "" of nothing.
func tally(t assess.Tally) string {
	if t.Total == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d", t.Done, t.Total)
}
