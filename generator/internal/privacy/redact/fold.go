package redact

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Letters is a text reduced to what names are compared by: its letters and
// digits without case and diacritics, each with the bytes that it was read from,
// how it was written, and what stands between it and the letter before.
type Letters struct {
	runes      []rune
	large      []bool // not written in lower case
	second     []rune // of a letter that others write as two, the second one: of "ö", "e"
	start, end []int  // of the bytes of a letter, with the marks upon it
	gap        []gap  // before a letter

	ends []reached // see Matcher.from

	run            run  // see runAt
	sought, spaced bool // see hasSpace
}

// gap is what stands between two letters. Of several things the greatest counts.
type gap uint8

const (
	none   gap = iota
	joint      // markup and marks that no reader sees: a name goes on, or a word of it ends
	mute       // a sign that some write in a name, and others leave out or write as a space or an apostrophe
	space      // a space, a line break, a hyphen, a dot, an apostrophe: a word of a name ends
	hard       // any other sign: names end
	parted     // an empty line
)

// hole is a run of bytes that is passed over as if it were a gap.
type hole struct {
	start, end int
	as         gap
}

// Fold reads a text. Character references, percent-encoding and what Unicode
// writes in several ways are read as the letters that they stand for.
func (l *Letters) Fold(text string, holes []hole) {
	l.runes, l.large, l.second, l.start, l.end, l.gap = l.runes[:0], l.large[:0], l.second[:0], l.start[:0], l.end[:0], l.gap[:0]
	l.run, l.sought, l.spaced = run{}, false, false
	f := folder{Letters: l, before: hard}
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
		case c == '-':
			i = f.hyphen(text, i, 1)
		case c < utf8.RuneSelf:
			f.sign(rune(c))
			i++
		default:
			r, size := utf8.DecodeRuneInString(text[i:])
			if r == '\u00ad' || r == '\u2010' {
				i = f.hyphen(text, i, size)
				continue
			}
			f.rune(r, i, i+size)
			i += size
		}
	}
}

type folder struct {
	*Letters
	before gap // since the last letter
	breaks int // line breaks since the last letter
}

func (f *folder) letter(r rune, large bool, start, end int) {
	f.runes, f.large, f.second = append(f.runes, r), append(f.large, large), append(f.second, 0)
	f.start, f.end = append(f.start, start), append(f.end, end)
	f.gap = append(f.gap, f.before)
	f.before, f.breaks = none, 0
}

// hyphen reads a hyphen. At the end of a line it parts a word or the words of a
// name, and nothing tells which.
func (f *folder) hyphen(text string, i, size int) int {
	rest := strings.TrimLeft(text[i+size:], " \t\r")
	if below, ok := strings.CutPrefix(rest, "\n"); ok && f.before == none && strings.TrimLeft(below, " \t\r") != "" && strings.TrimLeft(below, " \t\r")[0] != '\n' {
		f.between(mute)
		return len(text) - len(strings.TrimLeft(below, " \t\r"))
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	f.sign(r)
	return i + size
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

// rune reads a character that is not a plain letter of ASCII.
func (f *folder) rune(r rune, start, end int) {
	for part, as := range Folded(r) {
		first, _ := utf8.DecodeRuneInString(as)
		switch {
		case as == "":
			f.unsaid(part, end)
		case notLetter(first):
			f.sign(first)
		default:
			for _, c := range as {
				f.letter(c, !lower(part), start, end)
			}
			f.second[len(f.second)-1] = seconds[part]
		}
	}
}

// unsaid reads what writers leave out.
func (f *folder) unsaid(r rune, end int) {
	n := len(f.end)
	switch {
	case unicode.Is(spacing, r):
		f.between(mute)
	case n == 0 || f.before != none:
		f.between(joint)
	default:
		f.end[n-1] = end // goes with the letter that it stands on
		switch base := f.runes[n-1]; {
		case r == 0x308 && (base == 'a' || base == 'o' || base == 'u'):
			f.second[n-1] = 'e'
		case r == 0x30a && base == 'a':
			f.second[n-1] = 'a'
		}
	}
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
	case '-', '.', '+', '\'', '’', '‘', '‛', '′', '\u00b4', '·', '‧', '・', '゠', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212',
		'\u05be', '\u05f3', '\u05f4', '\u2800': // of Hebrew, and an empty sign of Braille
		f.between(space)
	default:
		switch {
		case unicode.IsSpace(r):
			f.between(space)
		case unicode.Is(spacing, r):
			f.between(mute)
		case unicode.Is(unicode.Cf, r), Unseen(r):
			f.between(joint) // soft hyphens, joiners, marks of direction
		default:
			f.between(hard)
		}
	}
}
