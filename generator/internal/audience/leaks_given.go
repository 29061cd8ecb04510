package audience

import (
	"bytes"
	"cmp"
	"regexp"
	"strconv"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/config"
)

// given finds names and terms in the author's own files, which were not redacted,
// just as redaction finds them in a text: with or without diacritics, in other
// spellings of a letter, across what nobody sees. It finds what a pattern matches
// there too, whether or not the case has the same.
type given struct {
	find     *matcher
	patterns []diag.Pos // where each pattern stands
}

// forGiven makes the matcher of what is looked for as words.
func (g *gathering) forGiven(all phrases) given {
	to := given{find: newMatcher()}
	for i, p := range all.all {
		if (p.what == "name" || p.what == "term") && (p.guard == byWords || p.guard == byCase) && p.twin == int32(i) {
			why, how := name, anyCase
			if p.what == "term" {
				why = term
			}
			switch {
			case p.exact:
				how = exactly
			case p.guard == byCase:
				how = inCapitals
			}
			to.find.add(casefile.Text{V: p.text, Pos: p.pos}, strconv.Itoa(i), why, how)
		}
	}
	for _, x := range g.whole.Config.Redact {
		if x.Term != "" || g.a.MayRead(cmp.Or(x.From, config.Self)) {
			continue
		}
		if form, err := regexp.Compile(x.Pattern); err == nil { // else config tells of it
			to.find.patterns = append(to.find.patterns, pattern{form, "/" + strconv.Itoa(len(to.patterns))})
			to.patterns = append(to.patterns, x.Pos)
		}
	}
	if g.whole.Config.Person.Name != "" {
		to.find.guard(g.whole.Config.Person.Name)
	}
	for _, p := range g.whole.People {
		if g.a.MayRead(p.Named) {
			to.find.guard(p.Name.V)
			for _, also := range p.Also {
				to.find.guard(also.V)
			}
		}
	}
	return to
}

// apart gives a matcher for one goroutine: what it has read is its own.
func (g given) apart() given {
	find := *g.find
	find.seen = letters{}
	g.find = &find
	return g
}

// redactable tells what redaction would take out of a file of the author's.
func (s *search) redactable() {
	if s.own.find == nil {
		return
	}
	said := map[string]bool{}
	for _, m := range s.own.find.find(string(s.file_), nil) {
		text := string(bytes.Join(bytes.Fields(s.file_[m.start:m.end]), []byte(" ")))
		if len(s.leaks) >= mostOfFile {
			return
		}
		if m.as[0] == '/' {
			n, _ := strconv.Atoi(m.as[1:])
			if letterCount(text) >= fewestOfPattern && !said[text] {
				said[text] = true
				s.tell("term", text, m.start, s.own.patterns[n])
			}
			continue
		}
		n, _ := strconv.Atoi(m.as)
		p := &s.held.phrases.all[n]
		if s.phrases[p.twin] {
			continue
		}
		if s.phrases == nil {
			s.phrases = map[int32]bool{}
		}
		s.phrases[p.twin] = true
		s.tell(p.what, p.text, m.start, p.pos)
	}
}
