package casefile

import (
	"cmp"
	"slices"
	"strings"
)

// Entries lists every entry of every collection, in the order of Collections
// and then by id.
func (c *Case) Entries() []*Entry {
	return slices.Concat(
		entries(c.Evidence), entries(c.CaseStudies), entries(c.Milestones), entries(c.Experiments), entries(c.Feedback),
		entries(c.Questions), entries(c.Journal), entries(c.CheckIns), entries(c.Asks),
	)
}

// Common gives the part that all entries have. Every type of entry has the
// method by embedding Entry.
func (e *Entry) Common() *Entry { return e }

// Pointer is a pointer to a type of entry.
type Pointer[E any] interface {
	*E
	Common() *Entry
}

func entries[E any, P Pointer[E]](list []E) []*Entry {
	all := make([]*Entry, len(list))
	for i := range list {
		all[i] = P(&list[i]).Common()
	}
	return all
}

// Some gives those entries of a collection that are kept, in a list of their own; nil
// where none is.
func Some[E any, P Pointer[E]](list []E, keeps func(P) bool) []E {
	n := 0
	for i := range list {
		if keeps(P(&list[i])) {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	some := make([]E, 0, n)
	for i := range list {
		if keeps(P(&list[i])) {
			some = append(some, list[i])
		}
	}
	return some
}

// Find gives the index of the entry with an id in a list that is ordered by
// id, or -1.
func Find[E interface{ id() string }](list []E, id string) int {
	low, high := 0, len(list)
	for low < high {
		mid := (low + high) / 2
		switch cmp.Compare(list[mid].id(), id) {
		case -1:
			low = mid + 1
		case 0:
			return mid
		default:
			high = mid
		}
	}
	return -1
}

// SplitMetric parts "SERIES.COLUMN". A series and a column may have points in
// their names: the longest series that is known counts, else what stands before
// the last point.
func (c *Case) SplitMetric(name string) (series, column string) {
	for i := len(name); i > 0; i = strings.LastIndexByte(name[:i], '.') {
		if Find(c.Series, name[:i]) >= 0 {
			return name[:i], strings.TrimPrefix(name[i:], ".")
		}
	}
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		return name[:i], name[i+1:]
	}
	return name, ""
}

func (e Entry) id() string  { return e.ID }
func (p Person) id() string { return p.ID }
func (s Series) id() string { return s.ID }
