package leaks

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
)

// readMode says how a text is read.
type readMode uint8

const (
	asMarkdown    readMode = 1 << iota // the author's text: addresses of links, shortcodes and list numbers are no prose
	joinedWords                        // tags of phraseTags, and hyphens at the end of a line, do not part a word
	bareBackslash                      // a backslash before a letter is one, and no escape
	nestedTags                         // the text begins within a tag, whose attributes hold tags themselves
)

// readWord is a run of letters and digits.
type readWord struct {
	hash       uint64
	start, end int  // bytes of the text that it was read from
	tag        bool // inside of a tag, or of what Markdown does not print
}

// wordReader reads the words of a text whatever form they stand in: escapes are
// taken off up to three deep, and letters are folded as for redaction, so that
// "&Eacute;" is "e". Of Han, kana and the
// scripts of South East Asia, which put no spaces, every letter is a word.
type wordReader struct {
	each  func(readWord)                   // called in order
	keep  bool                             // keep the text of each word while it is told
	text  []byte                           // of the word, folded
	spot  func(how readMode, from, at int) // where the text may be read in another way as well; may be nil
	json  bool                             // the text is JSON, in which a backslash is always an escape
	folds map[rune]string
	buf   []byte
}

// The byteClasses of bytes below '0' in the table; letters and digits stand for
// themselves, folded.
const (
	noLetter = iota // neither letter nor digit
	escapes         // may begin an escape, a letter beyond ASCII, or a tag
)

var byteClasses = func() (t [256]byte) {
	for c := range t {
		switch {
		case 'A' <= c && c <= 'Z':
			t[c] = byte(c) + 'a' - 'A'
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			t[c] = byte(c)
		case c >= utf8.RuneSelf, c == '&', c == '%', c == '\\', c == '<', c == '>', c == '"', c == ']', c == '{', c == '\n', c == '-':
			t[c] = escapes
		}
	}
	return t
}()

func newWordReader(each func(readWord)) *wordReader {
	return &wordReader{each: each, folds: map[rune]string{}}
}

// read gives every word of a text.
func (r *wordReader) read(data []byte, how readMode) {
	t := tagState{how: how, data: data}
	ended := -1 // where the last word ended
	for i := 0; i < len(data); {
		c := byteClasses[data[i]]
		if c == noLetter {
			i++
			continue
		}
		if c == escapes {
			if how&asMarkdown == 0 && t.sign(i, ended) {
				i++
				continue
			}
			x, w := unescape(data, i, deepest, how)
			if r.letter(x) {
				i = r.slow(&t, i, how)
				ended = i
				continue
			}
			r.alternatives(data, i, ended, x, how)
			if nested := t.at(i, w, x); nested && r.spot != nil {
				r.spot(nestedTags, t.began, i)
			}
			i += w
			continue
		}
		start := i
		w := readWord{start: i}
		w.hash, i = hashPlain(data, i)
		if i < len(data) && (data[i] >= utf8.RuneSelf || data[i] == '&' || data[i] == '%' || data[i] == '\\') || how&joinedWords != 0 {
			i = r.slow(&t, start, how)
			ended = i
			continue
		}
		ended = i
		w.end, w.tag = i, t.inside(start)
		if r.keep {
			r.text = bytes.ToLower(data[start:i])
		}
		r.each(w)
	}
}

// slow reads a word that is not plain ASCII, and gives where it ends. It may
// turn out to be several words.
func (r *wordReader) slow(t *tagState, start int, how readMode) int {
	data, begin, i := t.data, start, start
	r.buf = r.buf[:0]
	flush := func() {
		if len(r.buf) > 0 {
			w := readWord{hash: hashWord(r.buf), start: begin, end: i, tag: t.inside(begin)}
			if r.keep {
				r.text = bytes.Clone(r.buf)
			}
			r.each(w)
		}
		r.buf, begin = r.buf[:0], i
	}
	for i < len(data) {
		x, w := unescape(data, i, deepest, how)
		if how&joinedWords != 0 {
			if after := bridge(data, i, how); after > i && i > start {
				i = after
				continue
			}
		}
		if !r.letter(x) {
			break
		}
		if ignorable(x) {
			i += w
			continue
		}
		if x < utf8.RuneSelf {
			r.buf = append(r.buf, byteClasses[byte(x)])
			i += w
			continue
		}
		if aloneLetter(x) {
			flush()
		}
		for _, f := range r.fold(x) {
			if unicode.IsLetter(f) || unicode.IsDigit(f) || unicode.IsMark(f) {
				r.buf = utf8.AppendRune(r.buf, f)
			} else {
				flush()
			}
		}
		i += w
		if aloneLetter(x) {
			if i < len(data) { // a voicing mark belongs to its kana
				for {
					m, w := unescape(data, i, deepest, how)
					if w == 0 || !unicode.IsMark(m) {
						break
					}
					r.buf = append(r.buf, r.fold(m)...)
					i += w
				}
			}
			flush()
		}
	}
	flush()
	return max(i, start+1)
}

// letter tells whether a rune can be in a word; what folds to letters is one.
func (r *wordReader) letter(x rune) bool {
	switch {
	case x < utf8.RuneSelf:
		return x > 0 && byteClasses[byte(x)] > escapes
	case ignorable(x):
		return true
	case x >= 0x2010 && x <= 0x2060, x == utf8.RuneError:
		return false
	case unicode.IsLetter(x), unicode.IsDigit(x), unicode.IsMark(x):
		return true
	}
	for _, f := range r.fold(x) {
		if unicode.IsLetter(f) || unicode.IsDigit(f) {
			return true
		}
	}
	return false
}

// fold gives what a rune is compared by.
func (r *wordReader) fold(x rune) string {
	s, ok := r.folds[x]
	if !ok {
		for _, as := range redact.Folded(x) {
			s += as
		}
		r.folds[x] = s
	}
	return s
}

// ignorable tells whether a rune is invisible: soft hyphens, joiners, byte-order
// marks, variation selectors and what redaction takes for nothing part no word.
func ignorable(x rune) bool {
	return redact.Unseen(x) || x == 0xAD || x >= 0x200B && x <= 0x200F || x >= 0x2060 && x <= 0x2064 || x == 0xFEFF || x >= 0xFE00 && x <= 0xFE0F || x == 0x34F
}

// aloneLetter tells whether a letter is a word by itself.
func aloneLetter(x rune) bool {
	if x < 0x0E00 {
		return false
	}
	return unicode.In(x, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) && unicode.IsLetter(x)
}

// alternatives notes where a text may be read in another way as well.
func (r *wordReader) alternatives(data []byte, i, ended int, x rune, how readMode) {
	if r.spot == nil || how&(joinedWords|bareBackslash) != 0 {
		return
	}
	if ended == i {
		if after := bridge(data, i, how); after > i && after < len(data) {
			if x, _ := unescape(data, after, deepest, how); r.letter(x) {
				r.spot(joinedWords, i-around, i)
			}
		}
	}
	if x < ' ' && x != byteAt(data, i) && !(r.json && data[i] == '\\' && byteAt(data, i+1) != '\\') {
		r.spot(bareBackslash, i-around, i)
	}
}

func byteAt(data []byte, i int) rune {
	if i < len(data) {
		return rune(data[i])
	}
	return -1
}

// The hash of a word: its folded bytes, eight at a time.
const (
	hashSeed  = 0x9E3779B97F4A7C15
	hashPrime = 0xD6E8FEB86659FD93
)

func mixHash(h, x uint64) uint64 {
	h = (h ^ x) * hashPrime
	return h ^ h>>32
}

func hashWord(folded []byte) uint64 {
	h := uint64(hashSeed)
	for ; len(folded) >= 8; folded = folded[8:] {
		h = mixHash(h, binary.LittleEndian.Uint64(folded))
	}
	return mixHash(h, lastBytes(folded))
}

// hashPlain gives the hash of the ASCII letters and digits that begin at a byte,
// and where they end.
func hashPlain(data []byte, i int) (hash uint64, end int) {
	for h := uint64(hashSeed); ; i += 8 {
		x := uint64(0)
		if len(data)-i >= 8 {
			x = binary.LittleEndian.Uint64(data[i:])
		} else {
			x = lastBytes(data[i:])
		}
		others := ^(between(x|lowerCase, 'a', 'z') | between(x, '0', '9')) & highBits
		if others == 0 {
			h = mixHash(h, x|lowerCase)
			continue
		}
		n := bits.TrailingZeros64(others) &^ 7
		return mixHash(h, (x|lowerCase)&(1<<n-1)), i + n/8
	}
}

// lastBytes gives fewer than eight bytes, and zeros after them.
func lastBytes(data []byte) uint64 {
	var x [8]byte
	copy(x[:], data)
	return binary.LittleEndian.Uint64(x[:])
}

// Eight bytes at once: the bit that makes an upper-case letter a lower-case one
// and leaves lower-case letters and digits as they are, and the highest bits.
const (
	everyByte = 0x0101010101010101
	lowerCase = 0x20 * everyByte
	highBits  = 0x80 * everyByte
)

// between gives the highest bit of every byte of eight that is ASCII and between
// two others. Of other bytes, some other bits may be set.
func between(x uint64, from, to byte) uint64 {
	low := x &^ highBits
	return (low + uint64(0x80-from)*everyByte) &^ (low + uint64(0x7F-to)*everyByte) &^ x
}
