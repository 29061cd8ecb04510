package leaks

import (
	"bytes"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
)

// given finds in the author's own files, which were not redacted, whatever
// redaction would take out of them if they were texts: it is the matcher of
// redaction. It lets pass what nobody can tell from another word, a name in small
// letters that the case or the program has as an ordinary word ("we will").
type given struct{ find *redact.Matcher }

// forGiven makes the matcher. Ordinary are the names that are other words too.
func (g *gathering) forGiven(ordinary map[string]bool) given {
	r := redact.New(&g.whole, g.a)
	if r == nil {
		return given{}
	}
	for i := range r.Find.Secrets {
		if s := &r.Find.Secrets[i]; s.Kind == redact.Name && s.Care == redact.AnyCase && ordinary[s.Of.V] {
			s.Care = redact.InCapitals
		}
	}
	return given{r.Find}
}

// apart gives a matcher for one goroutine: what it has read is its own.
func (g given) apart() given {
	find := *g.find
	find.Seen = redact.Letters{}
	return given{&find}
}

// redactable tells what redaction would take out of a file of the author's, or of
// its path.
func (s *search) redactable(data []byte) {
	if s.own.find == nil {
		return
	}
	for _, m := range s.own.find.Find(string(data), nil) {
		if len(s.leaks) >= mostOfFile {
			return
		}
		text := m.Of.Of.V
		if m.Of.Kind == redact.Matched {
			text = string(bytes.Join(bytes.Fields(data[m.Start:m.End]), []byte(" ")))
			if letterCount(text) == 0 {
				continue
			}
		}
		what := "term"
		if m.Of.Kind == redact.Name {
			what = "name"
		}
		if !slices.ContainsFunc(s.leaks, func(l Leak) bool { return l.Text == text && l.From == m.Of.Of.Pos }) {
			s.tell(what, text, m.Start, m.Of.Of.Pos)
		}
	}
}
