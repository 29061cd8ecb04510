package audience

import (
	"reflect"

	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/config"
)

// references drops what leads from the open part of the case to a closed one.
// A reference that leads nowhere in the whole case goes as well; the checks
// have told of it.
func (v *view) references() {
	c := &v.c
	for i := range c.Evidence {
		e := &c.Evidence[i]
		e.Milestone = v.one(casefile.MilestonesFolder, e.Milestone)
	}
	for i := range c.CaseStudies {
		s := &c.CaseStudies[i]
		s.Evidence = v.many(casefile.EvidenceFolder, s.Evidence)
	}
	for i := range c.Milestones {
		v.milestone(&c.Milestones[i])
	}
	for i := range c.Experiments {
		x := &c.Experiments[i]
		x.Feedback = v.many(casefile.FeedbackFolder, x.Feedback)
	}
	for i := range c.Feedback {
		f := &c.Feedback[i]
		f.Evidence = v.many(casefile.EvidenceFolder, f.Evidence)
		f.Change.Evidence = v.one(casefile.EvidenceFolder, f.Change.Evidence)
	}
	for i := range c.Questions {
		c.Questions[i].Evidence = v.many(casefile.EvidenceFolder, c.Questions[i].Evidence)
	}
	for i := range c.Series {
		s := &c.Series[i]
		s.Events = append([]casefile.Event(nil), s.Events...)
		for j := range s.Events {
			s.Events[j].Evidence = v.one(casefile.EvidenceFolder, s.Events[j].Evidence)
		}
	}
}

// closedSeries drops what is stated of series that the audience may not read.
func (v *view) closedSeries() {
	v.numbers(func(series casefile.Ref, _ casefile.Text) (func(casefile.Real) casefile.Real, bool) {
		return nil, v.series(series)
	})
}

func (v *view) milestone(m *casefile.Milestone) {
	m.After = v.many(casefile.MilestonesFolder, m.After)
	m.Alternatives = append([]casefile.Alternative(nil), m.Alternatives...)
	for j := range m.Alternatives {
		m.Alternatives[j].Milestone = v.one(casefile.MilestonesFolder, m.Alternatives[j].Milestone)
	}
	if !v.a.MayRead(config.Committee) {
		m.Window = casefile.Ref{} // the calendar is closed to the public
	}
}

func (v *view) one(c casefile.Collection, ref casefile.Ref) casefile.Ref {
	if v.open[string(c)+"/"+ref.V] {
		return ref
	}
	return casefile.Ref{}
}

func (v *view) many(c casefile.Collection, refs []casefile.Ref) []casefile.Ref {
	return keep(refs, func(r casefile.Ref) bool { return v.open[string(c)+"/"+r.V] })
}

func (v *view) series(ref casefile.Ref) bool { return casefile.Find(v.c.Series, ref.V) >= 0 }

// charts keeps the charts that are open, with the lines whose series are. Where a
// line is gone, the ends of the axis may tell what it showed.
func (v *view) charts(all []casefile.Chart) {
	v.c.Charts = nil
	for _, c := range all {
		lines := len(c.Series)
		c.Series = keep(c.Series, func(s casefile.ChartSeries) bool { return v.series(s.Series) })
		if len(c.Series) < lines {
			withoutReals(&c)
		}
		if v.a.MayRead(c.Audience) && len(c.Series) > 0 {
			v.c.Charts = append(v.c.Charts, c)
		}
	}
}

func withoutReals(c *casefile.Chart) {
	changeReals(reflect.ValueOf(c).Elem(), func(casefile.Real) casefile.Real { return casefile.Real{} })
}
