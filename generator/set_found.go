package generator

import (
	"cmp"

	"github.com/casebook-dev/casebook/generator/diag"
)

// newNames gives the warnings of names that a reader could not see before.
func newNames(before, now reading) diag.List {
	was := map[string]bool{}
	for _, d := range before.diags {
		was[d.Check+d.Message] = true
	}
	var names diag.List
	for _, d := range now.diags {
		if (d.Check == "name-unlisted" || d.Check == "name-part") && d.Because == "" && !was[d.Check+d.Message] {
			names = append(names, d)
		}
	}
	return names
}

// newErrors gives the first error of each file that has more than before, where it moved to.
func newErrors(before, after diag.List, moves map[string]string) map[string]string {
	was := map[string]int{}
	for _, d := range before.Of(diag.Error) {
		was[cmp.Or(moves[d.Pos.File], d.Pos.File)]++
	}
	wrong := map[string]string{}
	for _, d := range after.Of(diag.Error) {
		if was[d.Pos.File]--; was[d.Pos.File] < 0 && wrong[d.Pos.File] == "" {
			wrong[d.Pos.File] = d.Message
		}
	}
	return wrong
}
