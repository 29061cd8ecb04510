package leaks

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"slices"
	"unicode"
	"unicode/utf8"
)

// noBase64 is the value of what is no letter of Base64.
const noBase64 = 0x80

// sixBits gives the value of each letter of both alphabets.
var sixBits = func() (t [256]byte) {
	for i := range t {
		t[i] = noBase64
	}
	for i, c := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") {
		t[c] = byte(i)
	}
	t['-'], t['_'] = 62, 63
	return t
}()

// fewestBase64 is how many letters of Base64 may hold six bytes of text.
const fewestBase64 = 8

// base64 looks for Base64 in the file, and reads the text that it stands for.
// Where in a group of four it begins is not known, so all four ways are tried.
// Base64 in Base64 is read too.
func (s *search) base64() { s.base64In(s.content, 0, mostBase64) }

// mostBase64 is how deep Base64 may be in Base64.
const mostBase64 = 3

func (s *search) base64In(data []byte, offset, depth int) {
	for i := nextBase64(data, 0); i < len(data); i = nextBase64(data, i) {
		// Three bits of each of the last letters say what they can be. Two
		// groups of ASCII text in a row are a pattern of them.
		start, trail, ascii, large := i, uint64(0), false, false
		for i < len(data) {
			v := sixBits[data[i]]
			if v == noBase64 {
				break
			}
			trail = trail<<3 | uint64(fits[v])
			ascii = ascii || trail&twoGroups == twoGroups
			large = large || v < 26 && i > start
			i++
		}
		text, next := data[start:i], i
		if more := joinedOn(data, i); more > 0 {
			text, next = s.longer(data, start)
			ascii = true // not known
		}
		if ascii || large {
			s.unpack(text, offset+start, depth)
		}
		i = next
	}
}

// nextBase64 gives where, from a byte on, so many letters of Base64 stand
// together; the end of the data where they do nowhere.
func nextBase64(data []byte, i int) int {
	for run := 0; ; i += 8 { // run letters stand right before i
		x := uint64(0)
		if len(data)-i >= 8 {
			x = binary.LittleEndian.Uint64(data[i:])
		} else {
			x = lastBytes(data[min(i, len(data)):])
		}
		others := ^base64Letters(x) & highBits
		if run += bits.TrailingZeros64(others) / 8; run >= fewestBase64 {
			return i + bits.TrailingZeros64(others)/8 - run
		}
		if others != 0 {
			run = bits.LeadingZeros64(others) / 8
		}
		if i >= len(data) {
			return len(data)
		}
	}
}

// base64Letters gives the highest bit of every byte of eight that is a letter of
// Base64.
func base64Letters(x uint64) uint64 {
	return between(x|lowerCase, 'a', 'z') | between(x, '0', '9') | between(x, '_', '_') |
		between(x, '+', '+') | between(x|2*everyByte, '/', '/')
}

// fits says of each value which of the first three of a group of ASCII text it
// can be.
var fits = func() (t [64]byte) {
	for v := range t {
		if 8 <= v && v < 32 {
			t[v] |= 1
		}
		if v&8 == 0 {
			t[v] |= 2
		}
		if v&2 == 0 {
			t[v] |= 4
		}
	}
	return t
}()

// twoGroups is the pattern of two groups, of which the last letter is new.
const twoGroups = (1<<9 | 2<<6 | 4<<3) * (1 | 1<<12)

// joinedOn gives the width of what stands in Base64 for a letter of it in
// HTML, JSON or an address, or of the end of a full line; 0 for anything else.
func joinedOn(data []byte, i int) int {
	if i >= len(data) || data[i] != '&' && data[i] != '%' && data[i] != '\\' && data[i] != '\n' && data[i] != '\r' {
		return 0
	}
	rest := data[i:min(len(data), i+8)]
	for _, sign := range []string{"&#43;", "&#x2B;", "&#x2b;", "&#47;", "%2B", "%2b", "%2F", "%2f", `\/`, `\u002B`, `\u002b`} {
		if bytes.HasPrefix(rest, []byte(sign)) {
			return len(sign)
		}
	}
	for _, sign := range []string{"\n", "\r\n", `\n`, `\r\n`} {
		if bytes.HasPrefix(rest, []byte(sign)) && i >= fullLine && !slices.ContainsFunc(data[i-fullLine:i], func(c byte) bool { return sixBits[c] == noBase64 }) {
			return len(sign) + indent(data[i+len(sign):])
		}
	}
	return 0
}

// fullLine is how many letters of Base64 stand at least in a line of it that goes on.
const fullLine = 16

// indent gives the width of what a line of Base64 may begin with in YAML, and in quotations
// and remarks of texts and programs.
func indent(line []byte) int {
	line = line[:min(len(line), 40)]
	return len(line) - len(bytes.TrimLeft(line, " \t>#*;"))
}

// longer gathers Base64 that is parted by escapes or by the ends of lines, and
// tells where it ends.
func (s *search) longer(data []byte, i int) (text []byte, end int) {
	for i < len(data) {
		if sixBits[data[i]] != noBase64 {
			text = append(text, data[i])
			i++
			continue
		}
		n := joinedOn(data, i)
		if n == 0 {
			break
		}
		switch x, _ := unescape(data, i, 1, 0); x {
		case '+', '/':
			text = append(text, byte(x))
		}
		i += n
	}
	return text, i
}

// unpack reads a run of Base64 in those of the four ways in which it may be text.
func (s *search) unpack(text []byte, at, depth int) {
	for skip := range min(4, len(text)-fewestBase64+1) {
		if !mayBeText(text[skip:]) {
			continue
		}
		s.unpacked = s.unpacked[:0]
		acc, n := uint32(0), 0
		for _, c := range text[skip:] {
			acc = acc<<6 | uint32(sixBits[c])
			if n++; n == 4 {
				s.unpacked = append(s.unpacked, byte(acc>>16), byte(acc>>8), byte(acc))
				acc, n = 0, 0
			}
		}
		switch n {
		case 2:
			s.unpacked = append(s.unpacked, byte(acc>>4))
		case 3:
			s.unpacked = append(s.unpacked, byte(acc>>10), byte(acc>>2))
		}
		s.texts++
		s.readEachWay(s.unpacked, at, true)
		if s.data = s.unpacked; s.given {
			s.redactable(s.unpacked)
		}
		if depth > 1 && nextBase64(s.unpacked, 0) < len(s.unpacked) {
			s.base64In(slices.Clone(s.unpacked), at, depth-1)
		}
	}
}

// mayBeText tells whether two groups of four in a row stand for text: ASCII, or
// UTF-8 beyond it.
func mayBeText(text []byte) bool {
	plain := 0
	var b [6]byte // of two groups
	for ; len(text) >= 4; text = text[4:] {
		p, q, r, s := sixBits[text[0]], sixBits[text[1]], sixBits[text[2]], sixBits[text[3]]
		copy(b[:], b[3:])
		b[3], b[4], b[5] = p<<2|q>>4, q<<4|r>>2, r<<6|s
		switch {
		case b[3] >= ' ' && b[3] < 0x7F && b[4] < 0x7F && b[5] < 0x7F:
			if plain++; plain == 2 {
				return true
			}
			continue
		case b[3]|b[4]|b[5] >= utf8.RuneSelf && wide(b[:]):
			return true
		}
		plain = 0
	}
	return false
}

// wide tells whether bytes are a part of UTF-8 text with a letter beyond ASCII.
func wide(b []byte) bool {
	for len(b) > 0 && !utf8.RuneStart(b[0]) {
		b = b[1:]
	}
	found := false
	for len(b) > 0 {
		x, size := utf8.DecodeRune(b)
		switch {
		case x == utf8.RuneError && utf8.FullRune(b), x < ' ' && x != '\n':
			return false
		case x == utf8.RuneError:
			return found
		case x >= utf8.RuneSelf && !unicode.IsLetter(x):
			return false
		}
		found = found || x >= utf8.RuneSelf
		b = b[size:]
	}
	return found
}
