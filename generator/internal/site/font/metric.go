package font

import (
	"fmt"
	"unicode"
)

// Metric says how wide texts are that are set in one weight of some families,
// each of which stands in for what those before it lack. The zero Metric knows
// no font, and gives every character the width that common fonts stay within.
type Metric struct {
	ID   string        // differs where any width does
	low  [0x250]uint16 // widths of the characters that most texts consist of; 0 = see high
	high map[rune]uint16
}

// Metric measures upright texts in a weight, in the order of families in which a
// style sheet names them. A family without that weight is taken in the one it has.
func (f Fonts) Metric(weight int, families ...string) *Metric {
	m := &Metric{ID: fmt.Sprintf("%s %d %q", f.sum, weight, families), high: map[rune]uint16{}}
	for i := len(families) - 1; i >= 0; i-- {
		weight := f.nearest(families[i], weight)
		for _, face := range f.Faces {
			if face.Family == families[i] && face.Style == "normal" && face.Weight == weight {
				m.take(face)
			}
		}
	}
	return m
}

// nearest gives the weight of a family that is used where one is asked for.
func (f Fonts) nearest(family string, weight int) int {
	best := 0
	for _, face := range f.Faces {
		if face.Family == family && face.Style == "normal" && (best == 0 || distance(face.Weight, weight) < distance(best, weight)) {
			best = face.Weight
		}
	}
	return best
}

func distance(a, b int) int { return max(a-b, b-a) }

func (m *Metric) take(face Face) {
	for _, run := range face.Runs {
		for i, w := range run.Widths {
			if r := run.First + rune(i); int(r) < len(m.low) {
				m.low[r] = uint16(w)
			} else {
				m.high[r] = uint16(w)
			}
		}
	}
}

// Knows tells whether the fonts have all characters of a text, and set each by
// itself: a script that joins its letters is narrower than their sum.
func (m *Metric) Knows(s string) bool {
	for _, r := range s {
		known := m.high[r] != 0
		if int(r) < len(m.low) {
			known = m.low[r] != 0
		}
		if !known || unicode.In(r, unicode.M, unicode.Cf, unicode.Arabic, unicode.Hebrew) {
			return false
		}
	}
	return true
}

// Width gives the width of a text in a size, in the unit of the size.
func (m *Metric) Width(s string, size float64) float64 {
	sum := 0
	for _, r := range s {
		sum += m.advance(r)
	}
	return float64(sum) / 1000 * size
}

// advance gives the width of a character in thousandths of the size.
func (m *Metric) advance(r rune) int {
	switch {
	case int(r) < len(m.low) && m.low[r] != 0:
		return int(m.low[r])
	case r == 0x200b || r == 0x200d || r == 0x2060 || r >= 0xfe00 && r <= 0xfe0f || unicode.In(r, unicode.Mn, unicode.Me):
		return 0
	case m.high[r] != 0:
		return int(m.high[r])
	}
	return unknown(r)
}

// unknown is the width of a character in whatever font the reader's machine sets
// it in: that of the widest common one.
func unknown(r rune) int {
	switch {
	case r >= 0x1100 && r <= 0x115f, r >= 0x2e80 && r <= 0xa4cf, r >= 0xac00 && r <= 0xd7a3,
		r >= 0xf900 && r <= 0xfaff, r >= 0xfe30 && r <= 0xfe6f, r >= 0xff00 && r <= 0xff60, r >= 0x20000 && r <= 0x3fffd:
		return 1000
	case r >= 0x1f000 && r <= 0x1faff, r >= 0x2300 && r <= 0x27bf, r >= 0x2b00 && r <= 0x2bff:
		return 1300
	case r == 'W', r == 'M', r == '@', r == '%', r == 'm', r == 'w', unicode.IsSymbol(r) && r > 0xff, r == '…', r == '—':
		return 1000
	case unicode.IsUpper(r):
		return 800
	}
	return 660
}
