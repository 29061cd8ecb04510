package pageparts

import (
	"fmt"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

func (d *Parts) ExperimentRows() []views.ExperimentRow {
	var rows []views.ExperimentRow
	for _, e := range d.InOrder(casefile.ExperimentsFolder) {
		x := d.Trial(e)
		j, unit := d.Outcome(x)
		outcome := wording.WordOf(string(j.Outcome))
		r := views.ExperimentRow{
			Row: d.RowOf(e.Entry), Objective: wording.Plain(d.Md(x.Objective)), Start: wording.DateOf(x.Start), End: wording.DateOf(x.End),
			Figures: wording.FromTo(wording.Figure(j.Baseline, unit), wording.Figure(j.Result, unit), ""),
		}
		if target := wording.Figure(j.Target, unit); target != "" {
			r.Figures = strings.TrimPrefix(r.Figures+", target "+target, ", ")
		}
		r.State, r.Links = &outcome, d.aims(e.Entry, casefile.Ref{})
		rows = append(rows, r)
	}
	return rows
}

func (d *Parts) Steps(actions []casefile.Action) []views.Step {
	var all []views.Step
	for _, a := range actions {
		s := views.Step{TextMD: d.Md(a.Text), By: wording.DateOf(a.By), Done: d.Ticked(a.Done), On: wording.DateOf(a.Done.On)}
		if !d.Author(a.Who.V) {
			s.Who = d.Name(a.Who.V)
		}
		s.Overdue = !s.Done && a.By.V.Given() && a.By.V.Last < d.Judged.Day
		if s.TextMD != "" {
			all = append(all, s)
		}
	}
	return all
}

// Alternatives lists the other routes of a milestone. A route without anything
// left to say, because it leads to what the audience may not see, is left out.
func (d *Parts) Alternatives(m *casefile.Milestone, from *views.Link) []views.Alternative {
	var all []views.Alternative
	for _, a := range m.Alternatives {
		v := views.Alternative{From: from, IfMD: d.Md(a.If), ThenMD: d.Md(a.Then), To: d.Ref(casefile.MilestonesFolder, a.Milestone)}
		if v.ThenMD != "" || v.To != nil {
			all = append(all, v)
		}
	}
	return all
}

// MilestoneSets sorts the milestones by state, those of a state by due date.
func (d *Parts) MilestoneSets() []views.MilestoneSet {
	var sets []views.MilestoneSet
	for _, state := range []assess.State{assess.Active, assess.Planned, assess.Missed, assess.Done, assess.Dropped} {
		set := views.MilestoneSet{State: wording.WordOf(string(state))}
		for i := range d.Judged.Milestones {
			if d.Judged.Milestones[i].State == state {
				set.Rows = append(set.Rows, d.MilestoneRow(&d.Judged.Milestones[i]))
			}
		}
		if len(set.Rows) > 0 {
			sets = append(sets, set)
		}
	}
	return sets
}

func (d *Parts) MilestoneRow(j *assess.Milestone) views.MilestoneRow {
	e := d.Entries[j.Key]
	m := &d.Case.Milestones[casefile.Find(d.Case.Milestones, e.ID)]
	r := views.MilestoneRow{
		Row: d.RowOf(e.Entry), Minimum: m.Minimum.V,
		Due: wording.DateOf(m.Due), Late: wording.LateText(j.LateBy),
		Outcomes: tally(j.Outcomes), Actions: tally(j.Actions),
		WaitsFor: d.Links(j.WaitsFor), Window: j.Window,
	}
	if m.Date.V.Given() {
		r.Start = wording.DateOf(m.Date)
	}
	state := wording.WordOf(string(j.State))
	r.Kind, r.State = wording.Word(m.Kind), &state
	if j.State == assess.Done {
		r.Done = wording.DateOf(m.Done)
	}
	if j.LandsLate {
		lands, verb := j.Due, "due "
		if j.Finished != day.None {
			lands, verb = j.Finished, "finished "
		}
		r.Warning = fmt.Sprintf("%s%s after its window closes", verb, wording.Days(caseindex.Since(j.WindowClose, lands)))
	}
	r.Links = d.aims(&m.Entry, m.Stretch)
	return r
}

// aims gives the competencies that a step of the plan is for, each once.
func (d *Parts) aims(e *casefile.Entry, stretch casefile.Ref) []views.Link {
	all := d.Claims(e.Competencies)
	for _, claim := range e.Competencies {
		if claim.Competency.V == stretch.V {
			return all
		}
	}
	if stretch.V != "" {
		all = append(all, d.SkillLink(stretch.V))
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

// Ticked tells whether something was done by the day of judgement.
func (d *Parts) Ticked(t casefile.Tick) bool {
	return t.Done && (!t.On.V.Given() || t.On.V.Last <= d.Judged.Day)
}

func (d *Parts) AskRows() []views.AskRow {
	waiting := map[string]assess.Ask{}
	for _, a := range d.Judged.Asks {
		waiting[a.Key] = a
	}
	var rows []views.AskRow
	for _, e := range d.AskOrder() {
		a := d.Request(e)
		r := views.AskRow{Row: d.RowOf(e.Entry), Of: d.Name(a.Of.V)}
		state := "answered"
		if a.State.V != "" {
			state = a.State.V
		}
		if j, ok := waiting[e.Key()]; ok {
			state, r.Stalled = "open", j.Stalled
			if j.Waits > 0 {
				r.Waits = wording.Days(j.Waits)
			}
		}
		r.Kind, r.State = wording.Word(a.Kind), new(wording.WordOf(state))
		if a.Asked.V.Given() {
			r.Date = wording.DateOf(a.Asked)
		}
		rows = append(rows, r)
	}
	return rows
}

func (d *Parts) OpenSteps() []views.Step {
	var all []views.Step
	for _, s := range d.Judged.OpenSteps {
		l, ok := d.Link(s.Key)
		if !ok || s.Text == "" {
			continue
		}
		all = append(all, views.Step{
			TextMD: d.Because(s.Text), Who: d.Name(s.Who), By: wording.PeriodDate(s.By), Overdue: s.Overdue, From: &l,
		})
	}
	return all
}

func (d *Parts) Cadences() []views.Cadence {
	var all []views.Cadence
	for _, c := range d.Judged.Cadences {
		v := views.Cadence{
			Name: wording.Capital(c.Name), Every: c.Every.Text, Last: wording.PeriodDate(c.Last), Next: wording.DayDate(c.NextDue),
			Overdue: c.Overdue, Sentence: c.Sentence,
		}
		if l, ok := d.Link(c.LastKey); ok {
			v.LastLink = &l
		}
		if c.Of > 0 {
			v.Kept = fmt.Sprintf("%d of %d kept", c.Kept, c.Of)
		}
		all = append(all, v)
	}
	return all
}

func MeetingKind(c *casefile.CheckIn) views.Word {
	if c.Kind.V == "" {
		return wording.WordOf("check-in")
	}
	return wording.WordOf(c.Kind.V)
}
