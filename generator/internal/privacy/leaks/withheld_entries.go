package leaks

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// named is anything with an id and a title that has a place of its own in a site.
type named struct {
	folder, id string
	title      casefile.Text
	pos        diag.Pos
}

func everyNamed(c casefile.Case) []named {
	var all []named
	for _, e := range c.Entries() {
		title := e.Title
		if e.TitledByDate() {
			title = casefile.Text{}
		}
		all = append(all, named{string(e.Collection), e.ID, title, e.Pos})
	}
	for _, p := range append(slices.Clone(c.Sections), pages(c.Home, c.Agreement)...) {
		all = append(all, named{title: p.Title, pos: p.Pos})
	}
	for _, s := range c.Series {
		all = append(all, named{"metrics", s.ID, s.Title, s.Pos})
	}
	for _, x := range c.Charts {
		all = append(all, named{"charts", x.ID, x.Title, x.Pos})
	}
	return all
}

func pages(all ...*casefile.Page) []casefile.Page {
	var given []casefile.Page
	for _, p := range all {
		if p != nil {
			given = append(given, *p)
		}
	}
	return given
}

// entries looks for the titles and ids of what is closed.
func (g *gathering) entries() {
	openID, openTitle := map[string]bool{}, map[string]bool{}
	for _, n := range everyNamed(g.seen) {
		openID[n.folder+"/"+n.id], openTitle[n.title.V] = true, true
	}
	r := newWordReader(nil)
	for _, n := range everyNamed(g.whole) {
		if n.title.V != "" && !openTitle[n.title.V] {
			g.title(r, n)
		}
		if n.id != "" && !openID[n.folder+"/"+n.id] {
			g.id(r, n)
		}
	}
}

func (g *gathering) title(r *wordReader, n named) {
	p := phrase{what: "title", text: n.title.V, pos: n.title.Pos}
	if !p.pos.Given() {
		p.pos = n.pos
	}
	words := r.words(n.title.V, asMarkdown, 64)
	if len(words) < 3 || meaning(words) < 2 {
		p.guard = byString
	}
	if meaning(words) > 0 {
		g.phrases.add(p, words)
	}
}

func (g *gathering) id(r *wordReader, n named) {
	p := phrase{what: "id", text: n.id, pos: n.pos, guard: byKey, whole: r.folded(n.folder + "/" + n.id)}
	g.phrases.add(p, r.words(n.folder+"/"+n.id, 0, 64))
	words := r.words(n.id, 0, 64)
	p.whole, p.guard = r.folded(n.id), bySigns
	if len(words) == 1 {
		p.guard = byAddress
	}
	if meaning(words) > 0 && len(n.id) >= 3 {
		g.phrases.add(p, words)
	}
}

// meaning counts the words of three letters or more.
func meaning(words []readText) int {
	n := 0
	for _, w := range words {
		letters := 0
		for _, x := range w.text {
			switch {
			case aloneLetter(x):
				letters += 3
			case unicode.IsLetter(x):
				letters++
			}
		}
		if letters >= 3 {
			n++
		}
	}
	return n
}

// people looks for the names that the audience may not read.
func (g *gathering) people() {
	r := newWordReader(nil)
	for _, p := range g.whole.People {
		if g.a.MayRead(p.Named) {
			continue
		}
		for _, name := range append([]casefile.Text{p.Name}, p.Also...) {
			pos := name.Pos
			if !pos.Given() {
				pos = p.Pos
			}
			g.name(r, phrase{what: "name", text: name.V, pos: pos, exact: p.Exact.V})
		}
		if tellsName(r, p.Name.V, p.ID) {
			id := phrase{what: "name", text: p.ID, pos: p.Pos}
			if p.Exact.V { // the words of the id are ordinary ones
				id.whole, id.guard = r.folded(p.ID), bySigns
				if len(r.words(p.ID, 0, 64)) == 1 {
					id.guard = byAddress
				}
			}
			g.name(r, id)
		}
	}
}

// tellsName tells whether an id tells a part of a name.
func tellsName(r *wordReader, name, id string) bool {
	var of []string
	for _, w := range r.words(name, 0, 64) {
		of = append(of, w.text)
	}
	for _, w := range r.words(id, 0, 64) {
		if len(w.text) >= 3 && slices.Contains(of, w.text) {
			return true
		}
	}
	return false
}

// name takes up a name as it is written, with two letters where one stands for
// them, and as one word.
func (g *gathering) name(r *wordReader, p phrase) {
	forms := map[string]bool{}
	take := func(text string) {
		words := r.words(text, 0, 64)
		var key []string
		for _, w := range words {
			key = append(key, w.text)
		}
		if k := strings.Join(key, " "); !forms[k] {
			forms[k] = true
			g.phrases.add(p, words)
		}
	}
	var l redact.Letters
	l.Fold(p.text, nil)
	spellings := []string{p.text}
	for _, f := range l.Writings(p.text) {
		spellings = append(spellings, f.Text())
	}
	for _, text := range spellings {
		take(text)
		if one := strings.Join(strings.FieldsFunc(text, redact.NotWord), ""); len(one) >= 8 {
			take(one)
		}
	}
}

// fewestOfPattern is how many letters and digits a match of a pattern needs to
// be looked for: a pattern may match a single digit.
const fewestOfPattern = 4

// fewestAlone is how many letters and digits a term with a letter or two needs to be looked
// for in addresses and files too: "RX-771234" is nothing else, "5 kg" may be.
const fewestAlone = 8

// terms looks for what is redacted.
func (g *gathering) terms() {
	r := newWordReader(nil)
	for _, x := range g.whole.Config.Redact {
		if g.a.MayRead(cmp.Or(x.From, config.Self)) {
			continue
		}
		if x.Term != "" {
			g.term(r, x.Term, x.Pos)
			continue
		}
		form, err := regexp.Compile(x.Pattern)
		if err != nil {
			continue // config tells of it
		}
		seen := map[string]bool{}
		for _, p := range texts.Every(g.whole) {
			for _, m := range form.FindAllString(p.Text, -1) {
				if !seen[m] && len(strings.FieldsFunc(m, redact.NotWord)) > 0 {
					seen[m] = true
					if letterCount(m) >= fewestOfPattern {
						g.term(r, m, x.Pos)
					}
				}
			}
		}
	}
}

func (g *gathering) term(r *wordReader, text string, pos diag.Pos) {
	p := phrase{what: "term", text: text, pos: pos}
	words := r.words(text, 0, 64)
	switch n := count(text, unicode.IsLetter); {
	case n == 0 && count(text, unicode.IsDigit) < 5:
		g.common++
		return
	case n == 0:
		p.guard, p.whole = byPrint, r.folded(strings.TrimSpace(text))
	case n < 3 && letterCount(text) < fewestAlone:
		p.guard, p.whole = byPrint, r.folded(strings.TrimSpace(text))
	}
	if !g.phrases.add(p, words) {
		g.common++
	}
}

func letterCount(text string) int {
	return count(text, func(x rune) bool { return !redact.NotWord(x) })
}

func count(text string, is func(rune) bool) int {
	n := 0
	for _, x := range text {
		if is(x) {
			n++
		}
	}
	return n
}

// settled gives the phrases that are looked for, each with what must stand
// around it, and the names that are ordinary words too.
func (g *gathering) settled() (all phrases, common map[string]bool) {
	known, ordinary := g.known(), g.ordinary()
	common = map[string]bool{}
	for i := range g.phrases.all {
		p := g.phrases.all[i]
		switch p.what {
		case "title":
			if p.open && !p.own {
				g.common++
				continue
			}
		case "id":
			if p.open && p.guard != byKey {
				continue
			}
			p.own = false
		default:
			if len(p.words) == 1 && p.guard == byWords {
				say := ordinary.of(p.words[0].text, strings.TrimFunc(p.text, redact.NotWord))
				p.own = p.own && say == asWritten
				if say != unused || p.size < 3 {
					p.guard = byCase
					common[p.text] = true
				}
			}
			if known[i] {
				g.common++
				continue
			}
			if p.exact && p.guard == byWords {
				p.guard = byCase
			}
			g.composed = g.composed || !p.own && ordinary.composes(p)
		}
		all.all = append(all.all, p)
	}
	slices.SortStableFunc(all.all, func(p, q phrase) int { return cmp.Compare(len(q.words), len(p.words)) })
	all.index()
	return all, common
}

// known tells which names and terms are part of a name that the audience may
// read, or of what stands in the place of one that it may not.
func (g *gathering) known() map[int]bool {
	all := map[int]bool{}
	index := g.phrases
	index.index()
	pair := newPair(func(s *stream, w readWord) {
		for _, i := range index.ending(s, w.hash) {
			all[int(i)] = true
		}
	})
	r := newWordReader(pair.word)
	say := func(text string) {
		pair.reset()
		r.read([]byte(text), 0)
	}
	say(g.whole.Config.Person.Name)
	for _, p := range g.whole.People {
		say(p.Alias.V)
		if g.a.MayRead(p.Named) {
			say(p.Name.V)
			for _, other := range p.Also {
				say(other.V)
			}
		}
	}
	for _, x := range g.whole.Config.Redact {
		say(x.As)
	}
	return all
}
