package datafiles

import (
	"cmp"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/pageparts"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// caseEntries lists every entry, collection by collection.
func (d *machine) caseEntries(f *CaseFile) {
	for _, e := range slices.Concat(d.Finished, d.Planned) {
		f.Evidence = append(f.Evidence, d.caseEvidence(e))
	}
	for i := range d.Case.CaseStudies {
		x := &d.Case.CaseStudies[i]
		f.CaseStudies = append(f.CaseStudies, CaseStudyEntry{
			CaseEntry: d.caseEntry(&x.Entry), Evidence: d.keys(casefile.EvidenceFolder, x.Evidence...),
			Witnesses: d.Names(x.Witnesses), Impact: caseImpacts(d.Impacts(x.Impact, nil)),
		})
	}
	for i := range d.Case.Milestones {
		f.Milestones = append(f.Milestones, d.caseMilestone(&d.Case.Milestones[i]))
	}
	for i := range d.Case.Experiments {
		f.Experiments = append(f.Experiments, d.caseExperiment(&d.Case.Experiments[i]))
	}
	for i := range d.Case.Statements {
		f.Statements = append(f.Statements, d.caseStatement(&d.Case.Statements[i]))
	}
	for i := range d.Case.Feedback {
		f.Feedback = append(f.Feedback, d.caseFeedback(&d.Case.Feedback[i]))
	}
	for i := range d.Case.Questions {
		q := &d.Case.Questions[i]
		f.Questions = append(f.Questions, CaseQuestion{
			d.caseEntry(&q.Entry), d.Md(q.Says), d.keys(casefile.EvidenceFolder, q.Evidence...),
		})
	}
	for i := range d.Case.Journal {
		j := &d.Case.Journal[i]
		f.Journal = append(f.Journal, CaseNote{
			CaseEntry: d.caseEntry(&j.Entry), Kind: j.Kind.V, Kept: d.Mds(j.Kept), Dropped: d.Mds(j.Dropped),
			Energy: j.Energy.V, Surprised: d.Md(j.Surprised), Assumptions: d.Mds(j.Assumptions), Differently: d.Md(j.Differently),
		})
	}
	for i := range d.Case.CheckIns {
		c := &d.Case.CheckIns[i]
		f.CheckIns = append(f.CheckIns, CaseCheckIn{
			CaseEntry: d.caseEntry(&c.Entry), Kind: pageparts.MeetingKind(c).Word, With: d.Names(c.With),
			Learned: d.Mds(c.Learned), Develop: d.Mds(c.Develop), Obstacles: d.Mds(c.Obstacles), Steps: d.caseSteps(c.Steps),
		})
	}
	asked := d.AskRows()
	for i, e := range d.AskOrder() {
		a := d.Request(e)
		f.Asks = append(f.Asks, CaseAsk{
			CaseEntry: d.caseEntry(&a.Entry), Kind: a.Kind.V, Of: d.Name(a.Of.V),
			Asked: a.Asked.V.String(), Answered: a.Answered.V.String(), State: asked[i].State.ID,
		})
	}
}

func (d *machine) caseEntry(e *casefile.Entry) CaseEntry {
	v := CaseEntry{
		Key: e.Key(), URL: d.At(e.Path()), Title: e.Title.V, Date: e.Date.V.String(), Summary: d.Md(e.Summary),
		Audience: e.Audience.String(), Objectives: caseindex.Named(e.Objectives, d.Case.Config.Objectives),
		Values: caseindex.Named(e.Values, d.Case.Config.Values), Source: wording.Place(e.Pos), Body: wording.Printed(d.bodies[e.Key()]),
	}
	for _, t := range e.Tags {
		v.Tags = append(v.Tags, t.V)
	}
	for _, c := range e.Competencies {
		v.Competencies = append(v.Competencies, CaseClaim{c.Competency.V, c.Level.V, d.Md(c.Shows)})
	}
	for _, l := range d.Given(e) {
		v.Links = append(v.Links, CaseLink{l.Title, l.URL})
	}
	return v
}

// keys gives the keys of references that lead somewhere.
func (d *machine) keys(to casefile.Collection, refs ...casefile.Ref) []string {
	var keys []string
	for _, key := range caseindex.KeysOf(to, refs) {
		if d.Entries[key] != nil {
			keys = append(keys, key)
		}
	}
	return keys
}

func (d *machine) caseEvidence(e *caseindex.Entry) CaseEvidence {
	ev := e.Evidence
	v := CaseEvidence{
		CaseEntry: d.caseEntry(e.Entry), Number: e.Number, Kind: ev.Kind.V,
		Started: ev.Started.V.String(), Ended: ev.Ended.V.String(), Scope: ev.Scope.V, Role: ev.Role.V,
		Witnesses: d.Names(ev.Witnesses), Impact: caseImpacts(d.Impacts(ev.Impact, nil)),
	}
	for _, key := range d.keys(casefile.MilestonesFolder, ev.Milestone) {
		v.Milestone = key
	}
	for _, a := range d.Artifacts(ev.Artifacts, d.NewShelf(e.Path(), false, ev.Folder)) {
		v.Artifacts = append(v.Artifacts, CaseLink{a.Title, a.URL})
	}
	return v
}

func caseImpacts(list []views.Impact) []CaseImpact {
	var all []CaseImpact
	for _, i := range list {
		all = append(all, CaseImpact{i.Label, i.From, i.To, i.Change, i.Source})
	}
	return all
}

func (d *machine) caseMilestone(m *casefile.Milestone) CaseMilestone {
	j := d.States[m.Key()]
	v := CaseMilestone{
		CaseEntry: d.caseEntry(&m.Entry), Kind: m.Kind.V, State: string(j.State), Minimum: m.Minimum.V,
		Due: m.Due.V.String(), Done: m.Done.V.String(), LateBy: j.LateBy,
		After: d.keys(casefile.MilestonesFolder, m.After...), Effort: m.Effort.V, Stretch: m.Stretch.V, Window: m.Window.V,
		Actions: d.caseSteps(m.Actions),
	}
	for _, o := range m.Outcomes {
		v.Outcomes = append(v.Outcomes, CaseStep{Text: d.Md(o.Text), Done: d.Ticked(o.Done)})
	}
	return v
}

func (d *machine) caseSteps(actions []casefile.Action) []CaseStep {
	var all []CaseStep
	for _, a := range actions {
		s := CaseStep{Text: d.Md(a.Text), By: a.By.V.String(), Done: d.Ticked(a.Done)}
		if !d.Author(a.Who.V) {
			s.Who = d.Name(a.Who.V)
		}
		all = append(all, s)
	}
	return all
}

func (d *machine) caseExperiment(x *casefile.Experiment) CaseExperiment {
	j, _ := d.Outcome(x)
	v := CaseExperiment{
		CaseEntry: d.caseEntry(&x.Entry), Objective: d.Md(x.Objective), Start: x.Start.V.String(), End: x.End.V.String(),
		Stakes: x.Stakes.V, Learned: d.Md(x.Learned), Outcome: string(j.Outcome), Because: j.Because,
		Baseline: number(j.Baseline), Target: number(j.Target), Result: number(j.Result),
	}
	if c, ok := d.Column(x.Series.V, x.Column.V); ok {
		v.Series, v.Column = c.Series.ID, c.Columns[c.Index].ID
	}
	return v
}

func (d *machine) caseStatement(s *casefile.Statement) CaseStatement {
	v := CaseStatement{
		CaseEntry: d.caseEntry(&s.Entry), Capacity: s.Capacity.V, Recommends: s.Recommends.V, Given: s.Given.V.String(),
		Consent: cmp.Or(s.Consent.V, "none"), ChosenBy: cmp.Or(s.ChosenBy.V, "author"),
	}
	if d.Summarised(s) {
		v.Links = nil
		return v
	}
	v.From, v.About = d.Name(s.From.V), caseindex.Distinct(s.About)
	return v
}

func (d *machine) caseFeedback(f *casefile.Feedback) CaseFeedback {
	v := CaseFeedback{
		CaseEntry: d.caseEntry(&f.Entry), Observed: f.Observed.V.String(), Given: f.Given.V.String(),
		Consent: cmp.Or(f.Consent.V, "none"),
	}
	if d.Summarised(f) {
		v.Links = nil
		return v
	}
	v.From = d.Names(f.From)
	v.Behaviour, v.Impact, v.Alternative = d.Md(f.Behaviour), d.Md(f.Impact), d.Md(f.Alternative)
	v.Recognition, v.Change = d.Md(f.Recognition), d.Md(f.Change.Text)
	v.Evidence = d.keys(casefile.EvidenceFolder, f.Evidence...)
	return v
}
