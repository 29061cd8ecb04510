package pdf

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// byPlace gives what reads otherwise by the places of the glyphs than in the order in
// which they were drawn: rows whose letters were drawn in another order, words whose
// letters stand far apart, and columns that were drawn in turn. The glyphs are not
// kept.
func (l *lines) byPlace() string {
	var b strings.Builder
	for row := range l.sorted() {
		l.mixed(&b, row)
	}
	for i := range l.done {
		if line := &l.done[i]; letterByLetter(line.text) {
			b.WriteString(joined(spaced(line.glyphs, false, gapOfSpread)) + "\n\n")
		}
	}
	l.columns(&b)
	b.WriteString(l.stacks())
	for i := range l.done {
		l.done[i].glyphs = nil
	}
	return b.String()
}

// mixed tells the pieces of a row that lie over one another or were not drawn in their
// order, glyph by glyph.
func (l *lines) mixed(b *strings.Builder, pieces []int) {
	from := func(i int) float64 { return l.done[i].at.along }
	slices.SortStableFunc(pieces, func(i, k int) int { return cmp.Compare(from(i), from(k)) })
	for start := 0; start < len(pieces); {
		end, strange, to := start, false, 0.0
		for ; end < len(pieces); end++ {
			next := l.done[pieces[end]]
			if end == start {
				to = from(pieces[start])
			} else if from(pieces[end])-to > gapOfCell*next.at.em {
				break
			} else {
				strange = strange || pieces[end] != pieces[end-1]+1
			}
			for _, g := range next.glyphs {
				strange = strange || g.from < to-overdrawn*g.em
				to = max(to, g.to)
			}
		}
		if strange {
			var row []glyph
			for _, i := range pieces[start:end] {
				row = append(row, l.done[i].glyphs...)
			}
			slices.SortStableFunc(row, func(a, b glyph) int { return cmp.Compare(a.from, b.from) })
			row = slices.CompactFunc(row, func(a, b glyph) bool { return a.drawn == b.drawn && b.from-a.from < sameSpot*b.em })
			b.WriteString(joined(spaced(row, true, gapOfMost)) + "\n\n")
		}
		start = end
	}
}

// fewestApart is how many letters on their own are a word that is spaced.
const fewestApart = 4

// letterByLetter tells whether the words of a line are letters.
func letterByLetter(line string) bool {
	letters, all := 0, 0
	for word := range strings.FieldsSeq(line) {
		if all++; utf8.RuneCountInString(word) == 1 {
			letters++
		}
	}
	return letters >= fewestApart && 2*letters >= all
}

// How far down the next line of a column is, in units of the size, and how many pieces
// of text of the rows above are looked at for each.
const (
	nextLine  = 2.5
	mostAbove = 32
)

// columns tells lines below one another that were not drawn one after the other.
func (l *lines) columns(b *strings.Builder) {
	var before []int // in the order of reading, from the top
	above := make([]int, len(l.done))
	for row := range l.sorted() {
		for _, i := range row {
			line := l.done[i]
			above[i] = -1
			for n := len(before) - 1; n >= max(0, len(before)-mostAbove); n-- {
				k := before[n]
				a := l.done[k]
				down := a.at.across - line.at.across
				if !sameDirection(a.at, line.at) || down > nextLine*max(a.at.em, line.at.em) {
					break
				}
				if down > sameLine*line.at.em && a.at.along < line.to && line.at.along < a.to {
					above[i] = k
					break
				}
			}
			if k := above[i]; k >= 0 && k != i-1 {
				if above[k] >= 0 {
					b.WriteString(l.done[above[k]].text + "\n")
				}
				b.WriteString(l.done[k].text + "\n" + line.text + "\n\n")
			}
		}
		before = append(before, row...)
	}
}
