package audience

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letters is a text reduced to what names are compared by: its letters and
// digits without case and diacritics, each with the bytes that it was read from,
// how it was written, and what stands between it and the letter before.
type letters struct {
	runes      []rune
	large      []bool // not written in lower case
	start, end []int  // of the bytes of a letter, with the marks upon it
	gap        []gap  // before a letter
}

// gap is what stands between two letters. Of several things the greatest counts.
type gap uint8

const (
	none   gap = iota
	joint      // markup and marks that no reader sees: a name goes on, or a word of it ends
	space      // a space, a line break, a hyphen, a dot, an apostrophe: a word of a name ends
	hard       // any other sign: names end
	parted     // an empty line
)

// hole is a run of bytes that is passed over as if it were a gap.
type hole struct {
	start, end int
	as         gap
}

// fold reads a text. Character references, percent-encoding and what Unicode
// writes in several ways are read as the letters that they stand for.
func (l *letters) fold(text string, holes []hole) {
	l.runes, l.large, l.start, l.end, l.gap = l.runes[:0], l.large[:0], l.start[:0], l.end[:0], l.gap[:0]
	f := folder{letters: l, before: hard}
	for i := 0; i < len(text); {
		for len(holes) > 0 && holes[0].start < i {
			holes = holes[1:]
		}
		if len(holes) > 0 && holes[0].start == i && holes[0].end > i {
			f.between(holes[0].as)
			i, holes = holes[0].end, holes[1:]
			continue
		}
		c := text[i]
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			f.letter(rune(c), c <= '9', i, i+1)
			i++
		case 'A' <= c && c <= 'Z':
			f.letter(rune(c|0x20), true, i, i+1)
			i++
		case c == '&' || c == '%' || c == '<':
			i = f.encoded(text, i)
		case c < utf8.RuneSelf:
			f.sign(rune(c))
			i++
		default:
			r, size := utf8.DecodeRuneInString(text[i:])
			f.rune(r, i, i+size)
			i += size
		}
	}
}

type folder struct {
	*letters
	before gap // since the last letter
	breaks int // line breaks since the last letter
}

func (f *folder) letter(r rune, large bool, start, end int) {
	f.runes, f.large = append(f.runes, r), append(f.large, large)
	f.start, f.end = append(f.start, start), append(f.end, end)
	f.gap = append(f.gap, f.before)
	f.before, f.breaks = none, 0
}

func (f *folder) between(g gap) { f.before = max(f.before, g) }

// encoded reads what begins with &, % or <: a character reference, a byte of an
// address, a tag that only marks text up. It gives the place behind it.
func (f *folder) encoded(text string, i int) int {
	switch text[i] {
	case '&':
		end := strings.IndexByte(text[i:min(len(text), i+34)], ';') + i + 1
		if plain := html.UnescapeString(text[i:max(i, end)]); end > i && plain != text[i:end] {
			for _, r := range plain {
				f.rune(r, i, end)
			}
			return end
		}
	case '%':
		if r, size := percentRune(text[i:]); size > 0 {
			f.rune(r, i, i+size)
			return i + size
		}
	case '<':
		if end := strings.IndexByte(text[i:min(len(text), i+12)], '>'); end > 0 {
			switch name := strings.ToLower(strings.Trim(text[i+1:i+end], "/ ")); name {
			case "b", "i", "em", "strong", "u", "s", "span", "a", "sup", "sub", "code", "mark", "small", "wbr", "kbd", "del", "ins", "!--", "!----", "!-- --":
				f.between(joint)
				return i + end + 1
			case "br":
				f.between(space)
				return i + end + 1
			}
		}
	}
	f.between(hard)
	return i + 1
}

// percentRune reads one character of percent-encoded UTF-8; size is 0 where there
// is none.
func percentRune(text string) (r rune, size int) {
	var raw []byte
	for at := 0; at+2 < len(text) && text[at] == '%' && len(raw) < utf8.UTFMax; at += 3 {
		high, low := unhex(text[at+1]), unhex(text[at+2])
		if high < 0 || low < 0 {
			return 0, 0
		}
		raw = append(raw, byte(high<<4|low))
		if utf8.FullRune(raw) {
			if r, n := utf8.DecodeRune(raw); r != utf8.RuneError && n == len(raw) {
				return r, at + 3
			}
			return 0, 0
		}
	}
	return 0, 0
}

func unhex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// rune reads a character that is not a plain letter of ASCII: what it decomposes
// into, without the marks.
func (f *folder) rune(r rune, start, end int) {
	if r < utf8.RuneSelf {
		f.simple(r, start, end)
		return
	}
	var buf [utf8.UTFMax]byte
	parts := norm.NFKD.PropertiesString(string(utf8.AppendRune(buf[:0], r))).Decomposition()
	if len(parts) == 0 {
		f.simple(r, start, end)
		return
	}
	for _, part := range string(parts) {
		f.simple(part, start, end)
	}
}

func (f *folder) simple(r rune, start, end int) {
	switch {
	case upon(r):
		if n := len(f.end); n > 0 && f.before == none {
			f.end[n-1] = end // goes with the letter that it stands on
		} else {
			f.between(joint)
		}
	case spelled[r] != "":
		for _, c := range spelled[r] {
			f.letter(c, !lower(r), start, end)
		}
	case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
		f.letter(unicode.ToLower(unicode.ToUpper(r)), !lower(r), start, end)
	default:
		f.sign(r)
	}
}

// lower tells whether a letter is a small one of a script that has large ones too
// and begins names with them; Georgian does not.
func lower(r rune) bool { return unicode.IsLower(r) && !unicode.Is(unicode.Georgian, r) }

// spelled are letters that Unicode does not take apart, and writers do.
var spelled = map[rune]string{
	'ß': "ss", 'ẞ': "ss", 'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l", 'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d",
	'þ': "th", 'Þ': "th", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ħ': "h", 'Ħ': "h", 'ŧ': "t", 'Ŧ': "t",
}

// upon tells whether a character is a mark upon a letter that writers leave out.
// Of other scripts the marks are vowels, and stay.
func upon(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r <= 0x36f, 0x591 <= r && r <= 0x5c7, 0x64b <= r && r <= 0x65f, r == 0x670,
		0x1ab0 <= r && r <= 0x1aff, 0x1dc0 <= r && r <= 0x1dff, 0x20d0 <= r && r <= 0x20ff, 0xfe00 <= r && r <= 0xfe0f, 0xfe20 <= r && r <= 0xfe2f:
		return true
	}
	return false
}

// sign reads what is no letter.
func (f *folder) sign(r rune) {
	switch r {
	case '*', '_', '~', '`', '\\', '[', ']':
		f.between(joint)
	case '\n':
		if f.breaks++; f.breaks > 1 {
			f.between(parted)
		}
		f.between(space)
	case '>':
		if f.breaks == 0 { // else it begins a line of a quotation
			f.between(hard)
		}
	case '-', '.', '+', '\'', '’', '‘', '\u02bc', '\u00b4', '·', '・', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212':
		f.between(space)
	default:
		switch {
		case unicode.IsSpace(r):
			f.between(space)
		case unicode.Is(unicode.Cf, r):
			f.between(joint) // soft hyphens, joiners, marks of direction
		default:
			f.between(hard)
		}
	}
}
