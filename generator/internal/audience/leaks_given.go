package audience

import (
	"bytes"
	"slices"
)

// given finds in the author's own files, which were not redacted, whatever
// redaction would take out of them if they were texts: it is the matcher of
// redaction. It lets pass what nobody can tell from another word, a name in small
// letters that the case or the program has as an ordinary word ("we will").
type given struct{ find *matcher }

// forGiven makes the matcher. Ordinary are the names that are other words too.
func (g *gathering) forGiven(ordinary map[string]bool) given {
	r := newRedactor(&g.whole, g.a)
	if r == nil {
		return given{}
	}
	for i := range r.find.secrets {
		if s := &r.find.secrets[i]; s.kind == name && s.care == anyCase && ordinary[s.of.V] {
			s.care = inCapitals
		}
	}
	return given{r.find}
}

// apart gives a matcher for one goroutine: what it has read is its own.
func (g given) apart() given {
	find := *g.find
	find.seen = letters{}
	return given{&find}
}

// redactable tells what redaction would take out of a file of the author's, or of
// its path.
func (s *search) redactable(data []byte) {
	if s.own.find == nil {
		return
	}
	for _, m := range s.own.find.find(string(data), nil) {
		if len(s.leaks) >= mostOfFile {
			return
		}
		text := m.of.of.V
		if m.of.kind == matched {
			text = string(bytes.Join(bytes.Fields(data[m.start:m.end]), []byte(" ")))
			if letterCount(text) == 0 {
				continue
			}
		}
		what := "term"
		if m.of.kind == name {
			what = "name"
		}
		if !slices.ContainsFunc(s.leaks, func(l Leak) bool { return l.Text == text && l.From == m.of.of.Pos }) {
			s.tell(what, text, m.start, m.of.of.Pos)
		}
	}
}
