package redact

import (
	"iter"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Folded gives what a character is compared by, for redaction and for the search
// for leaks alike: the characters that it decomposes into, in compatibility forms
// too, each with the letters that stand for it. These are in small letters; another
// form of a letter is the usual one; a digit of any script is that of ASCII. A mark
// upon a letter that writers leave out is "", and so is a sign that no reader sees
// or that is written within some names by some.
func Folded(r rune) iter.Seq2[rune, string] {
	return func(yield func(rune, string) bool) {
		var buf [utf8.UTFMax]byte
		parts := norm.NFKD.PropertiesString(string(utf8.AppendRune(buf[:0], r))).Decomposition()
		if 0xac00 <= r && r <= 0xd7a3 {
			parts = norm.NFD.Append(buf[:0], []byte(string(r))...) // of Hangul, the table holds none
		}
		if len(parts) == 0 {
			yield(r, plain(r))
			return
		}
		for _, part := range string(parts) {
			if !yield(part, plain(part)) {
				return
			}
		}
	}
}

func plain(r rune) string {
	switch as, ok := spelled[r]; {
	case ok:
		return as
	case unicode.Is(leftOut, r) || unicode.Is(spacing, r) || Unseen(r):
		return ""
	case unicode.Is(unicode.Nd, r):
		return string('0' + digit(r))
	}
	return string(unicode.ToLower(unicode.ToUpper(sounded(r))))
}

// sounded gives the usual letter of those of Ethiopic that are spoken alike and written one for
// the other.
func sounded(r rune) rune {
	switch {
	case 0x1210 <= r && r <= 0x1217:
		r -= 0x10 // ሐ, as ሀ
	case 0x1280 <= r && r <= 0x1287:
		r -= 0x80 // ኀ
	case 0x1220 <= r && r <= 0x1227:
		r += 0x10 // ሠ, as ሰ
	case 0x12d0 <= r && r <= 0x12d6:
		r -= 0x30 // ዐ, as አ
	case 0x1340 <= r && r <= 0x1346:
		r -= 0x08 // ፀ, as ጸ
	}
	if r == 0x1203 || r == 0x12a3 { // the fourth form of ሀ and of አ, as the first
		r -= 3
	}
	return r
}

// Unseen tells whether browsers show nothing of a character that is neither a space nor a
// mark of direction or of formatting, which are signs: DEL and the controls beside
// Latin-1, the place of an object that was pasted with a text, and what Unicode calls
// ignorable by default.
func Unseen(r rune) bool {
	return r >= 0x7f && r < 0xa0 && r != '\u0085' || r == 0x180f || r == '\ufffc' || unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
}

// digit gives the value of a decimal digit: those of a script follow one another.
func digit(r rune) rune {
	for _, in := range unicode.Nd.R16 {
		if rune(in.Lo) <= r && r <= rune(in.Hi) {
			return (r - rune(in.Lo)) % 10
		}
	}
	for _, in := range unicode.Nd.R32 {
		if rune(in.Lo) <= r && r <= rune(in.Hi) {
			return (r - rune(in.Lo)) % 10
		}
	}
	panic("bug: no digit")
}

func notLetter(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
}

// lower tells whether a letter is a small one of a script that has large ones too
// and begins names with them; Georgian does not.
func lower(r rune) bool { return unicode.IsLower(r) && !unicode.Is(unicode.Georgian, r) }

// spelled are letters that Unicode does not take apart, and writers do, and those
// that have several forms.
var spelled = map[rune]string{
	'ß': "ss", 'ẞ': "ss", 'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l", 'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d", 'ɖ': "d", 'Ɖ': "d",
	'þ': "th", 'Þ': "th", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ħ': "h", 'Ħ': "h", 'ŧ': "t", 'Ŧ': "t", 'ŋ': "n", 'Ŋ': "n",
	'ə': "e", 'Ə': "e", 'ɛ': "e", 'Ɛ': "e", 'ɔ': "o", 'Ɔ': "o", 'ɓ': "b", 'Ɓ': "b", 'ɗ': "d", 'Ɗ': "d", 'ƙ': "k", 'Ƙ': "k", 'ƴ': "y", 'Ƴ': "y",
	'ɨ': "i", 'Ɨ': "i", 'ʉ': "u", 'Ʉ': "u", 'ĸ': "k", 'ґ': "г", 'Ґ': "г", 'և': "եվ", 'ւ': "վ", 'Ւ': "վ", // the capitals of the first are ԵՎ in Armenia, and ԵՒ elsewhere
	'ٱ': "ا", 'ى': "ي", 'ی': "ي", 'ے': "ي", 'ک': "ك", 'ة': "ه", 'ە': "ه", 'ہ': "ه", 'ھ': "ه", 'ۃ': "ه", 'װ': "וו", 'ױ': "וי", 'ײ': "יי",
	'ൺ': "ണ്", 'ൻ': "ന്", 'ർ': "ര്", 'ൽ': "ല്", 'ൾ': "ള്", 'ൿ': "ക്", 'ൔ': "മ്", 'ൕ': "യ്", 'ൖ': "ഴ്", 'ৎ': "ত্", 'ஶ': "ஸ", '\u0bd7': "ள", // of one look, and of another code
	'\u02bc': "'",
	'\u115f': "", '\u1160': "", '\u3164': "", // Hangul that fills a place
}

// seconds are letters that others write as two, of which the first is the Folded
// one, beside those with an umlaut or a ring.
var seconds = map[rune]rune{'ø': 'e', 'Ø': 'e', 'đ': 'j', 'Đ': 'j', 'ð': 'h', 'Ð': 'h', 'ŋ': 'g', 'Ŋ': 'g'}

// leftOut are marks upon letters that writers leave out, with the vowels of Arabic
// and Hebrew. Of other scripts the vowels stay.
var leftOut = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x300, 0x36f, 1}, {0x483, 0x489, 1},
		{0x591, 0x5bd, 1}, {0x5bf, 0x5bf, 1}, {0x5c1, 0x5c2, 1}, {0x5c4, 0x5c5, 1}, {0x5c7, 0x5c7, 1},
		{0x610, 0x61a, 1}, {0x640, 0x640, 1}, {0x64b, 0x65f, 1}, {0x670, 0x670, 1}, {0x6d6, 0x6dc, 1}, {0x6df, 0x6e8, 1}, {0x6ea, 0x6ed, 1}, {0x730, 0x74a, 1}, {0x8ca, 0x8ff, 1},
		{0x93c, 0x93c, 1}, {0x9bc, 0x9bc, 1}, {0xa3c, 0xa3c, 1}, {0xabc, 0xabc, 1}, {0xb3c, 0xb3c, 1}, {0xcbc, 0xcbc, 1},
		{0x180b, 0x180d, 1}, {0x1ab0, 0x1aff, 1}, {0x1dc0, 0x1dff, 1}, {0x20d0, 0x20ff, 1}, {0xfe00, 0xfe0f, 1}, {0xfe20, 0xfe2f, 1},
	},
	R32: []unicode.Range32{{0xe0100, 0xe01ef, 1}},
}

// spacing are signs that some write within a name, and others leave out or write as
// a space or an apostrophe.
var spacing = &unicode.RangeTable{
	R16: []unicode.Range16{{0x2b9, 0x2bb, 1}, {0x2bd, 0x2bf, 1}, {0x200b, 0x200c, 1}, {0xa78b, 0xa78c, 1}},
}
