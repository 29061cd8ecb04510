package pages

import (
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/casecharts"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// experiments composes /experiments/ and a page for each.
func (d *composer) experiments() {
	if len(d.Case.Experiments) == 0 {
		return
	}
	s := d.section("experiments", "Experiments", "roadmap", d.up("roadmap", "Roadmap"))
	d.put(s, views.Experiments{Base: s.base, HasBody: s.hasBody(), Rows: d.ExperimentRows()})
	order := d.InOrder(casefile.ExperimentsFolder)
	for e, near := range beside(order) {
		d.experiment(d.Trial(e), near)
	}
}

func (d *composer) experiment(x *casefile.Experiment, near neighbours) {
	above := []views.Link{d.up("roadmap", "Roadmap"), d.up("experiments", "Experiments")}
	p, base := d.entryPage(&x.Entry, "experiment", "roadmap", above, near)
	j, unit := d.Outcome(x)
	v := views.Experiment{
		EntryView: base, ObjectiveMD: d.Md(x.Objective), Outcome: wording.WordOf(string(j.Outcome)), BecauseMD: j.Because,
		Baseline: wording.Figure(j.Baseline, unit), Target: wording.Figure(j.Target, unit), Result: wording.Figure(j.Result, unit),
		On: wording.PeriodDate(j.On), Start: wording.DateOf(x.Start), End: wording.DateOf(x.End), Stakes: wording.Word(x.Stakes),
		LearnedMD: d.Md(x.Learned), Feedback: d.Links(caseindex.KeysOf(casefile.FeedbackFolder, x.Feedback)),
	}
	if c, ok := d.Column(x.Series.V, x.Column.V); ok {
		v.Series = &views.Link{Title: c.Title.V, URL: d.SeriesURL(c.Series)}
		v.Measure = c.Label()
		t := casecharts.Table([]caseindex.Column{c}, caseindex.Inside, caseindex.Timebox(x, d.Judged.Day))
		if t.Caption = c.Heading(); len(t.Rows) > 0 {
			v.Table = &t
		}
	}
	v.Charts = d.ExperimentFigure(x)
	d.writeEntry(p, &v.EntryView, &x.Entry, &v)
}
