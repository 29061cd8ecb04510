package pages

import (
	"cmp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// exhibitRow gives a piece of evidence as a line of a list. It is made once and
// shared; change a copy.
func (d *composer) exhibitRow(e *entry) *ExhibitRow {
	if e.row != nil {
		return e.row
	}
	ev := e.evidence
	names := d.names(ev.Witnesses)
	e.row = &ExhibitRow{
		ID: e.ID, Number: e.number, Title: e.Title.V, URL: d.at(e.Path()),
		Summary: plain(d.md(e.Summary)), Kind: word(ev.Kind), Scope: word(ev.Scope),
		Period: spanText(ev.Started, ev.Ended), Ended: dateOf(ev.Ended),
		Witnesses: strings.Join(names, ", "), WitnessCount: len(names),
		Artifacts: len(ev.Artifacts),
	}
	if ev.Ended.V.Given() {
		e.row.Quarter = ev.Ended.V.Last.Quarter().Text
	}
	for _, claim := range e.Competencies {
		if id := claim.Competency.V; !slices.Contains(e.row.CompetencyIDs, id) {
			e.row.CompetencyIDs = append(e.row.CompetencyIDs, id)
			e.row.Competencies = append(e.row.Competencies, d.skillLink(id))
		}
	}
	for _, i := range d.impacts(ev.Impact, nil) {
		e.row.Figures = append(e.row.Figures, i.Label+": "+i.Text)
	}
	return e.row
}

func (d *composer) exhibitRows(list []*entry) []ExhibitRow {
	var rows []ExhibitRow
	for _, e := range list {
		rows = append(rows, *d.exhibitRow(e))
	}
	return rows
}

// rowsOf gives the evidence among keys, without what the page around it says
// already.
func (d *composer) rowsOf(keys []string) []ExhibitRow {
	var rows []ExhibitRow
	for _, key := range keys {
		if e, ok := d.entries[key]; ok && e.evidence != nil {
			r := *d.exhibitRow(e)
			r.Competencies, r.CompetencyIDs = nil, nil
			rows = append(rows, r)
		}
	}
	return rows
}

// byNumber orders the evidence among references as the exhibits are, planned
// evidence last.
func (d *composer) byNumber(refs []casefile.Ref) []*entry {
	var all []*entry
	for _, id := range distinct(refs) {
		if e, ok := d.entries[string(casefile.EvidenceFolder)+"/"+id]; ok {
			all = append(all, e)
		}
	}
	slices.SortStableFunc(all, func(a, b *entry) int {
		if (a.number == 0) != (b.number == 0) {
			return cmp.Compare(b.number, a.number)
		}
		return cmp.Compare(a.number, b.number)
	})
	return all
}
