package index

import (
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
