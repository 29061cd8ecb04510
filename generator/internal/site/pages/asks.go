package pages

import (
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// asks composes /asks/ and a page for each.
func (d *composer) asks() {
	if len(d.c.Asks) == 0 {
		return
	}
	mentoring := d.up("mentoring", "Mentoring")
	s := d.section("asks", "Asks", "mentoring", mentoring)
	rows := d.askRows()
	d.put(s, Asks{Base: s.base, HasBody: s.hasBody(), Rows: rows})
	order := d.askOrder()
	for i, e := range order {
		a := d.request(e)
		before, after := beside(order, i)
		p, base := d.entryPage(e.Entry, "ask", "mentoring", []Link{mentoring, d.up("asks", "Asks")}, before, after)
		v := Ask{
			EntryView: base, Kind: word(a.Kind), Of: d.person(a.Of.V), Asked: dateOf(a.Asked), Answered: dateOf(a.Answered),
			State: *rows[i].State, Waits: rows[i].Waits, Stalled: rows[i].Stalled,
		}
		d.fill(&p, &v.EntryView, e.Entry, d.shelf(p, e.Folder))
		p.view = v
		d.write(p)
	}
}

// request gives the ask of an entry.
func (d *composer) request(e *entry) *casefile.Ask {
	return &d.c.Asks[casefile.Find(d.c.Asks, e.ID)]
}

// askOrder lists the asks: those that wait, longest first, then the answered ones.
func (d *composer) askOrder() []*entry {
	var all []*entry
	open := map[string]bool{}
	for _, a := range d.a.Asks {
		if e, ok := d.entries[a.Key]; ok {
			all, open[a.Key] = append(all, e), true
		}
	}
	for i := range d.c.Asks {
		if key := d.c.Asks[i].Key(); !open[key] {
			all = append(all, d.entries[key])
		}
	}
	return all
}

func (d *composer) askRows() []AskRow {
	waiting := map[string]assess.Ask{}
	for _, a := range d.a.Asks {
		waiting[a.Key] = a
	}
	var rows []AskRow
	for _, e := range d.askOrder() {
		a := d.request(e)
		r := AskRow{Row: d.rowOf(e.Entry), Of: d.name(a.Of.V)}
		state := "answered"
		if a.State.V != "" {
			state = a.State.V
		}
		if j, ok := waiting[e.Key()]; ok {
			state, r.Stalled = "open", j.Stalled
			if j.Waits > 0 {
				r.Waits = days(j.Waits)
			}
		}
		r.Kind, r.State = word(a.Kind), ptr(wordOf(state))
		if a.Asked.V.Given() {
			r.Date = dateOf(a.Asked)
		}
		rows = append(rows, r)
	}
	return rows
}
