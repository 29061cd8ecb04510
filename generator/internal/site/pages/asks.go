package pages

import (
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// asks composes /asks/ and a page for each.
func (d *composer) asks() {
	if len(d.Case.Asks) == 0 {
		return
	}
	mentoring := d.up("mentoring", "Mentoring")
	s := d.section("asks", "Asks", "mentoring", mentoring)
	rows := d.AskRows()
	d.put(s, views.Asks{Base: s.base, HasBody: s.hasBody(), Rows: rows})
	order := d.AskOrder()
	for i, e := range order {
		a := d.Request(e)
		before, after := beside(order, i)
		p, base := d.entryPage(e.Entry, "ask", "mentoring", []views.Link{mentoring, d.up("asks", "Asks")}, before, after)
		v := views.Ask{
			EntryView: base, Kind: wording.Word(a.Kind), Of: d.Person(a.Of.V), Asked: wording.DateOf(a.Asked), Answered: wording.DateOf(a.Answered),
			State: *rows[i].State, Waits: rows[i].Waits, Stalled: rows[i].Stalled,
		}
		d.fill(&p, &v.EntryView, e.Entry, d.shelf(p, e.Folder))
		p.view = v
		d.write(p)
	}
}
