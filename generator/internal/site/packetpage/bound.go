package packetpage

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
)

// BoundID is the id of the first page of the n-th file that is bound in, from 0. The
// files are in the order of packet.Packet.Attached.
func BoundID(n int) string { return fmt.Sprintf("bound-%d", n+1) }

// attached fills in the files that are bound in.
func (b *binding) attached() {
	if !b.alone {
		return
	}
	for n, file := range b.Packet.Attached {
		v := views.PacketBound{ID: BoundID(n), Title: file.Artifact.Title.V, Pages: file.Pages}
		for _, key := range file.Exhibits {
			e, ok := b.Entries[key]
			if !ok || e.Number == 0 {
				continue
			}
			if v.Number == 0 {
				v.Number, v.Anchor = e.Number, b.exhibit(e).Anchor
			}
			shelf := b.NewShelf(e.Path(), false, b.Case.Evidence[casefile.Find(b.Case.Evidence, e.ID)].Folder)
			for _, a := range b.Artifacts([]casefile.Artifact{file.Artifact}, shelf) {
				v.URLs, v.Title = append(v.URLs, a.URL), cmp.Or(v.Title, a.Title)
			}
		}
		if v.Number > 0 {
			b.v.Bound = append(b.v.Bound, v)
		}
	}
	slices.SortStableFunc(b.v.Bound, func(x, y views.PacketBound) int { return cmp.Compare(x.Number, y.Number) })
	pages := map[int]int{} // of an exhibit, so far
	for i := range b.v.Bound {
		v := &b.v.Bound[i]
		v.First = pages[v.Number] + 1
		pages[v.Number] += v.Pages
	}
}
