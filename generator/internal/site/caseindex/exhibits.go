package caseindex

import (
	"cmp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
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

// StudiesByStrength lists the case studies, that which contains the strongest exhibit first;
// those that contain none come last, by date.
func (d *Index) StudiesByStrength() []*Entry {
	place := map[string]int{}
	for i, e := range d.ranked {
		place[e.ID] = i
	}
	best := func(e *Entry) int {
		first := len(d.ranked)
		for _, r := range d.Study(e).Evidence {
			if at, ok := place[r.V]; ok {
				first = min(first, at)
			}
		}
		return first
	}
	all := d.InOrder(casefile.CaseStudiesFolder)
	slices.SortStableFunc(all, func(a, b *Entry) int { return cmp.Compare(best(a), best(b)) })
	return all
}
