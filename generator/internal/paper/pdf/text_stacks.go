package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// Distances of letters that stand below one another, in units of the size of the font.
const (
	sameStack  = 0.8 // of where they begin: wide ones and narrow ones may be centred
	gapOfStack = 3.2 // of their baselines: above that, they are no word
	gapWithin  = 1.5 // the same, in units of the usual one: above that, a word ends
)

// letter is one that stands alone in its line.
type letter struct {
	text string
	at   spot
}

// stacks gives the words whose letters stand below one another, upright each, as in the narrow
// heads of a table.
func (l *lines) stacks() string {
	var letters []letter
	for _, line := range l.done {
		for i, g := range line.glyphs {
			apart := (i == 0 || g.from-line.glyphs[i-1].to > gapOfMost*g.em) && (i+1 == len(line.glyphs) || line.glyphs[i+1].from-g.to > gapOfMost*g.em)
			if text := strings.TrimSpace(g.drawn); apart && utf8.RuneCountInString(text) == 1 {
				at := line.at
				at.along = g.from
				letters = append(letters, letter{text, at})
			}
		}
	}
	slices.SortStableFunc(letters, func(a, b letter) int {
		return cmp.Or(cmp.Compare(a.at.x, b.at.x), cmp.Compare(a.at.y, b.at.y), cmp.Compare(a.at.along, b.at.along))
	})
	var b strings.Builder
	for start := 0; start < len(letters); {
		first := letters[start].at
		end := start + 1
		for ; end < len(letters) && sameDirection(first, letters[end].at) && letters[end].at.along-first.along < sameStack*first.em; end++ {
		}
		stack(&b, letters[start:end])
		start = end
	}
	return b.String()
}

// stack tells the words of one, from above.
func stack(b *strings.Builder, letters []letter) {
	slices.SortStableFunc(letters, func(x, y letter) int { return cmp.Compare(y.at.across, x.at.across) })
	gap := func(i int) float64 { return letters[i-1].at.across - letters[i].at.across }
	for start := 0; start < len(letters); {
		end := start + 1
		for ; end < len(letters) && gap(end) < gapOfStack*letters[end].at.em; end++ {
		}
		if end-start > 1 {
			usual := math.Inf(1)
			for i := start + 1; i < end; i++ {
				if g := gap(i); g > sameSpot*letters[i].at.em {
					usual = min(usual, g)
				}
			}
			b.WriteString(letters[start].text)
			for i := start + 1; i < end; i++ {
				if gap(i) > gapWithin*usual {
					b.WriteByte(' ')
				}
				b.WriteString(letters[i].text)
			}
			b.WriteByte('\n')
		}
		start = end
	}
}
