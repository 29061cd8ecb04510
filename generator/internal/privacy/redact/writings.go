package redact

import (
	"slices"
	"strings"
	"unicode"
)

// form is how a secret is written.
type form struct {
	letters []rune
	large   []bool // as letters.large
	second  []rune // where not 0, the text must have one letter that others write as two
	heads   []int  // letters that begin a word behind white space; the first one too
	words   []gap  // before each letter: what may part it from the one before
	turned  int    // the letter at which the name begins, where its end stands before it; else 0
}

// mostTwofold is how many letters of a spelling are looked for as one letter and as
// two, in every combination. Those behind are looked for as they are written.
const mostTwofold = 5

// longSpelling is from how many letters on a spelling is a sentence more than a name:
// then one such letter alone is looked for in both ways.
const longSpelling = 60

// Writings gives the ways in which a spelling is written: a letter such as "ö" with
// one letter or with two, and two letters with the one that they stand for.
func (l *Letters) Writings(spelling string) []form {
	all, next := []form{{}}, []form(nil)
	twofold, most := 0, mostTwofold
	if len(l.runes) >= longSpelling {
		most = 1
	}
	for k := 0; k < len(l.runes); k++ {
		head := k == 0 || strings.ContainsFunc(spelling[l.end[k-1]:max(l.end[k-1], l.start[k])], unicode.IsSpace)
		second := l.second[k]
		asTwo := second == 0 && k+1 < len(l.runes) && l.gap[k+1] == none && l.second[k+1] == 0 && slices.Contains(twofolds, [2]rune{l.runes[k], l.runes[k+1]})
		if asTwo {
			second = l.runes[k+1]
		}
		if second != 0 {
			twofold++
		}
		next = next[:0]
		for _, f := range all {
			one := f.with(l.runes[k], l.large[k], l.gap[k], head)
			switch {
			case second == 0 || twofold > most && !asTwo:
				next = append(next, one)
			case twofold > most:
				next = append(next, one.with(second, false, none, false))
			default:
				two := one.clone().with(second, false, none, false)
				if asTwo {
					one.second[len(one.second)-1] = second
				}
				next = append(next, one, two)
			}
		}
		all, next = next, all
		if asTwo {
			k++
		}
	}
	return all
}

// clone gives a form that grows without the other.
func (f form) clone() form {
	return form{slices.Clone(f.letters), slices.Clone(f.large), slices.Clone(f.second), slices.Clone(f.heads), slices.Clone(f.words), f.turned}
}

// with gives a form with one more letter, in the place of the form.
func (f form) with(r rune, large bool, before gap, head bool) form {
	if head {
		f.heads = append(f.heads, len(f.letters))
	}
	f.letters, f.large = append(f.letters, r), append(f.large, large)
	f.second, f.words = append(f.second, 0), append(f.words, before)
	return f
}

// Text gives the words of a form.
func (f form) Text() string {
	var out strings.Builder
	for k, r := range f.letters {
		if k > 0 && f.words[k] >= space {
			out.WriteByte(' ')
		}
		out.WriteRune(r)
	}
	return out.String()
}

// twofolds are two letters that may stand for one.
var twofolds = [][2]rune{{'a', 'e'}, {'o', 'e'}, {'u', 'e'}, {'a', 'a'}, {'d', 'j'}, {'d', 'h'}, {'n', 'g'}}
