package pages

import (
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/pageparts"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// checkIns composes /check-ins/ and a page for each.
func (d *composer) checkIns() {
	if len(d.Case.CheckIns) == 0 {
		return
	}
	mentoring := d.up("mentoring", "Mentoring")
	s := d.section("check-ins", "Check-ins", "mentoring", mentoring)
	d.put(s, views.CheckIns{Base: s.base, HasBody: s.hasBody(), Rows: d.checkInRows()})
	order := d.InOrder(casefile.CheckInsFolder)
	for e, near := range beside(order) {
		c := d.Meeting(e)
		p, base := d.entryPage(e.Entry, "check-in", "mentoring", []views.Link{mentoring, d.up("check-ins", "Check-ins")}, near)
		v := views.CheckIn{
			EntryView: base, Kind: pageparts.MeetingKind(c), With: d.Persons(c.With), LearnedMD: d.Mds(c.Learned),
			DevelopMD: d.Mds(c.Develop), ObstaclesMD: d.Mds(c.Obstacles), Steps: d.Steps(c.Steps),
		}
		d.writeEntry(p, &v.EntryView, e.Entry, &v)
	}
}

func (d *composer) checkInRows() []views.Row {
	var rows []views.Row
	for _, e := range d.InOrder(casefile.CheckInsFolder) {
		c := d.Meeting(e)
		r := d.RowOf(e.Entry)
		r.Kind = new(pageparts.MeetingKind(c))
		if names := d.Names(c.With); len(names) > 0 {
			r.Note = "with " + wording.List(names)
		}
		rows = append(rows, r)
	}
	return rows
}
