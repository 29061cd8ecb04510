package chart

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// advance holds the widths of the characters from space to tilde in the common
// sans-serif metrics (Helvetica, Arial, Liberation Sans), in thousandths of
// the font size.
var advance = [...]int{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
}

// wider is what other sans-serif fonts need beyond those metrics.
const wider = 1.06

// width estimates how wide a text is, in pixels. It errs on the wide side.
func width(s string, size float64) float64 {
	sum := 0
	for _, r := range s {
		sum += runeWidth(r)
	}
	return float64(sum) / 1000 * size * wider
}

func runeWidth(r rune) int {
	switch {
	case r >= ' ' && r <= '~':
		return advance[r-' ']
	case r == 0x200d || r == 0x2060 || r >= 0xfe00 && r <= 0xfe0f || unicode.In(r, unicode.Mn, unicode.Me):
		return 0
	case r >= 0x1100 && r <= 0x115f, r >= 0x2e80 && r <= 0xa4cf, r >= 0xac00 && r <= 0xd7a3,
		r >= 0xf900 && r <= 0xfaff, r >= 0xfe30 && r <= 0xfe6f, r >= 0xff00 && r <= 0xff60, r >= 0x20000 && r <= 0x3fffd:
		return 1000
	case r >= 0x1f000 && r <= 0x1faff, r >= 0x2600 && r <= 0x27bf:
		return 1300
	case r == '…' || r == '—':
		return 1000
	case unicode.IsUpper(r):
		return 720
	case r < 0x250:
		return 560
	}
	return 620
}

// plain makes a text fit for a drawing: valid, on one line, without control
// characters or marks that turn the direction of what follows, and without
// the mark that go-echarts takes for JavaScript.
func plain(s string) string {
	clean := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c >= 0x7f || c == '_' {
			clean = false
			break
		}
	}
	if !clean {
		s = strings.Map(plainRune, strings.ToValidUTF8(s, "\ufffd"))
		s = strings.ReplaceAll(s, "__f__", "_\u2060_f_\u2060_")
	}
	return strings.Join(strings.Fields(s), " ")
}

func plainRune(r rune) rune {
	switch {
	case unicode.IsSpace(r), r == 0:
		return ' '
	case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0xfeff,
		r >= 0xfff9 && r <= 0xfffb, r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe, r >= 0xe0000 && r <= 0xe0fff:
		return -1
	}
	return r
}

// cut shortens a text to a width, with an ellipsis. It never parts a character
// from the marks and joiners that belong to it.
func cut(s string, size, room float64) string {
	if width(s, size) <= room {
		return s
	}
	room -= width("…", size)
	used, end := 0.0, 0
	for i := 0; i < len(s); {
		n := cluster(s[i:])
		used += width(s[i:i+n], size)
		if used > room {
			break
		}
		i += n
		end = i
	}
	return strings.TrimRight(s[:end], " ,;:.-") + "…"
}

// cluster counts the bytes of the first character with its marks.
func cluster(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	flag := false
	if r, _ := utf8.DecodeRuneInString(s); r >= 0x1f1e6 && r <= 0x1f1ff {
		flag = true
	}
	for n < len(s) {
		r, m := utf8.DecodeRuneInString(s[n:])
		joined := strings.HasSuffix(s[:n], "\u200d")
		second := flag && r >= 0x1f1e6 && r <= 0x1f1ff
		if !joined && !second && r != 0x200d && !(r >= 0xfe00 && r <= 0xfe0f) && !(r >= 0x1f3fb && r <= 0x1f3ff) && !unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc) {
			break
		}
		flag = false
		n += m
	}
	return n
}

// wrap breaks a text into at most so many lines of a width. A word that is
// wider than a line is broken where it must be; what is left over is cut.
func wrap(s string, size, room float64, lines int) []string {
	if lines <= 1 || width(s, size) <= room {
		return []string{cut(s, size, room)}
	}
	words := strings.Fields(s)
	line := ""
	for i, w := range words {
		longer := w
		if line != "" {
			longer = line + " " + w
		}
		if width(longer, size) <= room {
			line = longer
			continue
		}
		rest := strings.Join(words[i:], " ")
		if line == "" {
			head := strings.TrimSuffix(cut(w, size, room+width("…", size)), "…")
			if head == "" || len(head) >= len(w) {
				return []string{cut(rest, size, room)}
			}
			line, rest = head, strings.TrimPrefix(rest, head)
		}
		return append([]string{line}, wrap(rest, size, room, lines-1)...)
	}
	return []string{line}
}

// widest gives the width of the widest of some texts.
func widest(size float64, texts ...string) float64 {
	most := 0.0
	for _, t := range texts {
		most = max(most, width(t, size))
	}
	return most
}
