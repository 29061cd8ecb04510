package redact

import (
	"cmp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// SharedName is a spelling that is two things: the names of two people, the name of
// one and the alias of another, or a name and a term of `redact`. What stands in its
// place, and for whom, is that of one of them.
type SharedName struct {
	Spelling    string
	Pos         diag.Pos // of the second
	First       diag.Pos
	What, Other string // what the second and the first are: `a name of "ana-silva"`
}

// SharedNames lists the spellings that are two things, where it matters which: one
// of them is kept from an audience, and the two are not replaced alike.
func SharedNames(c casefile.Case) []SharedName {
	var all []SharedName
	first := map[string]meaningOf{}
	take := func(text casefile.Text, m meaningOf) {
		told := false
		for _, key := range spellings(text.V) {
			was, ok := first[key]
			switch {
			case !ok && !m.alias:
				first[key] = m
			case !ok || told || was.person != "" && was.person == m.person || was.same(m):
			default:
				told = true
				all = append(all, SharedName{strings.TrimSpace(text.V), m.at, was.at, m.what, was.what})
			}
		}
	}
	for _, rule := range c.Config.Redact {
		if rule.Term != "" {
			take(casefile.Text{V: rule.Term}, meaningOf{at: rule.Pos, what: "a term of redact", as: cmp.Or(rule.As, Omission), until: until(rule)})
		}
	}
	people := slices.SortedStableFunc(slices.Values(c.People), func(p, q casefile.Person) int { return p.Pos.Compare(q.Pos) })
	for _, alias := range []bool{false, true} {
		for _, p := range people {
			m := meaningOf{person: p.ID, what: `a name of "` + p.ID + `"`, as: StandsFor(p), until: p.Named, alias: alias}
			list := append([]casefile.Text{p.Name}, p.Also...)
			if p.Name.V == c.Config.Person.Name && p.Name.V != "" {
				m.until = config.Public // the author is named to all
			}
			if alias {
				m.what = `the alias of "` + p.ID + `"`
				list = []casefile.Text{p.Alias}
			}
			for _, text := range list {
				if m.at = text.Pos; !m.at.Given() {
					m.at = p.Pos
				}
				take(text, m)
			}
		}
	}
	return all
}

// meaningOf is what a spelling stands for.
type meaningOf struct {
	at     diag.Pos
	what   string
	person string // "" of a term
	as     string
	until  config.Audience
	alias  bool
}

// same tells whether it makes no difference which of two is meant.
func (m meaningOf) same(other meaningOf) bool {
	if other.alias {
		return m.until == config.Public
	}
	return m.until == other.until && (m.until == config.Public || m.as == other.as)
}

// spellings gives the letters by which a name is found.
func spellings(text string) []string {
	m := newMatcher()
	m.add(casefile.Text{V: text}, "", Name, AnyCase)
	var all []string
	for _, s := range m.Secrets {
		all = append(all, string(s.letters))
	}
	return all
}
