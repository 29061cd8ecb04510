package audience

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// usage is how a word is used by the case and the theme.
type usage int

const (
	unused    usage = iota // as a name alone
	inLower                // as an ordinary word, in lower case
	asWritten              // the theme writes it just like the name
)

// vocabulary knows words in lower case.
type vocabulary struct {
	theme map[string]bool // as the theme writes them
	lower map[string]int  // in the prose of the case: how often in lower case, less how often not
}

// ordinary reads how the case and the theme use words. Nothing is read where no
// phrase of one word asks for it.
func (g *gathering) ordinary() vocabulary {
	v := vocabulary{map[string]bool{}, map[string]int{}}
	asked := map[string]bool{}
	for _, p := range g.phrases.all {
		if (p.what == "name" || p.what == "term") && len(p.words) == 1 {
			asked[p.words[0].text] = true
		}
	}
	if len(asked) == 0 {
		return v
	}
	for _, f := range g.theme() {
		for w := range strings.FieldsFuncSeq(string(f.text), notWord) {
			v.theme[w] = true
		}
	}
	r := newWordReader(nil)
	for _, list := range [][]piece{g.open, g.pieces} {
		for _, p := range list {
			if strings.Count(p.text, " ") < 3 {
				continue // a label or an id
			}
			for _, w := range strings.Fields(p.text) {
				w = strings.Trim(w, ".,;:!?()'’“”*_")
				if strings.ContainsFunc(w, func(x rune) bool { return !unicode.IsLetter(x) && !unicode.IsMark(x) }) {
					continue
				}
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
	case v.theme[written]:
		return asWritten
	case v.lower[folded] > 0 || v.theme[folded]:
		return inLower
	}
	return unused
}
