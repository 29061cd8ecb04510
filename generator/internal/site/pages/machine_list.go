package pages

import (
	"cmp"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// caseEntries lists every entry, collection by collection.
func (d *composer) caseEntries(f *CaseFile) {
	for _, e := range slices.Concat(d.finished, d.planned) {
		f.Evidence = append(f.Evidence, d.caseEvidence(e))
	}
	for i := range d.c.CaseStudies {
		x := &d.c.CaseStudies[i]
		f.CaseStudies = append(f.CaseStudies, CaseStudyEntry{
			CaseEntry: d.caseEntry(&x.Entry), Evidence: d.keys(casefile.EvidenceFolder, x.Evidence...),
			Witnesses: d.names(x.Witnesses), Impact: caseImpacts(d.impacts(x.Impact, nil)),
		})
	}
	for i := range d.c.Milestones {
		f.Milestones = append(f.Milestones, d.caseMilestone(&d.c.Milestones[i]))
	}
	for i := range d.c.Experiments {
		f.Experiments = append(f.Experiments, d.caseExperiment(&d.c.Experiments[i]))
	}
	for i := range d.c.Feedback {
		f.Feedback = append(f.Feedback, d.caseFeedback(&d.c.Feedback[i]))
	}
	for i := range d.c.Questions {
		q := &d.c.Questions[i]
		f.Questions = append(f.Questions, CaseQuestion{
			d.caseEntry(&q.Entry), d.md(q.Says), d.keys(casefile.EvidenceFolder, q.Evidence...),
		})
	}
	for i := range d.c.Journal {
		j := &d.c.Journal[i]
		f.Journal = append(f.Journal, CaseNote{
			CaseEntry: d.caseEntry(&j.Entry), Kind: j.Kind.V, Kept: d.mds(j.Kept), Dropped: d.mds(j.Dropped),
			Energy: j.Energy.V, Surprised: d.md(j.Surprised), Assumptions: d.mds(j.Assumptions), Differently: d.md(j.Differently),
		})
	}
	for i := range d.c.CheckIns {
		c := &d.c.CheckIns[i]
		f.CheckIns = append(f.CheckIns, CaseCheckIn{
			CaseEntry: d.caseEntry(&c.Entry), Kind: meetingKind(c).Word, With: d.names(c.With),
			Learned: d.mds(c.Learned), Develop: d.mds(c.Develop), Obstacles: d.mds(c.Obstacles), Steps: d.caseSteps(c.Steps),
		})
	}
	asked := d.askRows()
	for i, e := range d.askOrder() {
		a := d.request(e)
		f.Asks = append(f.Asks, CaseAsk{
			CaseEntry: d.caseEntry(&a.Entry), Kind: a.Kind.V, Of: d.name(a.Of.V),
			Asked: a.Asked.V.String(), Answered: a.Answered.V.String(), State: asked[i].State.ID,
		})
	}
}

func (d *composer) caseEntry(e *casefile.Entry) CaseEntry {
	v := CaseEntry{
		Key: e.Key(), URL: d.at(e.Path()), Title: e.Title.V, Date: e.Date.V.String(), Summary: d.md(e.Summary),
		Audience: e.Audience.String(), Objectives: named(e.Objectives, d.c.Config.Objectives),
		Values: named(e.Values, d.c.Config.Values), Source: place(e.Pos), Body: printed(d.bodies[e.Key()]),
	}
	for _, t := range e.Tags {
		v.Tags = append(v.Tags, t.V)
	}
	for _, c := range e.Competencies {
		v.Competencies = append(v.Competencies, CaseClaim{c.Competency.V, c.Level.V})
	}
	for _, l := range d.given(e) {
		v.Links = append(v.Links, CaseLink{l.Title, l.URL})
	}
	return v
}

// keys gives the keys of references that lead somewhere.
func (d *composer) keys(to casefile.Collection, refs ...casefile.Ref) []string {
	var keys []string
	for _, key := range keysOf(to, refs) {
		if d.entries[key] != nil {
			keys = append(keys, key)
		}
	}
	return keys
}

func (d *composer) caseEvidence(e *entry) CaseEvidence {
	ev := e.evidence
	v := CaseEvidence{
		CaseEntry: d.caseEntry(e.Entry), Number: e.number, Kind: ev.Kind.V,
		Started: ev.Started.V.String(), Ended: ev.Ended.V.String(), Scope: ev.Scope.V, Role: ev.Role.V,
		Witnesses: d.names(ev.Witnesses), Impact: caseImpacts(d.impacts(ev.Impact, nil)),
	}
	for _, key := range d.keys(casefile.MilestonesFolder, ev.Milestone) {
		v.Milestone = key
	}
	for _, a := range d.artifacts(ev.Artifacts, d.shelf(page{path: e.Path()}, ev.Folder)) {
		v.Artifacts = append(v.Artifacts, CaseLink{a.Title, a.URL})
	}
	return v
}

func caseImpacts(list []Impact) []CaseImpact {
	var all []CaseImpact
	for _, i := range list {
		all = append(all, CaseImpact{i.Label, i.From, i.To, i.Change, i.Source})
	}
	return all
}

func (d *composer) caseMilestone(m *casefile.Milestone) CaseMilestone {
	j := d.states[m.Key()]
	v := CaseMilestone{
		CaseEntry: d.caseEntry(&m.Entry), Kind: m.Kind.V, State: string(j.State), Minimum: m.Minimum.V,
		Due: m.Due.V.String(), Done: m.Done.V.String(), LateBy: j.LateBy,
		After: d.keys(casefile.MilestonesFolder, m.After...), Effort: m.Effort.V, Stretch: m.Stretch.V, Window: m.Window.V,
		Actions: d.caseSteps(m.Actions),
	}
	for _, o := range m.Outcomes {
		v.Outcomes = append(v.Outcomes, CaseStep{Text: d.md(o.Text), Done: d.ticked(o.Done)})
	}
	return v
}

func (d *composer) caseSteps(actions []casefile.Action) []CaseStep {
	var all []CaseStep
	for _, a := range actions {
		s := CaseStep{Text: d.md(a.Text), By: a.By.V.String(), Done: d.ticked(a.Done)}
		if !d.author(a.Who.V) {
			s.Who = d.name(a.Who.V)
		}
		all = append(all, s)
	}
	return all
}

func (d *composer) caseExperiment(x *casefile.Experiment) CaseExperiment {
	j, _ := d.judged(x)
	v := CaseExperiment{
		CaseEntry: d.caseEntry(&x.Entry), Objective: d.md(x.Objective), Start: x.Start.V.String(), End: x.End.V.String(),
		Stakes: x.Stakes.V, Learned: d.md(x.Learned), Outcome: string(j.Outcome), Because: j.Because,
		Baseline: number(j.Baseline), Target: number(j.Target), Result: number(j.Result),
	}
	if c, ok := d.column(x.Series.V, x.Column.V); ok {
		v.Series, v.Column = c.Series.ID, c.Columns[c.index].ID
	}
	return v
}

func (d *composer) caseFeedback(f *casefile.Feedback) CaseFeedback {
	v := CaseFeedback{
		CaseEntry: d.caseEntry(&f.Entry), Observed: f.Observed.V.String(), Given: f.Given.V.String(),
		Consent: cmp.Or(f.Consent.V, "none"),
	}
	if d.summarised(f) {
		v.Links = nil
		return v
	}
	v.From = d.names(f.From)
	v.Behaviour, v.Impact, v.Alternative = d.md(f.Behaviour), d.md(f.Impact), d.md(f.Alternative)
	v.Recognition, v.Change = d.md(f.Recognition), d.md(f.Change.Text)
	v.Evidence = d.keys(casefile.EvidenceFolder, f.Evidence...)
	return v
}
