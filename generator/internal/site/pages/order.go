package pages

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// inOrder lists the entries of a collection: newest first by the date that
// counts for it, those without a date last, by id.
func (d *composer) inOrder(c casefile.Collection) []*entry {
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
	default:
		for _, e := range d.c.EntriesOf(c) {
			add(e, e.Date)
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
