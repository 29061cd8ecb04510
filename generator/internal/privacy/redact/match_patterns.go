package redact

import (
	"regexp"
	"sort"
	"strings"
)

// pattern is a regular expression of the author's.
type pattern struct {
	form *regexp.Regexp
	name *regexp.Regexp // in ids and paths; nil where form does
	of   *Secret
}

// inNames compiles a pattern for ids and paths: a file that is named for "KD-123456" is
// called kd-123456.
func inNames(form string) *regexp.Regexp {
	name, err := regexp.Compile("(?i:" + form + ")")
	if err != nil {
		return nil // longer than may be
	}
	return name
}

// inName lists what patterns match in an id or a path as a text would be written that it
// was made of: in capitals, and with spaces. A match has a figure: without one, a pattern for
// capitals is one for any word.
func (m *Matcher) inName(name string) []Match {
	var all []Match
	for _, p := range m.patterns {
		if p.name == nil {
			continue
		}
		for _, written := range []string{name, strings.ReplaceAll(name, "-", " ")} {
			for _, at := range p.name.FindAllStringIndex(written, -1) {
				if strings.ContainsAny(written[at[0]:at[1]], "0123456789") {
					all = append(all, Match{Start: at[0], End: at[1], as: p.of.as, Of: p.of})
				}
			}
		}
	}
	return apart(all)
}

// find lists what a pattern matches, in the text as it is written and as it is
// read, which visible gives.
func (p pattern) find(text, read string, from, holes []hole) []Match {
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
	if read != text {
		for _, at := range p.form.FindAllStringIndex(read, -1) {
			if at[0] < at[1] {
				add(from[at[0]].start, from[at[1]-1].end)
			}
		}
	}
	return all
}
