package redact

import (
	"iter"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// Doubt is a word of which nothing tells whether it is a name or a term that an
// audience may not read.
type Doubt struct {
	Kind     DoubtKind
	Term     bool            // of redact; else a name
	Pos      diag.Pos        // where it first stands in the file
	Word     string          // as it stands there
	Form     casefile.Text   // the spelling of the name or the term
	As       string          // what the audience reads in its place; "" = the word
	Audience config.Audience // the widest one that reads the text, and not the name
	Times    int             // in the file

	form bool // of a term: "herons"
}

// DoubtKind says what the doubt is.
type DoubtKind uint8

const (
	InLower    DoubtKind = iota // a name in small letters, which is replaced: "we will"
	AsGenitive                  // a name with s or es, which is replaced: "Joanas"
	Inside                      // a word that begins with a name or a term, which stays: "Joanou", "herons"
	PartAlone                   // a first name or a surname alone, which stays: "Mr Silva"
	AsLabel                     // a name that is all that a level, an area or a competency is called, and is replaced
)

// Doubts lists what is in doubt, once for each spelling and kind in a file, and apart
// for small letters. The words of longer endings are those that begin with a capital,
// and stand nowhere in the case in small letters; in small letters a name is told with
// s or es, a term with the endings of a plural or a case.
func Doubts(c casefile.Case, filter func(casefile.Case, config.Audience) casefile.Case) []Doubt {
	d := doubts{told: map[doubtKey]int{}}
	for _, a := range []config.Audience{config.Public, config.Committee, config.Mentor} {
		hides := func(p casefile.Person) bool { return !a.MayRead(p.Named) && p.Name.V != c.Config.Person.Name }
		if !Hidden(c, a) {
			continue
		}
		seen := filter(c, a)
		r := New(&seen, a)
		if r == nil {
			continue
		}
		d.a, d.r, d.starts, d.parts = a, r, starts(c.People, hides), partsOf(c, hides)
		for _, rule := range c.Config.Redact {
			if !a.MayRead(until(rule)) {
				d.starts.startsTerm(casefile.Text{V: rule.Term, Pos: rule.Pos})
			}
		}
		seen.People, seen.Config.Redact = nil, nil // their names are the names
		d.read(seen)
	}
	return d.settled(c)
}

type doubts struct {
	a      config.Audience
	r      *redactor
	starts *Matcher // what names begin with
	parts  *Matcher // first names and surnames
	all    []Doubt
	told   map[doubtKey]int // -> its index in all
}

type doubtKey struct {
	kind  DoubtKind
	form  string
	file  string
	small bool
}

// starts makes the matcher of names, and of names without their last vowel.
func starts(people []casefile.Person, hides func(casefile.Person) bool) *Matcher {
	m := newMatcher()
	for _, p := range people {
		for _, form := range append([]casefile.Text{p.Name}, p.Also...) {
			if !hides(p) || p.Exact.V {
				continue
			}
			m.add(form, "", Name, AnyCase)
			if short := shortened(strings.TrimSpace(form.V)); short != "" {
				m.spell(form, short, "", Name, AnyCase)
			}
		}
	}
	for _, p := range people {
		for _, form := range append([]casefile.Text{p.Name}, p.Also...) {
			for part := range strings.FieldsFuncSeq(form.V, NotWord) {
				m.add(casefile.Text{V: part}, "", word, AnyCase) // other people's names
			}
		}
	}
	return m
}

// fewestOfPart is how many letters a first name or a surname has that is looked for alone.
const fewestOfPart = 3

// partsOf makes the matcher of the first names and surnames that are no part of a name which
// may be read. A person whose words are ordinary ones has exact: true.
func partsOf(c casefile.Case, hides func(casefile.Person) bool) *Matcher {
	m := newMatcher()
	open := map[string]bool{}
	for _, w := range strings.Fields(c.Config.Person.Name) {
		open[foldedWord(w)] = true
	}
	for _, p := range c.People {
		if !hides(p) {
			for _, w := range strings.Fields(p.Name.V) {
				open[foldedWord(w)] = true
			}
		}
	}
	for _, p := range c.People {
		words := strings.Fields(p.Name.V)
		if len(words) < 2 || !hides(p) || p.Exact.V {
			continue
		}
		for _, w := range []string{words[0], words[len(words)-1]} {
			first, _ := utf8.DecodeRuneInString(w)
			if unicode.IsUpper(first) && lettersOf(w) >= fewestOfPart && !open[foldedWord(w)] {
				m.add(casefile.Text{V: w, Pos: p.Name.Pos}, p.Name.V, Name, InCapitals)
			}
		}
	}
	return m
}

func foldedWord(w string) string {
	var l Letters
	l.Fold(w, nil)
	return string(l.runes)
}

// startsTerm takes up what a term begins with, and a term without the y that becomes
// ies.
func (m *Matcher) startsTerm(t casefile.Text) {
	m.add(t, "", term, AnyCase)
	if short, ok := strings.CutSuffix(strings.TrimSpace(t.V), "y"); ok {
		m.spell(t, short, "", term, AnyCase)
	}
}

func (d *doubts) read(seen casefile.Case) {
	for _, label := range labelsOf(seen.Framework) {
		for _, m := range d.r.Find.Find(label.V, nil) {
			if m.Of.Kind == Name && !m.ending && !m.lower && strings.TrimSpace(label.V) == label.V[m.Start:m.End] {
				d.doubt(AsLabel, label.V, m, func(int) diag.Pos { return label.Pos })
			}
		}
	}
	p := texts.WithWords()
	for _, e := range seen.Entries() { // their ids are words of addresses
		for _, id := range []string{e.ID, e.Slug.V} {
			for _, m := range d.starts.begun(id) {
				if m.Of.Kind == term && len(d.r.Find.Find(id, nil)) == 0 {
					d.doubt(Inside, id, m, func(int) diag.Pos { return e.Pos })
				}
			}
		}
	}
	p.Spoken(reflect.ValueOf(seen), diag.Pos{File: "config.yaml"}, func(text string, at func(int) diag.Pos) {
		spelled, begun, parts := d.r.Find.spellings(text, nil), d.starts.begun(text), d.parts.Find(text, nil)
		if len(spelled)+len(begun)+len(parts) == 0 {
			return
		}
		found := d.r.Find.andPatterns(spelled, text, nil)
		for _, m := range found {
			switch {
			case m.ending:
				d.doubt(AsGenitive, text, m, at)
			case m.lower:
				d.doubt(InLower, text, m, at)
			}
		}
		stays := func(m Match) bool {
			return !slices.ContainsFunc(found, func(f Match) bool { return f.Start < m.End && m.Start < f.End })
		}
		for _, m := range begun {
			if stays(m) {
				d.doubt(Inside, text, m, at)
			}
		}
		for _, m := range parts {
			if stays(m) {
				d.doubt(PartAlone, text, m, at)
			}
		}
	})
}

// labelsOf gives what the parts of a framework are called.
func labelsOf(f casefile.Framework) []casefile.Text {
	all := []casefile.Text{f.Name}
	for _, l := range f.Levels {
		all = append(all, l.Name)
	}
	for _, area := range f.Areas {
		all = append(all, area.Name)
		for _, c := range area.Competencies {
			all = append(all, c.Name)
		}
	}
	return all
}

func (d *doubts) doubt(kind DoubtKind, text string, m Match, at func(int) diag.Pos) {
	pos := at(m.Start)
	word := strings.Join(strings.Fields(text[m.Start:m.End]), " ")
	key := doubtKey{kind, m.Of.Of.V, pos.File, kind == Inside && word == strings.ToLower(word)}
	i, ok := d.told[key]
	switch {
	case !ok:
		d.told[key] = len(d.all)
		d.all = append(d.all, Doubt{Kind: kind, Term: m.Of.Kind == term, Pos: pos, Word: word, Form: m.Of.Of, As: m.as, Audience: d.a, Times: 1, form: m.ending})
	case d.all[i].Audience == d.a: // else a wider audience was told of the text
		d.all[i].Times++
	}
}

// begun lists the words that begin with a name or a term and end otherwise, each with
// the one that it has most of.
func (m *Matcher) begun(text string) []Match {
	l := &m.Seen
	l.Fold(text, nil)
	var all []Match
	for i, r := range l.runes {
		if r < utf8.RuneSelf && !m.first[r] || i > 0 && !l.parts(i) {
			continue
		}
		var found *Secret
		end, known, form := 0, false, false
		node := 0
		for j := i; j < len(l.runes); j++ {
			to, ok := m.next[step{node, l.runes[j]}]
			if !ok {
				break
			}
			node = to
			more := l.more(j + 1)
			for _, n := range m.ends[node] {
				s := &m.Secrets[n]
				switch {
				case more == 0:
					known = known || s.stands(text, l, i) // a name as it is, or somebody else's
				case (s.Kind == Name || s.Kind == term) && s.begins(text, l, i, more):
					found, end = s, j+1+more
					form = s.Kind == term && formOf(string(l.runes[j+1:end]))
				}
			}
		}
		if within := len(all) > 0 && l.start[i] < all[len(all)-1].End; found != nil && !known && !within {
			all = append(all, Match{Start: l.start[i], End: l.end[end-1], Of: found, ending: form})
		}
	}
	return all
}

// begins tells whether a word that goes on for so many letters behind a secret may
// be a form of it. The s and es of a genitive are redaction's, where it takes them.
func (s *Secret) begins(text string, l *Letters, i, more int) bool {
	n := len(s.letters)
	whole := strings.TrimSpace(s.Of.V)
	short := len(s.letters) < lettersOf(whole)
	if more > longestEnding || !s.spaced(text, l, i) {
		return false
	}
	ends := string(l.runes[i+n : i+n+more])
	switch {
	case s.Kind == term && short:
		return ends == "ies"
	case s.Kind == term && n < fewestBefore: // KDs
		return n > 1 && ends == "s" && s.large[0] && s.large[1] && l.large[i] && l.large[i+1]
	case s.Kind == term:
		return n >= fewestBefore && (l.large[i] && s.large[0] || formOf(ends))
	case !s.large[0] || s.ending(text, l, i) > 0 && !short:
		return false
	case !l.large[i]:
		return n > fewestBefore && !short && (ends == "s" || ends == "es")
	case n < fewestBefore:
		return n > 1 && ends == "s" && !short
	case short:
		return n > fewestBefore || more < longestEnding
	}
	return true
}

// formOf tells whether an ending makes a form of a term, and hardly another word.
func formOf(ends string) bool { return endings[ends] || ends == "ies" }

// endings are those of plurals and of cases, in languages that write nouns in small
// letters or in which a term may stand: herons, Reiheres, Reihern, hérons, châteaux.
var endings = map[string]bool{
	"s": true, "es": true, "e": true, "en": true, "n": true, "er": true, "ern": true, "ens": true, "em": true, "ses": true, "x": true,
	"ar": true, "or": true, "et": true, "ene": true,
}

func lettersOf(spelling string) int {
	var l Letters
	l.Fold(spelling, nil)
	return len(l.runes)
}

// settled gives the doubts without the words that the case uses in small letters,
// as "market" for "Market". A first name or a surname is such a word only where small
// letters are the rule: names are typed without capitals, too.
func (d *doubts) settled(c casefile.Case) []Doubt {
	asked := map[string]bool{}
	for _, x := range d.all {
		if x.mayBeOrdinary() {
			asked[strings.ToLower(x.Word)] = true
		}
	}
	if len(asked) == 0 {
		return d.all
	}
	c.People, c.Config.Redact = nil, nil
	small, large := map[string]int{}, map[string]int{}
	texts.WithWords().Spoken(reflect.ValueOf(c), diag.Pos{}, func(text string, _ func(int) diag.Pos) {
		for w := range WordsAlone(text) {
			switch lower := strings.ToLower(w); {
			case !asked[lower]:
			case w == lower:
				small[lower]++
			default:
				large[lower]++
			}
		}
	})
	return slices.DeleteFunc(d.all, func(x Doubt) bool {
		w := strings.ToLower(x.Word)
		return x.mayBeOrdinary() && small[w] > 0 && (x.Kind != PartAlone || small[w] >= large[w])
	})
}

// WordsAlone gives the words of a text that stand by themselves: no parts of ids,
// addresses and names of files.
func WordsAlone(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for w := range strings.FieldsSeq(text) {
			w = strings.Trim(w, ".,;:!?()'’“”*_")
			if w != "" && !strings.ContainsFunc(w, func(x rune) bool { return !unicode.IsLetter(x) && !unicode.IsMark(x) }) && !yield(w) {
				return
			}
		}
	}
}

// mayBeOrdinary tells whether small letters elsewhere say that a word is one of its
// own: "Market" for Mark, but not "Herons" for a term.
func (x Doubt) mayBeOrdinary() bool {
	return (x.Kind == Inside || x.Kind == PartAlone) && !x.form && strings.ToLower(x.Word) != x.Word
}
