package audience

import (
	"reflect"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/config"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

// Doubt is a word of which nothing tells whether it is a name that an audience may
// not read.
type Doubt struct {
	Kind     DoubtKind
	Pos      diag.Pos        // where it first stands in the file
	Word     string          // as it stands there
	Form     casefile.Text   // the spelling of the name
	As       string          // what the audience reads in its place; "" = the word
	Audience config.Audience // the widest one that reads the text, and not the name
	Times    int             // in the file
}

// DoubtKind says what the doubt is.
type DoubtKind uint8

const (
	InLower    DoubtKind = iota // a name in small letters, which is replaced: "we will"
	AsGenitive                  // a name with s or es, which is replaced: "Joanas"
	Inside                      // a word that begins with a name, which stays: "Joanou"
)

// Doubts lists what is in doubt, once for each spelling and kind in a file. The
// words of longer endings are those that begin with a capital, and stand nowhere
// in the case in small letters.
func Doubts(c casefile.Case) []Doubt {
	d := doubts{told: map[doubtKey]int{}}
	for _, a := range []config.Audience{config.Public, config.Committee, config.Mentor} {
		hides := func(p casefile.Person) bool { return !a.MayRead(p.Named) && p.Name.V != c.Config.Person.Name }
		if !slices.ContainsFunc(c.People, hides) {
			continue
		}
		seen := Filter(c, a)
		r := newRedactor(&seen, a)
		if r == nil {
			continue
		}
		d.a, d.r, d.starts = a, r, starts(c.People, hides)
		seen.People = nil // their names are the names
		d.read(seen)
	}
	return d.settled(c)
}

type doubts struct {
	a      config.Audience
	r      *redactor
	starts *matcher // what names begin with
	all    []Doubt
	told   map[doubtKey]int // -> its index in all
}

type doubtKey struct {
	kind DoubtKind
	form string
	file string
}

// starts makes the matcher of names, and of names without their last vowel.
func starts(people []casefile.Person, hides func(casefile.Person) bool) *matcher {
	m := newMatcher()
	for _, p := range people {
		for _, form := range append([]casefile.Text{p.Name}, p.Also...) {
			if !hides(p) || p.Exact.V {
				continue
			}
			m.add(form, "", name, anyCase)
			if short := shortened(strings.TrimSpace(form.V)); short != "" {
				m.spell(form, short, "", name, anyCase)
			}
		}
	}
	for _, p := range people {
		for _, form := range append([]casefile.Text{p.Name}, p.Also...) {
			for part := range strings.FieldsFuncSeq(form.V, notWord) {
				m.add(casefile.Text{V: part}, "", word, anyCase) // other people's names
			}
		}
	}
	return m
}

func (d *doubts) read(seen casefile.Case) {
	p := passages{plans: map[reflect.Type][]part{}}
	p.spoken(reflect.ValueOf(seen), diag.Pos{File: "config.yaml"}, func(text string, at func(int) diag.Pos) {
		found := d.r.find.find(text, nil)
		for _, m := range found {
			switch {
			case m.ending:
				d.doubt(AsGenitive, text, m, at)
			case m.lower:
				d.doubt(InLower, text, m, at)
			}
		}
		for _, m := range d.starts.begun(text) {
			replaced := func(f match) bool { return f.start < m.end && m.start < f.end }
			if !slices.ContainsFunc(found, replaced) {
				d.doubt(Inside, text, m, at)
			}
		}
	})
}

func (d *doubts) doubt(kind DoubtKind, text string, m match, at func(int) diag.Pos) {
	pos := at(m.start)
	key := doubtKey{kind, m.of.of.V, pos.File}
	i, ok := d.told[key]
	switch {
	case !ok:
		d.told[key] = len(d.all)
		word := strings.Join(strings.Fields(text[m.start:m.end]), " ")
		d.all = append(d.all, Doubt{Kind: kind, Pos: pos, Word: word, Form: m.of.of, As: m.as, Audience: d.a, Times: 1})
	case d.all[i].Audience == d.a: // else a wider audience was told of the text
		d.all[i].Times++
	}
}

// begun lists the words that begin with a name and end otherwise, each with the
// name that it has most of.
func (m *matcher) begun(text string) []match {
	l := &m.seen
	l.fold(text, nil)
	var all []match
	for i := range l.runes {
		if !l.large[i] || i > 0 && !l.parts(i) {
			continue
		}
		var found *secret
		end, known := 0, false
		node := 0
		for j := i; j < len(l.runes); j++ {
			to, ok := m.next[step{node, l.runes[j]}]
			if !ok {
				break
			}
			node = to
			more := l.more(j + 1)
			for _, n := range m.ends[node] {
				s := &m.secrets[n]
				switch {
				case more == 0:
					known = known || s.stands(text, l, i) // a name as it is, or somebody else's
				case s.kind == name && s.begins(text, l, i, more):
					found, end = s, j+1+more
				}
			}
		}
		if within := len(all) > 0 && l.start[i] < all[len(all)-1].end; found != nil && !known && !within {
			all = append(all, match{start: l.start[i], end: l.end[end-1], of: found})
		}
	}
	return all
}

// begins tells whether a word that goes on for so many letters behind a secret may
// be a form of it. The s and es of a genitive are redaction's, where it takes them.
func (s *secret) begins(text string, l *letters, i, more int) bool {
	n := len(s.letters)
	whole := strings.TrimSpace(s.of.V)
	short := len(s.letters) < lettersOf(whole)
	switch {
	case more > longestEnding || !s.large[0] || !s.spaced(text, l, i) || s.ending(text, l, i) > 0 && !short:
		return false
	case n < fewestBefore:
		return n > 1 && more == 1 && l.runes[i+n] == 's' && !short
	case short:
		return n > fewestBefore || more < longestEnding
	}
	return true
}

func lettersOf(spelling string) int {
	var l letters
	l.fold(spelling, nil)
	return len(l.runes)
}

// settled gives the doubts without the words that the case uses in small letters,
// as "market" for "Market".
func (d *doubts) settled(c casefile.Case) []Doubt {
	asked := map[string]bool{}
	for _, x := range d.all {
		if x.Kind == Inside && strings.ToLower(x.Word) != x.Word {
			asked[strings.ToLower(x.Word)] = true
		}
	}
	if len(asked) == 0 {
		return d.all
	}
	lower := map[string]bool{}
	for _, p := range texts(c) {
		for w := range strings.FieldsFuncSeq(p.text, notWord) {
			if asked[w] {
				lower[w] = true
			}
		}
	}
	return slices.DeleteFunc(d.all, func(x Doubt) bool { return x.Kind == Inside && lower[strings.ToLower(x.Word)] })
}

// spoken visits what of a value somebody wrote as words, with where it stands.
func (p *passages) spoken(v reflect.Value, near diag.Pos, visit func(text string, at func(int) diag.Pos)) {
	switch v.Kind() {
	case reflect.String:
		if v.Len() > 0 {
			visit(v.String(), func(int) diag.Pos { return near })
		}
	case reflect.Pointer:
		if !v.IsNil() {
			p.spoken(v.Elem(), near, visit)
		}
	case reflect.Slice:
		if points, ok := v.Interface().([]casefile.Point); ok {
			for _, x := range points { // they may be many, and most have no label
				if x.Label != "" {
					visit(x.Label, func(int) diag.Pos { return x.Pos })
				}
			}
			return
		}
		for i := range v.Len() {
			p.spoken(v.Index(i), near, visit)
		}
	case reflect.Struct:
		switch x := v.Interface().(type) {
		case casefile.Text:
			if x.Given() {
				near = x.Pos
			}
			p.spoken(v.Field(0), near, visit)
			return
		case source.Body:
			if x.Text != "" {
				visit(x.Text, x.Pos)
			}
			return
		case source.Value:
			p.values(x, visit)
			return
		}
		if f := v.FieldByName("Pos"); f.IsValid() && f.Type() == reflect.TypeFor[diag.Pos]() {
			if at := f.Interface().(diag.Pos); at.Given() {
				near = at
			}
		}
		for _, f := range p.plan(v.Type()) {
			p.spoken(v.Field(f.field), near, visit)
		}
	}
}

func (p *passages) values(v source.Value, visit func(text string, at func(int) diag.Pos)) {
	if v.Text != "" {
		visit(v.Text, func(int) diag.Pos { return v.Pos })
	}
	for _, item := range v.Items {
		p.values(item, visit)
	}
	for _, field := range v.Fields {
		p.values(field.Value, visit)
	}
}
