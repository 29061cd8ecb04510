package diag

import (
	"cmp"
	"slices"
)

// A file may hold one mistake a million times. So many diagnostics of one check in
// one file are kept, and one tells how many more there are.
const mostKept = 1_000

// flood is what is kept of together: one check in one file.
type flood struct {
	file, check string
	severity    Severity
	because     string
}

// grown gives a list that is full, with room for one more. Floods in it are told by
// their number, so that a list takes no more memory than it has kinds of mistakes.
func (l List) grown() List {
	if len(l) >= 4*mostKept {
		kept := slices.Clone(l)
		kept.Sort()
		if l = kept; len(l) <= cap(l)/2 {
			return l
		}
	}
	return slices.Grow(l, max(1, len(l)))
}

// withoutFloods gives a sorted list in which of each flood the first are kept.
func (l List) withoutFloods() List {
	if len(l) <= mostKept {
		return l
	}
	seen := map[flood]int{}
	last := map[flood]int{} // where the one stands that tells of the others
	kept := l[:0]
	told := List{}
	for _, d := range l {
		k := flood{d.Pos.File, d.Check, d.Severity, d.Because}
		at, flooded := last[k]
		switch {
		case d.More == 0 && seen[k] < mostKept:
			seen[k]++
			kept = append(kept, d)
		case flooded:
			told[at].More += max(1, d.More)
		default:
			last[k] = len(told)
			told = append(told, Diagnostic{Pos: d.Pos, Severity: d.Severity, Check: d.Check, Because: d.Because, More: max(1, d.More)})
		}
	}
	clear(l[len(kept):])
	if len(told) == 0 {
		return kept
	}
	for _, d := range told {
		one := List{}
		one.add(d.Severity, d.Pos, d.Check, "this file has %d more like the %d above", []any{d.More, mostKept}).Hintf("fix those first")
		one[0].More, one[0].Because = d.More, d.Because
		kept = append(kept, one...)
	}
	slices.SortStableFunc(kept, compare)
	return kept
}

// compare is the order of a list.
func compare(a, b Diagnostic) int {
	return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.Check, b.Check), cmp.Compare(a.Message, b.Message))
}
