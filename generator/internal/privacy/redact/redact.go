// Package redact replaces the names and terms that an audience may not read.
//
// Change here which spellings of a name are found and what replaces them. Package
// audience removes whole entries, and package leaks searches the finished files for
// what both removed.
//
// Every string of a case is made clean of
//
//   - the names of people who may not be named, which become their alias, and
//   - the terms and patterns of `redact` in config.yaml, which become `as`, or
//     "…" where the author gave none.
//
// Names and terms are found as whole words, in any case, with or without
// diacritics, with two letters for one and one for two ("ue", "ü"), with or without
// the vowel marks of Arabic and Hebrew, in full-width and other compatibility forms
// (Folded says what letters are compared by), as character references and
// percent-encoded, over line breaks and hyphens at the end of a line, with a number
// joined on ("Silva2"), and with markup or signs of no width in or between their
// words. A name of several words is found with hyphens, dots, underscores or nothing
// between them, as addresses write it, and with its last words first ("Silva, Ana",
// order.go). In scripts without spaces they are found
// within a text. A pattern is matched against the text as it is written, and as it
// is read. In ids and paths, which are written small and without spaces, what a pattern
// matches in any case goes as well, if it has a figure.
//
// A name that is written with a capital is found with the endings s and es too, as
// a genitive ("Joanas"), where it stands with a capital as well. A name of somebody
// with `exact: true` is found as it is written, in capitals, and within addresses
// and ids, but not in small letters as a word of a text (forms.go). Doubts
// tells where a hit may be another word, and where a word may be a name.
//
// What is not found: a name in a form that people.yaml does not give. A first
// name, a surname, a nickname, a login or another form of declension is one only if
// `also` lists it. A number in prose stays, whatever a series says of it. What
// is in the files that are attached stays as it is.
//
// The names of the author and of people who may be named stay whole, if they
// have several words: where Ana Silva is hidden and `also` lists "Ana", Ana
// Costa keeps her name.
//
// Ids are parts of addresses: an entry whose id holds a secret has its slug for an
// id, or what is left of the id ("mentoring-a-nurse"), and so have the references
// to it; nameAll says what if nothing is. People
// who may not be named are "person-1" and so on. Files and folders get new names
// in the same way; Paths leads back to the real ones. An address that leads out
// of the site and tells a name goes, and its words stay.
//
// Words of the format (kinds, states, relations, audiences), dates, numbers, the
// base URL and the language are never touched. Judgements do not depend on what
// is changed here.
package redact

import (
	"cmp"
	"regexp"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// redactor makes strings clean for one audience.
type redactor struct {
	Find   *Matcher
	last   string // stands for a text that cannot be made clean
	hidden map[string]bool
	shown  map[string]string // person -> what stands for the name
	names  names
	paths  paths
	series map[string]bool
	base   string            // the site's address
	author string            // the author's name
	done   map[string]string // short texts that were looked at already
	left   int               // how many bytes longer the case may become
}

// mostLonger is how many bytes longer a case may become by what stands for names and terms:
// a short term in a large file could else fill the memory with a long replacement.
const mostLonger = 2 << 20

// edited gives what makes a text clean, once. Where the case would become too long, the
// sign of omission takes the place of what the author gave.
func (r *redactor) edited(text string, holes []hole, markdown bool) []source.Edit {
	all := r.Find.edits(text, holes, markdown)
	for i := range all {
		if r.left -= max(0, len(all[i].Text)-(all[i].End-all[i].Start)); r.left < 0 {
			all[i].Text = Omission
		}
	}
	return all
}

// Clean gives a view in which names and terms are replaced, with the real paths of the
// files that have other ones. Where nothing is to be hidden, it is the view itself.
func Clean(c casefile.Case, a config.Audience) (casefile.Case, Paths) {
	r := New(&c, a)
	if r == nil {
		return c, nil
	}
	r.nameAll(&c)
	r.pathAll(&c)
	c.People = slices.DeleteFunc(slices.Clone(c.People), r.unmet)
	was := c.People
	c.Config.Redact = slices.DeleteFunc(slices.Clone(c.Config.Redact), func(rule config.Redaction) bool { return !a.MayRead(until(rule)) })
	before := c
	c = r.walk(c)
	c.RetitleFrom(&before)
	r.people(&c, was, a)
	order(&c)
	return c, r.paths.back
}

// New gathers what the audience may not read; nil for nothing.
func New(c *casefile.Case, a config.Audience) *redactor {
	r := &redactor{
		left: mostLonger,
		Find: newMatcher(), hidden: map[string]bool{}, shown: map[string]string{}, series: map[string]bool{},
		base: c.Config.BaseURL, author: c.Config.Person.Name, done: map[string]string{},
	}
	r.names.r, r.paths.r = r, r
	for _, rule := range c.Config.Redact {
		if a.MayRead(until(rule)) {
			continue
		}
		as := cmp.Or(rule.As, Omission)
		if rule.Term != "" {
			r.Find.add(casefile.Text{V: rule.Term, Pos: rule.Pos}, as, term, AnyCase)
		} else if form, err := regexp.Compile(rule.Pattern); err == nil {
			r.Find.patterns = append(r.Find.patterns, pattern{form, inNames(rule.Pattern), &Secret{Of: casefile.Text{V: rule.Pattern, Pos: rule.Pos}, as: as, Kind: Matched}})
		}
	}
	named := func(p casefile.Person) bool { return p.Name.V == r.author || a.MayRead(p.Named) }
	for _, p := range c.People {
		if named(p) || p.Name.V != "" && p.Name.V == p.Alias.V { // the last one is of a view already
			continue
		}
		r.hidden[p.ID] = true
		for _, spelling := range append([]casefile.Text{p.Name}, p.Also...) {
			r.Find.add(spelling, StandsFor(p), Name, careOf(p))
			r.Find.turn(spelling, StandsFor(p), careOf(p))
		}
	}
	if r.Find.empty() && len(r.hidden) == 0 {
		return nil
	}
	r.Find.guard(r.author)
	for _, p := range c.People {
		if named(p) {
			r.Find.guard(p.Name.V)
			for _, also := range p.Also {
				r.Find.guard(also.V)
			}
		}
	}
	for _, s := range c.Series {
		r.series[s.ID] = true
	}
	r.settle(c)
	return r
}

// until gives the widest audience that may read what a rule redacts. Without a
// word from the author, it is for nobody else.
func until(rule config.Redaction) config.Audience {
	return cmp.Or(rule.From, config.Self)
}

// StandsFor gives what is printed in place of a person's name.
func StandsFor(p casefile.Person) string { return cmp.Or(p.Alias.V, aliases[p.Relation.V]) }

// aliases stand for those whose author gave no alias.
var aliases = map[string]string{
	"mentor": "a mentor", "manager": "a manager", "sponsor": "a sponsor", "peer": "a peer", "report": "a direct report",
	"stakeholder": "a stakeholder", "reviewer": "a reviewer", "other": "a colleague", "": "a colleague",
}

// settle sees to it that nothing that stands for a secret holds another one.
func (r *redactor) settle(c *casefile.Case) {
	for _, last := range []string{Omission, "—", ""} {
		if r.last = last; !r.tells(last) {
			break
		}
	}
	clean := func(as string) string {
		if r.tells(as) {
			return r.last
		}
		return as
	}
	stands := map[string]string{}
	for _, p := range c.People {
		if r.hidden[p.ID] {
			as := cmp.Or(p.Alias.V, aliases[p.Relation.V])
			if _, ok := stands[as]; !ok {
				stands[as] = clean(as)
				if stands[as] != as {
					stands[as] = clean(aliases[p.Relation.V])
				}
			}
			r.shown[p.ID] = stands[as]
		}
	}
	for i := range r.Find.Secrets {
		s := &r.Find.Secrets[i]
		if as, ok := stands[s.as]; ok && s.Kind == Name {
			s.as = as
		} else {
			s.as = clean(s.as)
		}
	}
	for i := range r.Find.patterns {
		r.Find.patterns[i].of.as = clean(r.Find.patterns[i].of.as)
	}
	for _, open := range slices.Clone(r.Find.guards) {
		if edits := r.Find.edits(open, nil, false); len(edits) > 0 {
			r.Find.guard(source.Edited(open, edits)) // a name that holds a term stays whole without it
		}
	}
}

// tells tells whether a string holds a secret.
func (r *redactor) tells(text string) bool { return text != "" && len(r.Find.Find(text, nil)) > 0 }

// name makes an id or a path clean.
func (r *redactor) name(name string) string {
	clean := r.text(name)
	for _, m := range slices.Backward(r.Find.inName(clean)) {
		clean = clean[:m.Start] + m.as + clean[m.End:]
	}
	return clean
}

// named tells whether an id or a path holds a secret.
func (r *redactor) named(name string) bool { return r.tells(name) || len(r.Find.inName(name)) > 0 }

// text makes plain text clean.
func (r *redactor) text(text string) string {
	if text == "" {
		return ""
	}
	if clean, ok := r.done[text]; ok {
		return clean
	}
	clean := text
	for n := 0; ; n++ {
		edits := r.edited(clean, nil, false)
		if len(edits) == 0 {
			break
		}
		if n == rounds {
			clean = r.last
			break
		}
		clean = source.Edited(clean, edits)
	}
	if len(text) <= 80 {
		r.done[text] = clean
	}
	return clean
}

// Hidden tells whether names or terms are hidden from an audience. Nothing else
// that is held back is looked for where it stands in an open text.
func Hidden(c casefile.Case, a config.Audience) bool {
	return slices.ContainsFunc(c.People, func(p casefile.Person) bool { return !a.MayRead(p.Named) }) ||
		slices.ContainsFunc(c.Config.Redact, func(x config.Redaction) bool { return !a.MayRead(cmp.Or(x.From, config.Self)) })
}
