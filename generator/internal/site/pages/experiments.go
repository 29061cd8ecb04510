package pages

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// experiments composes /experiments/ and a page for each.
func (d *composer) experiments() {
	if len(d.c.Experiments) == 0 {
		return
	}
	s := d.section("experiments", "Experiments", "roadmap", d.up("roadmap", "Roadmap"))
	d.put(s, Experiments{Base: s.base, HasBody: s.hasBody(), Rows: d.experimentRows()})
	order := d.inOrder(casefile.ExperimentsFolder)
	for i, e := range order {
		before, after := beside(order, i)
		d.experiment(d.trial(e), before, after)
	}
}

// trial gives the experiment of an entry.
func (d *composer) trial(e *entry) *casefile.Experiment {
	return &d.c.Experiments[casefile.Find(d.c.Experiments, e.ID)]
}

func (d *composer) experiment(x *casefile.Experiment, before, after *entry) {
	above := []Link{d.up("roadmap", "Roadmap"), d.up("experiments", "Experiments")}
	p, base := d.entryPage(&x.Entry, "experiment", "roadmap", above, before, after)
	j, unit := d.judged(x)
	v := Experiment{
		EntryView: base, ObjectiveMD: d.md(x.Objective), Outcome: wordOf(string(j.Outcome)), BecauseMD: datesSpoken(j.Because),
		Baseline: figure(j.Baseline, unit), Target: figure(j.Target, unit), Result: figure(j.Result, unit),
		On: periodDate(j.On), Start: dateOf(x.Start), End: dateOf(x.End), Stakes: word(x.Stakes),
		LearnedMD: d.md(x.Learned), Feedback: d.links(keysOf(casefile.FeedbackFolder, x.Feedback)),
	}
	if c, ok := d.column(x.Series.V, x.Column.V); ok {
		v.Series = &Link{Title: c.Title.V, URL: d.seriesURL(c.Series)}
		v.Measure = c.label()
		t := table([]column{c}, inside, timebox(x, d.a.Day))
		if t.Caption = c.title(); len(t.Rows) > 0 {
			v.Table = &t
		}
	}
	v.Charts = d.experimentFigure(x)
	d.fill(&p, &v.EntryView, &x.Entry, d.shelf(p, x.Folder))
	p.view = v
	d.write(p)
}

// timebox is when an experiment runs, as far as the day of judgement.
func timebox(x *casefile.Experiment, today day.Day) day.Period {
	span := day.Period{First: day.None, Last: today}
	if x.Start.V.Given() {
		span.First = x.Start.V.First
	}
	if x.End.V.Given() {
		span.Last = min(today, x.End.V.Last)
	}
	return span
}

// judged gives the judgement of an experiment, and the unit of its figures.
func (d *composer) judged(x *casefile.Experiment) (j *assess.Experiment, unit string) {
	if c, ok := d.column(x.Series.V, x.Column.V); ok {
		unit = c.unit()
	}
	return d.tried[x.Key()], unit
}

func (d *composer) experimentRows() []ExperimentRow {
	var rows []ExperimentRow
	for _, e := range d.inOrder(casefile.ExperimentsFolder) {
		x := d.trial(e)
		j, unit := d.judged(x)
		outcome := wordOf(string(j.Outcome))
		r := ExperimentRow{
			Row: d.rowOf(e.Entry), Objective: plain(d.md(x.Objective)), Start: dateOf(x.Start), End: dateOf(x.End),
			Figures: fromTo(figure(j.Baseline, unit), figure(j.Result, unit), ""),
		}
		if target := figure(j.Target, unit); target != "" {
			r.Figures = strings.TrimPrefix(r.Figures+", target "+target, ", ")
		}
		r.State, r.Links = &outcome, d.aims(e.Entry, casefile.Ref{})
		rows = append(rows, r)
	}
	return rows
}
