package pdf

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strings"
)

// rows gives the lines that a reader sees, where they were drawn in several
// pieces at different times: a link that lies above the paragraph around it is
// drawn after the rest. Each has the line before and after it.
func (l *lines) rows() string {
	var b strings.Builder
	for row := range l.sorted() {
		l.row(&b, row)
	}
	return b.String()
}

// sorted gives the pieces of each row, from the top of the page.
func (l *lines) sorted() iter.Seq[[]int] {
	return func(yield func([]int) bool) {
		order := make([]int, len(l.done))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(i, k int) int {
			a, b := l.done[i].at, l.done[k].at
			return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y), cmp.Compare(b.across, a.across))
		})
		for start := 0; start < len(order); {
			end := start + 1
			for ; end < len(order) && sameRow(l.done[order[end-1]].at, l.done[order[end]].at); end++ {
			}
			if !yield(order[start:end]) {
				return
			}
			start = end
		}
	}
}

func sameDirection(a, b spot) bool { return math.Abs(a.x-b.x) < 0.01 && math.Abs(a.y-b.y) < 0.01 }

func sameRow(a, b spot) bool {
	return sameDirection(a, b) && a.across-b.across < sameLine/2*min(a.em, b.em)
}

// row tells the pieces of a row that touch one another, if any two of them were
// not drawn one after the other.
func (l *lines) row(b *strings.Builder, pieces []int) {
	slices.SortStableFunc(pieces, func(i, k int) int { return cmp.Compare(l.done[i].at.along, l.done[k].at.along) })
	for start := 0; start < len(pieces); {
		end, strange := start+1, false
		for ; end < len(pieces); end++ {
			last, next := l.done[pieces[end-1]], l.done[pieces[end]]
			if gap := next.at.along - last.to; gap > backwards*next.at.em || gap < -overdrawn*next.at.em {
				break
			}
			strange = strange || pieces[end] != pieces[end-1]+1
		}
		if strange {
			first, last := pieces[start], pieces[end-1]
			if first > 0 {
				b.WriteString(l.done[first-1].text + "\n")
			}
			for _, i := range pieces[start:end] {
				b.WriteString(l.done[i].text + " ")
			}
			b.WriteByte('\n')
			if last+1 < len(l.done) {
				b.WriteString(l.done[last+1].text + "\n")
			}
			b.WriteByte('\n')
		}
		start = end
	}
}
