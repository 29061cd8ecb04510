package casefile

import "cmp"

// Entries lists every entry of every collection, in the order of Collections
// and then by id.
func (c *Case) Entries() []*Entry {
	var all []*Entry
	for i := range c.Evidence {
		all = append(all, &c.Evidence[i].Entry)
	}
	for i := range c.CaseStudies {
		all = append(all, &c.CaseStudies[i].Entry)
	}
	for i := range c.Milestones {
		all = append(all, &c.Milestones[i].Entry)
	}
	for i := range c.Experiments {
		all = append(all, &c.Experiments[i].Entry)
	}
	for i := range c.Feedback {
		all = append(all, &c.Feedback[i].Entry)
	}
	for i := range c.Questions {
		all = append(all, &c.Questions[i].Entry)
	}
	for i := range c.Journal {
		all = append(all, &c.Journal[i].Entry)
	}
	for i := range c.CheckIns {
		all = append(all, &c.CheckIns[i].Entry)
	}
	for i := range c.Asks {
		all = append(all, &c.Asks[i].Entry)
	}
	return all
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

func (e Entry) id() string  { return e.ID }
func (p Person) id() string { return p.ID }
func (s Series) id() string { return s.ID }
