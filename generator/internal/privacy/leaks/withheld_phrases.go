package leaks

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/diag"
)

// phrase is a title, an id, a name or a term.
type phrase struct {
	what  string
	text  string // as the author wrote it
	pos   diag.Pos
	words []readText // at most runLength of them
	whole string     // folded with its signs: of an id, "journal/rota" with its collection
	guard phraseGuard
	twin  int32 // the first of the spellings and guards of the same thing
	open  bool  // its words stand together in what is open, in the theme, or in what the program says
	own   bool  // the program or the theme writes it, and no open text does: what they write is no leak
	exact bool  // of a name: in small letters it is another word
	size  int   // letters and digits
}

// readText is a folded word and its hash.
type readText struct {
	text       string
	hash       uint64
	start, end int
	tag        bool
}

// phraseGuard says what must stand around the words of a phrase.
type phraseGuard uint8

const (
	byWords   phraseGuard = iota
	bySigns               // its own signs between the words, and no further word joined on by a hyphen
	byAddress             // a slash or hash sign before it, and after it what ends a part of an address
	byKey                 // literal, and what ends a part of an address after it
	byString              // nothing else in the tag, the quotes, the cell or the line; in the same case
	byCase                // in the same case
	byPrint               // in the same case, and not within a tag
)

// phrases finds phrases by their last words.
type phrases struct {
	all   []phrase
	ends  sieve // the last words
	lasts map[uint64][]int32
}

// add takes a phrase up; it tells whether there is a word in it.
func (p *phrases) add(n phrase, words []readText) bool {
	if len(words) == 0 {
		return false
	}
	if len(words) > runLength {
		if n.guard == byWords || n.guard == byString {
			words = words[:runLength]
		} else {
			words = words[len(words)-runLength:]
		}
	}
	n.words = words
	for _, w := range words {
		n.size += utf8.RuneCountInString(w.text)
	}
	p.all = append(p.all, n)
	return true
}

// index makes the phrases ready to be found.
func (p *phrases) index() {
	p.ends, p.lasts = newSieve(len(p.all)), map[uint64][]int32{}
	same := map[string][]int32{}
	for i, n := range p.all {
		key := n.what + "\x00" + n.text + "\x00" + n.pos.String()
		same[key] = append(same[key], int32(i))
		p.all[i].twin = same[key][0]
		h := n.words[len(n.words)-1].hash
		p.ends.put(h)
		p.lasts[h] = append(p.lasts[h], int32(i))
	}
}

// ending gives the phrases whose words are the last ones of a stream.
func (p *phrases) ending(s *stream, last uint64) []int32 {
	if !p.ends.may(last) {
		return nil
	}
	var all []int32
candidates:
	for _, i := range p.lasts[last] {
		words := p.all[i].words
		if s.n < len(words) {
			continue
		}
		for k := range words {
			if s.first(len(words)-k).hash != words[k].hash {
				continue candidates
			}
		}
		all = append(all, i)
	}
	return all
}

// words reads the words of a text.
func (r *wordReader) words(text string, how readMode, most int) []readText {
	return r.printed(text, how, most, true)
}

// printed reads the words of a text, with or without those in tags.
func (r *wordReader) printed(text string, how readMode, most int, tagged bool) []readText {
	var all []readText
	each, keep, spot := r.each, r.keep, r.spot
	r.each, r.keep, r.spot = func(w readWord) {
		if len(all) < most && (tagged || !w.tag) {
			all = append(all, readText{string(r.text), w.hash, w.start, w.end, w.tag})
		}
	}, true, nil
	r.read([]byte(text), how)
	r.each, r.keep, r.spot = each, keep, spot
	return all
}

// folded gives a text in lower case and decomposed, with its signs.
func (r *wordReader) folded(text string) string {
	var b strings.Builder
	for _, x := range text {
		switch {
		case ignorable(x):
		case x < utf8.RuneSelf:
			b.WriteRune(unicode.ToLower(x))
		default:
			b.WriteString(r.fold(x))
		}
	}
	return b.String()
}

// stream is the last words of a text.
type stream struct {
	sum    uint64 // of the last runLength words
	n      int    // words so far
	ring   [8]past
	tagged bool // words within tags are among them
}

// past is a word that was read.
type past struct {
	hash  uint64
	start int
}

// The weights of a rolling sum over runLength words.
const (
	weight  = 0x9FB21C651E98DF25
	weight5 = weight * weight % (1 << 64) * weight % (1 << 64) * weight % (1 << 64) * weight % (1 << 64)
)

// first gives the word so many from the end; 1 is the last.
func (s *stream) first(back int) *past { return &s.ring[(s.n-back)&7] }

// pair is the two ways in which a text with tags goes on: with what stands in
// them, and without.
type pair struct {
	raw, text stream
	apart     int // so many words from now on, the last ones are not the same in both; 0 = text is not kept up
	each      func(s *stream, w readWord)

	// The last words of what is looked for, and the sums of runs. With them, each
	// is called for these, and for few others; nil = for every word.
	ends, sums *sieve
}

func newPair(each func(s *stream, w readWord)) *pair {
	return &pair{raw: stream{tagged: true}, each: each}
}

func (p *pair) reset() { p.raw.n, p.text.n, p.apart = 0, 0, 0 }

// word takes the next word. Where the last words are the same in both ways, they
// are told once.
func (p *pair) word(w readWord) {
	if w.tag {
		if p.apart == 0 {
			p.text = p.raw
			p.text.tagged = false
		}
		p.apart = runLength - 1
		p.push(&p.raw, w)
		return
	}
	p.push(&p.raw, w)
	if p.apart > 0 {
		p.apart--
		p.push(&p.text, w)
	}
}

func (p *pair) push(s *stream, w readWord) {
	old := uint64(0)
	if s.n >= runLength {
		old = s.ring[(s.n-runLength)&7].hash
	} else if s.n == 0 {
		s.sum = 0
	}
	s.sum = s.sum*weight + w.hash - old*weight5
	s.ring[s.n&7] = past{w.hash, w.start}
	s.n++
	if p.ends == nil || p.ends.may(w.hash) || p.sums.may(s.sum) {
		p.each(s, w)
	}
}

// sieve is a set of hashes, in so many bits: one that is not in it is surely not.
type sieve struct {
	bits  []uint64
	shift int
}

// newSieve makes a sieve for so many hashes. There are sixteen bits for each, of
// which two are set, in one place. Of hashes that are not in the set, about one in
// seventy passes.
func newSieve(n int) sieve {
	places := max(1<<6, 1<<bits.Len(uint(n/4)))
	return sieve{make([]uint64, places), 64 - bits.Len(uint(places-1))}
}

func (s *sieve) put(h uint64) {
	place, two := s.find(h)
	s.bits[place] |= two
}

func (s *sieve) may(h uint64) bool {
	if len(s.bits) == 0 { // nothing was put
		return false
	}
	place, two := s.find(h)
	return s.bits[place]&two == two
}

func (s *sieve) find(h uint64) (place, two uint64) {
	h *= hashPrime
	return h >> s.shift, 1<<(h>>12&63) | 1<<(h>>18&63)
}
