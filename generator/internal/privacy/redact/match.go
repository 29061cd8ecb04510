package redact

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
)

// Secret is one writing of what an audience may not read.
type Secret struct {
	form
	Of     casefile.Text // the spelling, where the author wrote it
	before string        // signs that belong to it: of "C++" the two behind it
	after  string
	as     string // stands in its place
	Kind   Kind
	Care   care
}

// Kind says why a spelling is looked for.
type Kind uint8

const (
	Name    Kind = iota // of a person who may not be named
	term                // a word of the author's choice; it goes from the names of others too
	open                // a name that may be read, and guards the words in it
	word                // a word of a name that may be read, which is no other name with an ending
	Matched             // what a pattern of the author's matches
)

// Match is a run of bytes that must not leave, and what takes its place.
type Match struct {
	Start, End int
	as         string
	Of         *Secret
	ending     bool // the run ends with the ending of a genitive
	lower      bool // see secret.lower
}

// doubt tells how far a match is from what the author listed.
func (m Match) doubt() int {
	switch {
	case m.ending:
		return 2
	case m.lower:
		return 1
	}
	return 0
}

// Matcher finds secrets in texts. It is no more than a tree of letters, so that
// 300 people cost what one costs.
type Matcher struct {
	Secrets  []Secret
	patterns []pattern
	next     map[step]int
	first    [128]bool     // ASCII letters that some secret begins with
	other    bool          // some secret begins with another letter
	ends     map[int][]int // node -> the secrets that end there
	nodes    int
	guards   []string // names that may be read
	Seen     Letters
}

type step struct {
	node int
	r    rune
}

func newMatcher() *Matcher {
	return &Matcher{next: map[step]int{}, ends: map[int][]int{}}
}

// add takes a spelling up. A term has the signs around it too, as "C++" has; one
// without a letter or digit is found as it stands.
func (m *Matcher) add(of casefile.Text, as string, why Kind, how care) {
	m.spell(of, of.V, as, why, how)
}

func (m *Matcher) spell(of casefile.Text, spelling, as string, why Kind, how care) {
	spelling = strings.TrimSpace(spelling)
	if spelling == "" {
		return
	}
	var l Letters
	l.Fold(strings.ReplaceAll(spelling, "_", "-"), nil) // no Markdown: it parts words
	if len(l.runes) == 0 {
		if why == Name || why == term {
			m.patterns = append(m.patterns, pattern{regexp.MustCompile(regexp.QuoteMeta(spelling)), nil, &Secret{Of: of, as: as, Kind: why}})
		}
		return
	}
	s := Secret{Of: of, as: as, Kind: why, Care: how}
	if why == term {
		s.before, s.after = spelling[:l.start[0]], spelling[l.end[len(l.end)-1]:]
	}
	for _, f := range l.Writings(spelling) {
		s.form = f
		m.take(s)
	}
}

// take puts a writing of a secret into the tree.
func (m *Matcher) take(s Secret) {
	node := 0
	for _, r := range s.letters {
		to, ok := m.next[step{node, r}]
		if !ok {
			m.nodes++
			to = m.nodes
			m.next[step{node, r}] = to
		}
		node = to
	}
	for _, n := range m.ends[node] {
		if m.Secrets[n].like(s) {
			return // of two people of one name the first stands for both
		}
	}
	if r := s.letters[0]; r < utf8.RuneSelf {
		m.first[r] = true
	} else {
		m.other = true
	}
	m.ends[node] = append(m.ends[node], len(m.Secrets))
	m.Secrets = append(m.Secrets, s)
}

// like tells whether two secrets are found in the same places.
func (s *Secret) like(other Secret) bool {
	return s.Of.V == other.Of.V && s.Kind == other.Kind && s.Care == other.Care && s.before == other.before && s.after == other.after &&
		reflect.DeepEqual(s.form, other.form)
}

// guard keeps a name whole that may be read, if it has several words, and each of
// its words from being taken for another name with an ending.
func (m *Matcher) guard(spelling string) {
	if strings.ContainsAny(strings.TrimSpace(spelling), " -'’.") {
		m.add(casefile.Text{V: spelling}, "", open, AnyCase)
		m.guards = append(m.guards, spelling)
	}
	for part := range strings.FieldsFuncSeq(spelling, NotWord) {
		m.add(casefile.Text{V: part}, "", word, AnyCase)
	}
}

// empty tells whether there is nothing to find.
func (m *Matcher) empty() bool {
	return len(m.patterns) == 0 && !slices.ContainsFunc(m.Secrets, func(s Secret) bool { return s.Kind == Name || s.Kind == term })
}

// Find lists what must not leave, first to last, without overlaps. Bytes in
// holes are passed over; a match may span a hole that joins.
func (m *Matcher) Find(text string, holes []hole) []Match {
	return m.andPatterns(m.spellings(text, holes), text, holes)
}

// andPatterns adds what the patterns match to the spellings that were found.
func (m *Matcher) andPatterns(spelled []Match, text string, holes []hole) []Match {
	if len(m.patterns) > 0 {
		read, from := visible(text)
		for _, p := range m.patterns {
			spelled = append(spelled, p.find(text, read, from, holes)...)
		}
	}
	return apart(spelled)
}

// apart puts matches in order, and joins those that overlap.
func apart(all []Match) []Match {
	if len(all) < 2 {
		return all
	}
	slices.SortStableFunc(all, func(a, b Match) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		if a.End != b.End {
			return b.End - a.End
		}
		return a.doubt() - b.doubt() // a spelling as it is listed comes first
	})
	joined := all[:1]
	for _, next := range all[1:] {
		if last := &joined[len(joined)-1]; next.Start < last.End {
			last.End = max(last.End, next.End)
		} else {
			joined = append(joined, next)
		}
	}
	return joined
}

// spellings finds names and terms, each wherever it stands: two of them may
// overlap, and both go. A name that is part of one that may be read stays.
func (m *Matcher) spellings(text string, holes []hole) []Match {
	if len(m.Secrets) == 0 {
		return nil
	}
	l := &m.Seen
	l.Fold(text, holes)
	var found, guards, words []span
	guarded := 0
	for i, r := range l.runes {
		if r < utf8.RuneSelf && !m.first[r] || r >= utf8.RuneSelf && !m.other || i > 0 && !l.parts(i) && !l.numberBefore(i) {
			continue
		}
		var guard span
		if found, words, guard = m.from(text, l, i, found, words); guard.end > guarded {
			guards, guarded = append(guards, guard), guard.end
		}
	}
	var all []Match
	inOrder := upright(found)
	for _, f := range found {
		// Guards are in the order of their beginnings and of their ends.
		if n, _ := slices.BinarySearchFunc(guards, f.start+1, startsAt); f.of.Kind == Name && n > 0 && f.within(guards[n-1]) {
			continue
		}
		if f.of.turned > 0 && (f.crosses(guards) || f.crosses(inOrder)) {
			continue
		}
		if f.ending {
			n, _ := slices.BinarySearchFunc(words, f.start, startsAt)
			for n < len(words) && words[n].start == f.start && words[n].end != f.end {
				n++
			}
			if n < len(words) && words[n].start == f.start {
				continue
			}
		}
		all = append(all, Match{l.start[f.start] - len(f.of.before), l.end[f.end-1] + len(f.of.after), f.of.as, f.of, f.ending, f.lower})
	}
	return all
}

// span is a secret in a text, from a letter to another.
type span struct {
	start, end int
	of         *Secret
	ending     bool
	lower      bool
}

func startsAt(s span, at int) int { return s.start - at }

func (s span) within(guard span) bool {
	return guard.start <= s.start && s.end <= guard.end && guard.end-guard.start > s.end-s.start
}

// from adds the secrets that stand from a letter on, the longest first, and the words of
// names that may be read; it gives the longest such name too; end is 0 where there is none.
// Of names that are the beginning of one another the longest is enough: what would keep it
// in the text keeps the others too. That is not so of those that are turned round.
func (m *Matcher) from(text string, l *Letters, i int, found, words []span) ([]span, []span, span) {
	var guard span
	var longest [2]span // of names, and of terms
	ends := l.ends[:0]
	for j, node := i, 0; j < len(l.runes) && (j == i || l.gap[j] != parted); j++ {
		to, ok := m.next[step{node, l.runes[j]}]
		if !ok {
			break
		}
		if node = to; len(m.ends[node]) > 0 {
			ends = append(ends, reached{j + 1, node})
		}
	}
	l.ends = ends
	for _, at := range slices.Backward(ends) {
		for _, n := range m.ends[at.node] {
			s := &m.Secrets[n]
			plain := (s.Kind == Name || s.Kind == term) && s.turned == 0
			if plain && longest[s.Kind].end > at.end {
				continue
			}
			more := 0
			if !s.stands(text, l, i) {
				if more = s.ending(text, l, i); more == 0 {
					continue
				}
			}
			here := span{start: i, end: at.end + more, of: s, ending: more > 0}
			switch s.Kind {
			case open:
				if guard.end == 0 {
					guard = here
				}
			case word:
				words = append(words, here)
			default:
				var stays bool
				if here.lower, stays = s.lower(text, l, i); stays {
					continue
				}
				if found = append(found, here); plain && !here.ending {
					longest[s.Kind] = here
				}
			}
		}
	}
	return found, words, guard
}

// reached is where letters of secrets end: behind which letter of a text, and at which node.
type reached struct{ end, node int }

// shortest is how many letters a spelling must have to be found without what
// parts its words, as in an address: "anasilva".
const shortest = 5

// stands tells whether a secret whose letters are there stands there as words.
func (s *Secret) stands(text string, l *Letters, i int) bool {
	n := len(s.letters)
	return (i+n == len(l.runes) || l.parts(i+n) || s.counts(l, i) && l.numberBehind(i+n)) && s.spaced(text, l, i)
}

// counts tells whether a secret is found with a number joined on, as in a login or
// before the sign of a footnote: "Ana2". Shorter ones are in other words too, as
// "H2" is in "H2O".
func (s *Secret) counts(l *Letters, i int) bool {
	return len(s.letters) >= fewestBefore && (len(s.letters) >= shortest || l.large[i] || !s.large[0])
}

// spaced tells whether between and around the letters of a secret stands what may.
func (s *Secret) spaced(text string, l *Letters, i int) bool {
	n := len(s.letters)
	if i > 0 && !l.parts(i) && !s.counts(l, i) {
		return false
	}
	for k, second := range s.second {
		if second != 0 && l.second[i+k] != second {
			return false
		}
	}
	if s.turned > 0 && !s.turns(text, l, i) {
		return false
	}
	for k := 1; k < n; k++ {
		g := l.gap[i+k]
		switch {
		case k == s.turned && g != none:
		case g == none && s.words[k] >= space && n < shortest && !unspaced(s.letters[k]),
			g == space && s.words[k] < mute,
			g == hard && s.words[k] < hard:
			return false
		}
	}
	return strings.HasSuffix(text[:l.start[i]], s.before) && strings.HasPrefix(text[l.end[i+n-1]:], s.after)
}
