package deploy

import (
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/files/publish"
)

// mostMarker is how long a marker may be, in bytes: it has a line for each file.
const mostMarker = 64 << 20

// owned is what casebook wrote at a target, or is about to write: the sums that the file
// at a path may have.
type owned map[string][]publish.Sum

func (o owned) add(name string, sum publish.Sum) {
	if !slices.Contains(o[name], sum) {
		o[name] = append(o[name], sum)
	}
}

// marker gives the text of the marker, which is that of an output folder.
func (o owned) marker() []byte {
	return publish.MarkerOf(func(yield func(string, publish.Sum) bool) {
		for name, sums := range o {
			for _, sum := range sums {
				if !yield(name, sum) {
					return
				}
			}
		}
	})
}

// read gives what a marker lists, and whether it is one.
func readOwned(marker []byte) (owned, bool) {
	all := owned{}
	for name, sum := range publish.Listed(marker) {
		all.add(name, sum)
	}
	return all, publish.IsMarker(marker)
}
