package diag

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// DidYouMean finds the known word that the author most likely meant: the one
// with the fewest mistakes, the first of equals. A mistake is a letter that is
// missing, too many, wrong, or swapped with its neighbour; capitals are no
// mistake. One mistake in three letters is allowed, and at most four, since an
// id of many letters would otherwise be close to ids that mean something else.
// ok is false where nothing is close enough.
func DidYouMean(word string, known []string) (meant string, ok bool) {
	var m matcher
	length := utf8.RuneCountInString(word)
	limit := min(length/3, 4)
	var w, k []rune
	for _, candidate := range known {
		if other := utf8.RuneCountInString(candidate); candidate == word || other > length+limit || length > other+limit {
			continue
		}
		if w == nil {
			w = appendFolded(w, word)
		}
		k = appendFolded(k[:0], candidate)
		if d := m.distance(w, k, limit); d <= limit {
			meant, ok, limit = candidate, true, d-1
		}
		if limit < 0 {
			break
		}
	}
	return meant, ok
}

func appendFolded(to []rune, word string) []rune {
	for _, r := range word {
		to = append(to, unicode.ToLower(r))
	}
	return to
}

// matcher keeps the three rows that a distance needs, so that a word can be
// held against ten thousand others without making garbage.
type matcher struct{ before, above, row []int }

// distance counts the mistakes between two words: the optimal string alignment
// distance, in which no part of the word is mended twice. It gives limit+1 for
// everything beyond limit, and looks only at the cells that can lie below it.
func (m *matcher) distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	far := limit + 1
	m.before, m.above, m.row = sized(m.before, len(b)+1), sized(m.above, len(b)+1), sized(m.row, len(b)+1)
	for j := range m.row {
		m.row[j] = min(j, far)
	}
	for i := 1; i <= len(a); i++ {
		m.before, m.above, m.row = m.above, m.row, m.before
		for j := range m.row {
			m.row[j] = far
		}
		m.row[0] = min(i, far)
		nearest := m.row[0]
		for j := max(1, i-limit); j <= min(len(b), i+limit); j++ {
			d := m.above[j-1]
			if a[i-1] != b[j-1] {
				d = 1 + min(d, m.above[j], m.row[j-1])
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, m.before[j-2]+1)
			}
			m.row[j] = min(d, far)
			nearest = min(nearest, d)
		}
		if nearest > limit {
			// A swap reaches back two rows, but the row between costs no more
			// than one above it, so two rows beyond the limit cannot come back.
			if slices.Min(m.above) > limit {
				return far
			}
		}
	}
	return m.row[len(b)]
}

func sized(row []int, n int) []int {
	if cap(row) < n {
		return make([]int, n)
	}
	return row[:n]
}
