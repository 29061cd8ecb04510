package pages

import (
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// checkIns composes /check-ins/ and a page for each.
func (d *composer) checkIns() {
	if len(d.c.CheckIns) == 0 {
		return
	}
	mentoring := d.up("mentoring", "Mentoring")
	s := d.section("check-ins", "Check-ins", "mentoring", mentoring)
	d.put(s, CheckIns{Base: s.base, HasBody: s.hasBody(), Rows: d.checkInRows()})
	order := d.inOrder(casefile.CheckInsFolder)
	for i, e := range order {
		c := d.meeting(e)
		before, after := beside(order, i)
		p, base := d.entryPage(e.Entry, "check-in", "mentoring", []Link{mentoring, d.up("check-ins", "Check-ins")}, before, after)
		v := CheckIn{
			EntryView: base, Kind: meetingKind(c), With: d.persons(c.With), LearnedMD: d.mds(c.Learned),
			DevelopMD: d.mds(c.Develop), ObstaclesMD: d.mds(c.Obstacles), Steps: d.steps(c.Steps),
		}
		d.fill(&p, &v.EntryView, e.Entry, d.shelf(p, e.Folder))
		p.view = v
		d.write(p)
	}
}

// meeting gives the check-in of an entry.
func (d *composer) meeting(e *entry) *casefile.CheckIn {
	return &d.c.CheckIns[casefile.Find(d.c.CheckIns, e.ID)]
}

func meetingKind(c *casefile.CheckIn) Word {
	if c.Kind.V == "" {
		return wordOf("check-in")
	}
	return wordOf(c.Kind.V)
}

func (d *composer) checkInRows() []Row {
	var rows []Row
	for _, e := range d.inOrder(casefile.CheckInsFolder) {
		c := d.meeting(e)
		r := d.rowOf(e.Entry)
		r.Kind = ptr(meetingKind(c))
		if names := d.names(c.With); len(names) > 0 {
			r.Note = "with " + list(names)
		}
		rows = append(rows, r)
	}
	return rows
}
