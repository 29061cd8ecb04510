package pages

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/casefile"
)

// inOrder lists the entries of a collection: newest first by the date that
// counts for it, those without a date last, by id.
func (d *desk) inOrder(c casefile.Collection) []*entry {
	var all []*entry
	when := map[*entry]casefile.Date{}
	add := func(e *casefile.Entry, dates ...casefile.Date) {
		x := d.entries[e.Key()]
		all = append(all, x)
		for _, date := range dates {
			if date.V.Given() {
				when[x] = date
				break
			}
		}
	}
	switch c {
	case casefile.CaseStudiesFolder:
		for i := range d.c.CaseStudies {
			add(&d.c.CaseStudies[i].Entry, d.c.CaseStudies[i].Date)
		}
	case casefile.ExperimentsFolder:
		for i := range d.c.Experiments {
			x := &d.c.Experiments[i]
			add(&x.Entry, x.Start, x.Date)
		}
	case casefile.FeedbackFolder:
		for i := range d.c.Feedback {
			f := &d.c.Feedback[i]
			add(&f.Entry, f.Given, f.Observed, f.Date)
		}
	case casefile.QuestionsFolder:
		for i := range d.c.Questions {
			add(&d.c.Questions[i].Entry)
		}
	case casefile.JournalFolder:
		for i := range d.c.Journal {
			add(&d.c.Journal[i].Entry, d.c.Journal[i].Date)
		}
	case casefile.CheckInsFolder:
		for i := range d.c.CheckIns {
			add(&d.c.CheckIns[i].Entry, d.c.CheckIns[i].Date)
		}
	}
	slices.SortStableFunc(all, func(a, b *entry) int {
		x, y := when[a].V, when[b].V
		switch {
		case x.Given() && y.Given():
			return int(y.Last) - int(x.Last)
		case x.Given():
			return -1
		case y.Given():
			return 1
		}
		return 0
	})
	return all
}
