package pages

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// caseJSON writes case.json. The pages are composed before it, so that bodies
// are ready.
func (d *composer) caseJSON() {
	cfg := d.c.Config
	f := CaseFile{
		Version: 1, Title: d.siteTitle(), Language: cfg.Language, BaseURL: d.baseURL,
		Audience: d.audience.String(), Day: d.a.Day.String(),
		Person:    CasePerson{Name: cfg.Person.Name, Role: cfg.Person.Role, Team: cfg.Person.Team},
		Target:    CaseTarget{Level: d.a.Level, From: cfg.Target.From, Since: cfg.Target.Since.String()},
		Framework: d.ladder(),
	}
	named := d.referredTo()
	for i := range d.c.People {
		if p := d.person(d.c.People[i].ID); p != nil && named[d.c.People[i].ID] {
			person := CasePerson{Name: p.Name, Role: p.Role, Organisation: p.Organisation, Relation: d.c.People[i].Relation.V}
			f.People = append(f.People, person)
		}
	}
	for _, w := range cfg.Calendar {
		f.Calendar = append(f.Calendar, CaseWindow{
			w.Name, string(w.Kind), w.Opens.String(), w.Closes.String(), w.Decides.String(), w.Effective.String(),
		})
	}
	d.judgement(&f)
	d.caseEntries(&f)
	for i := range d.c.Series {
		f.Metrics = append(f.Metrics, d.figures(&d.c.Series[i]))
	}
	d.tree.Static["case.json"] = append(encode(f), '\n')
}

// referredTo gives the ids of the people to whom something refers that the audience may
// read. How many others there are is not for it.
func (d *composer) referredTo() map[string]bool {
	named := map[string]bool{}
	for ref := range d.c.PersonRefs() {
		named[ref.V] = true
	}
	for _, a := range d.c.Assessments {
		named[a.By.V] = true
	}
	bodies := slices.Clone(d.c.Sections)
	for _, page := range []*casefile.Page{d.c.Home, d.c.Agreement} {
		if page != nil {
			bodies = append(bodies, *page)
		}
	}
	for _, e := range d.c.Entries() {
		bodies = append(bodies, casefile.Page{Body: e.Body})
	}
	for _, b := range bodies {
		for _, s := range b.Body.Shortcodes() {
			if id, ok := s.Arg("id", 0); ok && s.Name == "person" {
				named[id.Value] = true
			}
		}
	}
	return named
}

func (d *composer) ladder() *CaseFramework {
	fw := d.c.Framework
	if !fw.Given() {
		return nil
	}
	f := CaseFramework{Name: fw.Name.V, Version: fw.Version.V, Source: fw.Source.V, Licence: fw.Licence.V}
	for _, l := range fw.Levels {
		f.Levels = append(f.Levels, CaseLevel{l.ID, l.Name.V, d.md(l.Summary)})
	}
	for _, area := range fw.Areas {
		a := CaseArea{ID: area.ID, Name: area.Name.V}
		for _, c := range area.Competencies {
			v := CaseCompetency{
				ID: c.ID, Name: c.Name.V, Importance: c.Importance.String(),
				Demonstration: d.md(c.Demonstration), URL: d.at("/skills/" + c.ID + "/"),
				Expectations: map[string]string{},
			}
			for _, x := range c.Expectations {
				v.Expectations[x.Level.V] = d.md(x.Text)
			}
			a.Competencies = append(a.Competencies, v)
		}
		f.Areas = append(f.Areas, a)
	}
	return &f
}

// judgement copies what was judged, with names in place of the ids of people.
func (d *composer) judgement(f *CaseFile) {
	r := d.a.Readiness
	f.Readiness = CaseReadiness{
		r.Sentence, r.Holds, r.Supported, r.Some, r.None, r.Waived, r.Total, r.RulesHold, r.Rules, r.Blocking,
	}
	for _, x := range d.a.Expectations {
		e := CaseExpectation{
			Competency: x.Competency, Area: x.Area, Importance: x.Importance.String(), Verdict: string(x.Verdict),
			Because: x.Because, Evidence: x.Evidence, Stale: x.Stale, Planned: x.Planned,
		}
		e.Asked.Evidence, e.Asked.Witnesses = x.Asked.Evidence, x.Asked.Witnesses
		for _, id := range x.Witnesses {
			if name := d.name(id); name != "" {
				e.Witnesses = append(e.Witnesses, name)
			}
		}
		f.Expectations = append(f.Expectations, e)
	}
	for _, x := range d.a.Rules {
		f.Rules = append(f.Rules, CaseRule{
			x.ID, x.Name, x.Importance.String(), string(x.Verdict), x.Because, x.Entries, x.Have, x.Want, x.Unit,
		})
	}
	for _, x := range d.a.Gaps {
		f.Gaps = append(f.Gaps, CaseGap{x.Competency, string(x.Verdict), x.Missing, x.AimedAt})
	}
	for _, x := range d.a.Strengths {
		f.Strengths = append(f.Strengths, CaseStrength{x.Competency, x.Level, x.Claimed, x.Evidence})
	}
	for _, q := range d.a.History {
		f.History = append(f.History, CaseQuarter{q.Quarter.String(), q.Supported, q.Some, q.None, q.Waived, q.Total})
	}
	for _, l := range d.a.Levels {
		for _, v := range l.Views {
			by := "self"
			if !d.author(v.By) {
				by = d.name(v.By)
			}
			if by != "" {
				f.Assessments = append(f.Assessments, CaseView{l.Competency, v.Date.String(), by, v.Level, v.Note})
			}
		}
	}
}

func (d *composer) figures(s *casefile.Series) CaseSeries {
	v := CaseSeries{
		ID: s.ID, URL: d.seriesURL(s), CSV: d.at("/metrics/" + s.ID + ".csv"), Title: s.Title.V, Unit: s.Unit.V,
		Better: s.Better.V, Origin: s.Source.V, Source: s.Pos.File,
	}
	if s.Baseline.Given() {
		v.Baseline = number(s.Baseline.V)
	}
	if s.Target.Given() {
		v.Target = number(s.Target.V)
	}
	for _, c := range s.Columns {
		v.Columns = append(v.Columns, c.ID)
	}
	for _, p := range s.Points {
		point := CasePoint{Date: p.When.String(), Label: p.Label}
		for _, value := range p.Values {
			point.Values = append(point.Values, number(value))
		}
		v.Points = append(v.Points, point)
	}
	return v
}

// number gives a figure, or nil where there is none: JSON has no NaN.
func number(v float64) *float64 {
	if !known(v) {
		return nil
	}
	return &v
}
