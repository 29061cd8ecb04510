package pages

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// journal composes /journal/ and a page for each entry.
func (d *composer) journal() {
	if len(d.Case.Journal) == 0 {
		return
	}
	s := d.section("journal", "Journal", "journal")
	v := views.Journal{Base: s.base, HasBody: s.hasBody()}
	order := d.InOrder(casefile.JournalFolder)
	var months thread
	note := func(e *caseindex.Entry) *casefile.JournalEntry {
		return &d.Case.Journal[casefile.Find(d.Case.Journal, e.ID)]
	}
	for _, e := range order {
		j := note(e)
		r := d.OpenedRow(e.Entry)
		r.Kind = wording.Word(j.Kind)
		if energy := energyText(j.Energy.V); energy != "" {
			r.Note = "energy " + energy
		}
		months.head(&r)
		v.Rows = append(v.Rows, r)
	}
	v.Charts = d.JournalFigures()
	d.put(s, v)
	for e, near := range beside(order) {
		j := note(e)
		p, base := d.entryPage(e.Entry, "journal-entry", "journal", []views.Link{d.up("journal", "Journal")}, near)
		v := views.JournalEntry{
			EntryView: base, Kind: wording.Word(j.Kind), KeptMD: d.Mds(j.Kept), DroppedMD: d.Mds(j.Dropped),
			Energy: j.Energy.V, EnergyText: energyText(j.Energy.V), SurprisedMD: d.Md(j.Surprised),
			AssumptionsMD: d.Mds(j.Assumptions), DifferentlyMD: d.Md(j.Differently),
		}
		d.writeEntry(p, &v.EntryView, e.Entry, &v)
	}
}

func energyText(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d of 5", n)
}
