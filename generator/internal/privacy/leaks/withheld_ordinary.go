package leaks

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
)

// usage is how a word is used by the case and the theme.
type usage int

const (
	unused    usage = iota // as a name alone
	inLower                // as an ordinary word, in lower case
	asWritten              // the theme or the program writes it just like the name
)

// vocabulary knows words that are no names alone.
type vocabulary struct {
	own   map[string]bool // as the theme and the program write them
	other map[string]bool // the same, folded
	open  map[string]bool // as the author writes them, in what is open
	lower map[string]int  // in the prose of the case: how often in lower case, less how often not
}

// calls are shortcodes, which are not printed.
var calls = regexp.MustCompile(`\{\{[<%][^}]*\}\}`)

// ordinary reads how the case and the theme use words. Nothing is read where no
// name and no term asks for it.
func (g *gathering) ordinary() vocabulary {
	v := vocabulary{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]int{}}
	asked, several := map[string]bool{}, false
	for _, p := range g.phrases.all {
		if p.what != "name" && p.what != "term" {
			continue
		}
		if several = several || len(p.words) > 1; len(p.words) == 1 {
			asked[p.words[0].text] = true
		}
	}
	if len(asked) == 0 && !several {
		return v
	}
	r := newWordReader(nil)
	write := func(text string) {
		for w := range strings.FieldsFuncSeq(text, redact.NotWord) {
			if !v.own[w] {
				v.own[w], v.other[r.folded(w)] = true, true
			}
		}
	}
	for _, f := range g.theme {
		write(string(f.text))
	}
	for _, text := range g.said {
		write(text)
	}
	words := g.formatWords()
	for _, p := range g.open {
		if !words(p.Text) {
			for w := range strings.FieldsFuncSeq(calls.ReplaceAllString(p.Text, " "), redact.NotWord) {
				v.open[w] = true
			}
		}
	}
	for _, list := range [][]texts.Piece{g.open, g.pieces} {
		for _, p := range list {
			if strings.Count(p.Text, " ") < 3 {
				continue // a label or an id
			}
			for w := range redact.WordsAlone(p.Text) {
				if f := r.folded(w); asked[f] {
					if first, _ := utf8.DecodeRuneInString(w); unicode.IsLower(first) {
						v.lower[f]++
					} else {
						v.lower[f]--
					}
				}
			}
		}
	}
	return v
}

func (v vocabulary) of(folded, written string) usage {
	switch {
	case v.own[written]:
		if v.open[written] {
			return inLower // the author writes it too
		}
		return asWritten
	case v.lower[folded] > 0 || v.other[folded]:
		return inLower
	}
	return unused
}

// composes tells whether every word of a phrase of several is one that the theme and
// the program write, or a number: a page may put them together.
func (v vocabulary) composes(p phrase) bool {
	return len(p.words) > 1 && !slices.ContainsFunc(p.words, func(w readText) bool { return !v.other[w.text] && strings.ContainsFunc(w.text, notDigit) })
}

func notDigit(x rune) bool { return !unicode.IsDigit(x) }
