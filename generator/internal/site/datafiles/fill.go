package datafiles

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/judge/report"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// caseJSON writes case.json. The pages are composed before it, so that bodies
// are ready.
func (d *machine) caseJSON() {
	cfg := d.Case.Config
	f := CaseFile{
		Version: 1, Title: d.SiteTitle(), Language: cfg.Language, BaseURL: d.BaseURL,
		Audience: d.Audience.String(), Day: d.Judged.Day.String(),
		Person:    CasePerson{Name: cfg.Person.Name, Role: cfg.Person.Role, Team: cfg.Person.Team},
		Target:    CaseTarget{Level: d.Judged.Level, From: cfg.Target.From, Since: cfg.Target.Since.String()},
		Framework: d.ladder(),
	}
	named := d.referredTo()
	for i := range d.Case.People {
		if p := d.Person(d.Case.People[i].ID); p != nil && named[d.Case.People[i].ID] {
			person := CasePerson{Name: p.Name, Role: p.Role, Organisation: p.Organisation, Relation: d.Case.People[i].Relation.V}
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
	for i := range d.Case.Series {
		f.Metrics = append(f.Metrics, d.figures(&d.Case.Series[i]))
	}
	d.files["case.json"] = append(wording.Encode(f), '\n')
}

// referredTo gives the ids of the people to whom something refers that the audience may
// read. How many others there are is not for it.
func (d *machine) referredTo() map[string]bool {
	named := map[string]bool{}
	for ref := range d.Case.PersonRefs() {
		named[ref.V] = true
	}
	for _, a := range d.Case.Assessments {
		named[a.By.V] = true
	}
	bodies := slices.Clone(d.Case.Sections)
	for _, page := range []*casefile.Page{d.Case.Home, d.Case.Agreement} {
		if page != nil {
			bodies = append(bodies, *page)
		}
	}
	for _, e := range d.Case.Entries() {
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

func (d *machine) ladder() *CaseFramework {
	fw := d.Case.Framework
	if !fw.Given() {
		return nil
	}
	f := CaseFramework{Name: fw.Name.V, Version: fw.Version.V, Source: fw.Source.V, Licence: fw.Licence.V}
	for _, l := range fw.Levels {
		f.Levels = append(f.Levels, CaseLevel{l.ID, l.Name.V, d.Md(l.Summary)})
	}
	for _, area := range fw.Areas {
		a := CaseArea{ID: area.ID, Name: area.Name.V}
		for _, c := range area.Competencies {
			v := CaseCompetency{
				ID: c.ID, Name: c.Name.V, Importance: c.Importance.String(),
				Demonstration: d.Md(c.Demonstration), URL: d.At("/skills/" + c.ID + "/"),
				Expectations: map[string]string{},
			}
			for _, x := range c.Expectations {
				v.Expectations[x.Level.V] = d.Md(x.Text)
			}
			a.Competencies = append(a.Competencies, v)
		}
		f.Areas = append(f.Areas, a)
	}
	return &f
}

// judgement copies what was judged, with names in place of the ids of people.
func (d *machine) judgement(f *CaseFile) {
	j := report.Of(d.Judged, d.Name)
	f.Answer, f.Readiness, f.Rules, f.Gaps, f.Strengths = j.Answer, j.Readiness, j.Rules, j.Gaps, j.Strengths
	for i, e := range j.Expectations {
		f.Expectations = append(f.Expectations, CaseExpectation{e, d.Judged.Expectations[i].Area})
	}
	for _, q := range d.Judged.History {
		f.History = append(f.History, CaseQuarter{q.Quarter.String(), q.Supported, q.Some, q.None, q.Waived, q.Total})
	}
	for _, l := range d.Judged.Levels {
		for _, v := range l.Views {
			by := "self"
			if !d.Author(v.By) {
				by = d.Name(v.By)
			}
			if by != "" {
				f.Assessments = append(f.Assessments, CaseView{l.Competency, v.Date.String(), by, v.Level, v.Note})
			}
		}
	}
}

func (d *machine) figures(s *casefile.Series) CaseSeries {
	v := CaseSeries{
		ID: s.ID, URL: d.SeriesURL(s), CSV: d.At("/metrics/" + s.ID + ".csv"), Title: s.Title.V, Unit: s.Unit.V,
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
	if !caseindex.Known(v) {
		return nil
	}
	return &v
}
