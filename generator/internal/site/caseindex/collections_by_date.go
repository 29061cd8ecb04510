package caseindex

import (
	"cmp"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// InOrder lists the entries of a collection: newest first by the date that
// counts for it, those without a date last, by id.
func (d *Index) InOrder(c casefile.Collection) []*Entry {
	var all []*Entry
	when := map[*Entry]casefile.Date{}
	add := func(e *casefile.Entry, dates ...casefile.Date) {
		x := d.Entries[e.Key()]
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
		for i := range d.Case.Experiments {
			x := &d.Case.Experiments[i]
			add(&x.Entry, x.Start, x.Date)
		}
	case casefile.FeedbackFolder:
		for i := range d.Case.Feedback {
			f := &d.Case.Feedback[i]
			add(&f.Entry, f.Given, f.Observed, f.Date)
		}
	case casefile.StatementsFolder:
		for i := range d.Case.Statements {
			s := &d.Case.Statements[i]
			add(&s.Entry, s.Given, s.Date)
		}
	case casefile.QuestionsFolder:
		for i := range d.Case.Questions {
			add(&d.Case.Questions[i].Entry)
		}
	default:
		for _, e := range d.Case.EntriesOf(c) {
			add(e, e.Date)
		}
	}
	slices.SortStableFunc(all, func(a, b *Entry) int {
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

// ByNumber orders the evidence among references as the exhibits are, planned
// evidence last.
func (d *Index) ByNumber(refs []casefile.Ref) []*Entry {
	var all []*Entry
	for _, id := range Distinct(refs) {
		if e, ok := d.Entries[string(casefile.EvidenceFolder)+"/"+id]; ok {
			all = append(all, e)
		}
	}
	slices.SortStableFunc(all, func(a, b *Entry) int {
		if (a.Number == 0) != (b.Number == 0) {
			return cmp.Compare(b.Number, a.Number)
		}
		return cmp.Compare(a.Number, b.Number)
	})
	return all
}

// Open tells whether there is still work in a milestone.
func Open(m *assess.Milestone) bool {
	return m != nil && m.State != assess.Done && m.State != assess.Dropped
}

// ByDue lists the milestones as the judgement orders them.
func (d *Index) ByDue() []*Entry {
	var all []*Entry
	for _, m := range d.Judged.Milestones {
		if e, ok := d.Entries[m.Key]; ok {
			all = append(all, e)
		}
	}
	return all
}
