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
	for e, near := range beside(d.AskOrder()) {
		a, row := d.Request(e), rows[0]
		rows = rows[1:]
		p, base := d.entryPage(e.Entry, "ask", "mentoring", []views.Link{mentoring, d.up("asks", "Asks")}, near)
		v := views.Ask{
			EntryView: base, Kind: wording.Word(a.Kind), Of: d.Person(a.Of.V), Asked: wording.DateOf(a.Asked), Answered: wording.DateOf(a.Answered),
			State: *row.State, Waits: row.Waits, Stalled: row.Stalled,
		}
		d.writeEntry(p, &v.EntryView, e.Entry, &v)
	}
}
