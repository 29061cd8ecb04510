package redact

import (
	"regexp"
	"sort"
)

// pattern is a regular expression of the author's.
type pattern struct {
	form *regexp.Regexp
	of   *Secret
}

// find lists what a pattern matches, in the text as it is written and as it is
// read: without markup, with every space and line break as one space.
func (p pattern) find(text string, holes []hole) []Match {
	var all []Match
	reach := make([]int, len(holes)) // how far the holes up to one reach
	for i, h := range holes {
		if reach[i] = h.end; i > 0 {
			reach[i] = max(h.end, reach[i-1])
		}
	}
	add := func(start, end int) {
		for _, h := range holes[sort.SearchInts(reach, start+1):] {
			if end <= h.start {
				break
			}
			switch {
			case h.end <= start:
			case h.start <= start && end <= h.end:
				return // what is in a hole is looked at apart
			case h.as >= hard:
				if start < h.start {
					all = append(all, Match{Start: start, End: h.start, as: p.of.as, Of: p.of})
				}
				start = h.end
			}
		}
		if start < end {
			all = append(all, Match{Start: start, End: end, as: p.of.as, Of: p.of})
		}
	}
	for _, at := range p.form.FindAllStringIndex(text, -1) {
		add(at[0], at[1])
	}
	if read, from := visible(text); read != text {
		for _, at := range p.form.FindAllStringIndex(read, -1) {
			if at[0] < at[1] {
				add(from[at[0]].start, from[at[1]-1].end)
			}
		}
	}
	return all
}
