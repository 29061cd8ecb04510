package pages

import (
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// summarised tells whether the audience may read the summary of feedback alone.
func (d *composer) summarised(f *casefile.Feedback) bool {
	return f.Consent.V == "summarise" && d.audience < config.Mentor
}

// feedback composes /feedback/ and a page for each.
func (d *composer) feedback() {
	if len(d.c.Feedback) == 0 {
		return
	}
	s := d.section("feedback", "Feedback", "feedback")
	v := FeedbackList{Base: s.base, HasBody: s.hasBody()}
	order := d.inOrder(casefile.FeedbackFolder)
	for _, e := range order {
		f := d.voice(e)
		r := FeedbackRow{Row: d.rowOf(e.Entry)}
		if f.Given.V.Given() {
			r.Date = dateOf(f.Given)
		}
		if !d.summarised(f) {
			r.From = list(d.names(f.From))
			r.Links = d.exhibitLinks(f.Evidence)
			r.Changed = f.Change.Text.V != ""
		}
		v.Rows = append(v.Rows, r)
	}
	v.Charts = d.feedbackFigure()
	d.put(s, v)
	for i, e := range order {
		before, after := beside(order, i)
		d.said(d.voice(e), before, after)
	}
}

// voice gives the feedback of an entry.
func (d *composer) voice(e *entry) *casefile.Feedback {
	return &d.c.Feedback[casefile.Find(d.c.Feedback, e.ID)]
}

func (d *composer) said(f *casefile.Feedback, before, after *entry) {
	p, base := d.entryPage(&f.Entry, "feedback", "feedback", []Link{d.up("feedback", "Feedback")}, before, after)
	v := Feedback{EntryView: base, Observed: dateOf(f.Observed), Given: dateOf(f.Given), Consent: wordOf("none")}
	if f.Consent.V != "" {
		v.Consent = wordOf(f.Consent.V)
	}
	if f.Given.V.Given() {
		p.date = f.Given
	}
	if d.summarised(f) {
		// Params and links are the author's words about it too.
		v.Summarised, v.Links, p.params = true, nil, source.Value{}
		p.view = v
		d.write(p)
		return
	}
	v.From = d.persons(f.From)
	v.BehaviourMD, v.ImpactMD = d.md(f.Behaviour), d.md(f.Impact)
	v.AlternativeMD, v.RecognitionMD = d.md(f.Alternative), d.md(f.Recognition)
	v.Evidence = d.exhibitLinks(f.Evidence)
	if c := f.Change; c.Text.V != "" {
		v.Change = &Change{
			TextMD: d.md(c.Text), By: dateOf(c.By), Evidence: d.ref(casefile.EvidenceFolder, c.Evidence),
			Overdue: d.overdue[f.Key()],
		}
	}
	d.fill(&p, &v.EntryView, &f.Entry, d.shelf(p, f.Folder))
	p.view = v
	d.write(p)
}
