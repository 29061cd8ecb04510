package casefile

import (
	"cmp"
	"strings"
)

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
