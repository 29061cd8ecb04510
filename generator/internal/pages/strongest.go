package pages

import (
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/packet"
)

// strongest gives the strongest exhibits, as package packet ranks them.
func (d *desk) strongest(n int) []*entry {
	if d.ranked == nil {
		for _, key := range packet.Rank(d.c, d.a) {
			d.ranked = append(d.ranked, d.entries[key])
		}
	}
	return d.ranked[:min(n, len(d.ranked))]
}

// why says in a few words what makes an exhibit strong. The page shows its
// figures themselves, so that it need not say which of them are measured.
func why(ev *casefile.Evidence, witnesses int) string {
	m := packet.Merit{Scope: slices.Index(casefile.Scopes, ev.Scope.V), Witnesses: witnesses, Stated: len(ev.Impact)}
	return strings.Join(m.Words(), "; ")
}
