package pages

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
)

// strongest gives the strongest exhibits, as package packet ranks them.
func (d *composer) strongest(n int) []*entry {
	d.rank()
	return d.ranked[:min(n, len(d.ranked))]
}

// why says in a few words what makes an exhibit strong.
func (d *composer) why(e *entry) string {
	d.rank()
	return strings.Join(d.merits[e.Key()].Words(), "; ")
}

// rank ranks the exhibits, once.
func (d *composer) rank() {
	if d.merits != nil {
		return
	}
	d.merits = map[string]packet.Merit{}
	for _, m := range packet.Merits(d.c, d.a) {
		d.merits[m.Key] = m
		d.ranked = append(d.ranked, d.entries[m.Key])
	}
}
