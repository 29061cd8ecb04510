package caseindex

import (
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
)

// Strongest gives the strongest exhibits, as package packet ranks them.
func (d *Index) Strongest(n int) []*Entry {
	return d.ranked[:min(n, len(d.ranked))]
}

// Why says in a few words what makes an exhibit strong.
func (d *Index) Why(e *Entry) string {
	return strings.Join(d.merits[e.Key()].Words(), "; ")
}

// rank ranks the exhibits.
func (d *Index) rank() {
	for _, m := range packet.Merits(d.Case, d.Judged) {
		d.merits[m.Key] = m
		d.ranked = append(d.ranked, d.Entries[m.Key])
	}
}

// number puts the exhibits in their total order.
func (d *Index) number() {
	take := func(list []*casefile.Evidence) []*Entry {
		var all []*Entry
		for _, ev := range list {
			e := d.Entries[ev.Key()]
			e.Evidence = ev
			all = append(all, e)
		}
		return all
	}
	d.Finished = take(casefile.Exhibits(d.Case.Evidence, d.Judged.Day))
	d.Planned = take(casefile.Planned(d.Case.Evidence, d.Judged.Day))
	for i, e := range d.Finished {
		e.Number = i + 1
	}
}
