package pages

import (
	"cmp"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// feedback composes /feedback/ and a page for each.
func (d *composer) feedback() {
	if len(d.Case.Feedback) == 0 {
		return
	}
	s := d.section("feedback", "Feedback", "feedback")
	v := views.FeedbackList{Base: s.base, HasBody: s.hasBody()}
	order := d.InOrder(casefile.FeedbackFolder)
	var months thread
	for _, e := range order {
		f := d.Voice(e)
		r := views.FeedbackRow{Row: d.RowOf(e.Entry)}
		if f.Given.V.Given() {
			r.Date = wording.DateOf(f.Given)
		}
		r.From = wording.List(d.Names(f.From))
		if !d.Summarised(f) {
			r.Links = d.ExhibitLinks(f.Evidence)
			r.Changed = f.Change.Text.V != ""
		}
		months.head(&r.Row)
		v.Rows = append(v.Rows, r)
	}
	v.Charts = d.FeedbackFigure()
	d.put(s, v)
	for e, near := range beside(order) {
		d.said(d.Voice(e), near)
	}
}

func (d *composer) said(f *casefile.Feedback, near neighbours) {
	p, base := d.entryPage(&f.Entry, "feedback", "feedback", []views.Link{d.up("feedback", "Feedback")}, near)
	v := views.Feedback{EntryView: base, From: d.Persons(f.From), Observed: wording.DateOf(f.Observed), Given: wording.DateOf(f.Given), Consent: consent(f.Consent)}
	if f.Given.V.Given() {
		p.date = f.Given
	}
	if d.Summarised(f) {
		// Params and links are the author's words about it too.
		v.Summarised, v.Links, p.params = true, nil, source.Value{}
		p.view = v
		d.write(p)
		return
	}
	v.BehaviourMD, v.ImpactMD = d.Md(f.Behaviour), d.Md(f.Impact)
	v.AlternativeMD, v.RecognitionMD = d.Md(f.Alternative), d.Md(f.Recognition)
	v.Evidence = d.ExhibitLinks(f.Evidence)
	if c := f.Change; c.Text.V != "" {
		v.Change = &views.Change{
			TextMD: d.Md(c.Text), By: wording.DateOf(c.By), Evidence: d.Ref(casefile.EvidenceFolder, c.Evidence),
			Overdue: d.Overdue[f.Key()],
		}
	}
	d.writeEntry(p, &v.EntryView, &f.Entry, &v)
}

// consent is what the giver of words agreed to; none where nothing is said.
func consent(given casefile.Text) views.Word { return wording.WordOf(cmp.Or(given.V, "none")) }
