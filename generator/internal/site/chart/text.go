package chart

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/site/font"
)

// ruler measures texts, in pixels: in the very fonts that a page shows them in.
type ruler struct{ regular, bold *font.Metric }

// of gives the ruler for texts that are all bold, or not.
func (r ruler) of(bold bool) ruler {
	if bold {
		return ruler{r.bold, r.bold}
	}
	return r
}

// width gives the width of a text.
func (r ruler) width(s string, size float64) float64 { return r.regular.Width(s, size) }

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

// fits tells whether a text has room. A margin that was added to the width of a text and
// taken off again leaves room that is smaller by the rounding of floating-point numbers.
func (r ruler) fits(s string, size, room float64) bool { return r.width(s, size) <= room+1e-6 }

// cut shortens a text to a width, with an ellipsis. It never parts a character
// from the marks and joiners that belong to it.
func (r ruler) cut(s string, size, room float64) string {
	if r.fits(s, size, room) {
		return s
	}
	room -= r.width("…", size)
	used, end := 0.0, 0
	for i := 0; i < len(s); {
		n := cluster(s[i:])
		used += r.width(s[i:i+n], size)
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
func (r ruler) wrap(s string, size, room float64, lines int) []string {
	if lines <= 1 || r.fits(s, size, room) {
		return []string{r.cut(s, size, room)}
	}
	words := strings.Fields(s)
	line := ""
	for i, w := range words {
		longer := w
		if line != "" {
			longer = line + " " + w
		}
		if r.fits(longer, size, room) {
			line = longer
			continue
		}
		rest := strings.Join(words[i:], " ")
		if line == "" {
			head := strings.TrimSuffix(r.cut(w, size, room+r.width("…", size)), "…")
			if head == "" || len(head) >= len(w) {
				return []string{r.cut(rest, size, room)}
			}
			line, rest = head, strings.TrimPrefix(rest, head)
		}
		return append([]string{line}, r.wrap(rest, size, room, lines-1)...)
	}
	return []string{line}
}

// widest gives the width of the widest of some texts.
func (r ruler) widest(size float64, texts ...string) float64 {
	most := 0.0
	for _, t := range texts {
		most = max(most, r.width(t, size))
	}
	return most
}
