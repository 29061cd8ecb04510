package pages

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// journal composes /journal/ and a page for each entry.
func (d *composer) journal() {
	if len(d.c.Journal) == 0 {
		return
	}
	s := d.section("journal", "Journal", "journal")
	v := Journal{Base: s.base, HasBody: s.hasBody()}
	order := d.inOrder(casefile.JournalFolder)
	note := func(e *entry) *casefile.JournalEntry {
		return &d.c.Journal[casefile.Find(d.c.Journal, e.ID)]
	}
	for _, e := range order {
		j := note(e)
		r := d.rowOf(e.Entry)
		r.Kind = word(j.Kind)
		if energy := energyText(j.Energy.V); energy != "" {
			r.Note = "energy " + energy
		}
		v.Rows = append(v.Rows, r)
	}
	v.Charts = d.journalFigures()
	d.put(s, v)
	for i, e := range order {
		j := note(e)
		before, after := beside(order, i)
		p, base := d.entryPage(e.Entry, "journal-entry", "journal", []Link{d.up("journal", "Journal")}, before, after)
		v := JournalEntry{
			EntryView: base, Kind: word(j.Kind), KeptMD: d.mds(j.Kept), DroppedMD: d.mds(j.Dropped),
			Energy: j.Energy.V, EnergyText: energyText(j.Energy.V), SurprisedMD: d.md(j.Surprised),
			AssumptionsMD: d.mds(j.Assumptions), DifferentlyMD: d.md(j.Differently),
		}
		d.fill(&p, &v.EntryView, e.Entry, d.shelf(p, e.Folder))
		p.view = v
		d.write(p)
	}
}

func energyText(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d of 5", n)
}
