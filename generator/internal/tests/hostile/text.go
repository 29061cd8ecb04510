package hostile

import (
	"fmt"
	"math"
	"strings"
)

// A text is a way to write about n bytes.
type text = func(n int) string

// repeated is a piece, over and over.
func repeated(piece string) text {
	return func(n int) string { return strings.Repeat(piece, max(1, n/len(piece))) }
}

// nested is a piece in itself: what opens, what stands within, what closes.
func nested(open, within, closed string) text {
	return func(n int) string {
		k := max(1, (n-len(within))/(len(open)+len(closed)))
		return strings.Repeat(open, k) + within + strings.Repeat(closed, k)
	}
}

// long is one thing that is long.
func long(before, piece, after string) text {
	return func(n int) string {
		return before + strings.Repeat(piece, max(1, (n-len(before)-len(after))/len(piece))) + after
	}
}

// numbered is a piece that is never the same: %d stands for its number.
func numbered(piece string) text {
	return func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			b.WriteString(strings.ReplaceAll(piece, "%d", fmt.Sprint(i)))
		}
		return b.String()
	}
}

// stairs is a piece that is longer each time: each line by one more.
func stairs(before, piece, after string) text {
	return func(n int) string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString(before + strings.Repeat(piece, i) + after)
		}
		return b.String()
	}
}

// each writes every text with an equal part of the size.
func each(all ...text) text {
	return func(n int) string {
		var b strings.Builder
		for _, t := range all {
			b.WriteString(t(n / len(all)))
		}
		return b.String()
	}
}

// between puts fixed words around a text.
func between(before string, t text, after string) text {
	return func(n int) string { return before + t(max(1, n-len(before)-len(after))) + after }
}

// grid is a table: a row of cells over and over, as wide as it is high.
func grid(before, cell, part, after string) text {
	return func(n int) string {
		side := max(1, int(math.Sqrt(float64(n/(len(cell)+len(part))))))
		row := before + strings.TrimSuffix(strings.Repeat(cell+part, side), part) + after
		return strings.Repeat(row, max(1, n/len(row)))
	}
}
