package casefile

import (
	"cmp"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Exhibits gives the evidence that is finished by a day, by number: the first
// is exhibit 1. The order is that of the days they ended, then of ids. Given the
// evidence that an audience sees, the numbers have no holes.
func Exhibits(all []Evidence, on day.Day) []*Evidence {
	return byEnd(all, func(e *Evidence) bool { return e.Finished(on) })
}

// Planned gives the evidence that is not finished by a day, in the order of the
// days it should be; without such a day it comes last.
func Planned(all []Evidence, on day.Day) []*Evidence {
	return byEnd(all, func(e *Evidence) bool { return !e.Finished(on) })
}

// Finished tells whether the work was over by a day.
func (e *Evidence) Finished(on day.Day) bool { return e.Ended.V.Given() && e.Ended.V.Last <= on }

func byEnd(all []Evidence, belongs func(*Evidence) bool) []*Evidence {
	var list []*Evidence
	for i := range all {
		if belongs(&all[i]) {
			list = append(list, &all[i])
		}
	}
	slices.SortFunc(list, func(a, b *Evidence) int {
		x, y := a.Ended.V, b.Ended.V
		if x.Given() != y.Given() {
			return map[bool]int{true: -1, false: 1}[x.Given()]
		}
		return cmp.Or(cmp.Compare(x.Last, y.Last), cmp.Compare(a.ID, b.ID))
	})
	return list
}
