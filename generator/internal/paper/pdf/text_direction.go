package pdf

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// fromLeft puts what was drawn in one go in order from left to right, and so the
// glyphs in it: some programs draw Hebrew from the right.
func fromLeft(line []glyph) []glyph {
	var runs [][]glyph
	for start := 0; start < len(line); {
		end, right := start+1, 0
		for ; end < len(line) && line[end].run == line[start].run; end++ {
			if line[end].from > line[end-1].from {
				right++
			} else if line[end].from < line[end-1].from {
				right--
			}
		}
		run := slices.Clone(line[start:end])
		if right < 0 {
			slices.Reverse(run)
			speakFirst(run)
		}
		runs = append(runs, run)
		start = end
	}
	left := func(run []glyph) float64 {
		return slices.MinFunc(run, func(a, b glyph) int { return cmp.Compare(a.from, b.from) }).from
	}
	slices.SortStableFunc(runs, func(a, b []glyph) int { return cmp.Compare(left(a), left(b)) })
	return slices.Concat(runs...)
}

// speakFirst has nothing to say but for actual texts, which the first glyph of a
// span gives: turned around, that is the last one.
func speakFirst(run []glyph) {
	for i := range run {
		for k := i; run[i].span != 0 && k > 0 && run[k-1].span == run[k].span && run[k-1].text == ""; k-- {
			run[k-1].text, run[k].text = run[k].text, ""
		}
	}
}

// inReadingOrder turns texts from left to right into the order of reading: as a
// line of the direction that most letters have. Other is what else could be read,
// as a line of the other direction.
func inReadingOrder(items, others []string) (text, other string) {
	kinds := directions(items)
	lefts, rights := 0, 0
	for _, k := range kinds {
		switch k {
		case toLeft:
			lefts++
		case toRight:
			rights++
		}
	}
	left := lefts >= rights
	text, other = ordered(items, kinds, left), ordered(others, directions(others), left)
	if lefts > 0 && rights > 0 {
		if turned := ordered(items, kinds, !left); other == text {
			other = turned
		} else {
			other += "\n" + turned
		}
	}
	return text, other
}

func directions(items []string) []direction {
	kinds := make([]direction, len(items))
	for i, s := range items {
		kinds[i] = directionOf(s)
	}
	return kinds
}

// ordered undoes what a line is subject to by its direction (Unicode Standard
// Annex 9), as far as words are concerned.
func ordered(items []string, kinds []direction, left bool) string {
	items, kinds = slices.Clone(items), slices.Clone(kinds)
	turn := func(from, to int) {
		slices.Reverse(items[from:to])
		slices.Reverse(kinds[from:to])
	}
	runs := func(of func(direction) bool, against direction, each func(from, to int)) {
		for i := 0; i < len(kinds); i++ {
			if !of(kinds[i]) {
				continue
			}
			end := i + 1
			for k := end; k < len(kinds) && kinds[k] != against; k++ {
				if of(kinds[k]) {
					end = k + 1
				}
			}
			each(i, end)
			i = end
		}
	}
	if left {
		turn(0, len(items))
		runs(func(k direction) bool { return k == toRight || k == digits }, toLeft, func(from, to int) {
			if slices.Contains(kinds[from:to], toRight) {
				turn(from, to)
			} else {
				figures(items[from:to], kinds[from:to])
			}
		})
		return joined(items)
	}
	runs(func(k direction) bool { return k == toLeft }, toRight, func(from, to int) {
		turn(from, to)
		figures(items[from:to], kinds[from:to])
	})
	return joined(items)
}

// figures turns numbers, which run to the right in every line.
func figures(items []string, kinds []direction) {
	for i := 0; i < len(items); i++ {
		if kinds[i] != digits {
			continue
		}
		end := i + 1
		for end < len(items) && (kinds[end] == digits || end+1 < len(items) && kinds[end+1] == digits && strings.Contains(".,:/-+", items[end])) {
			end++
		}
		slices.Reverse(items[i:end])
		i = end
	}
}

type direction byte

const (
	noDirection direction = iota
	toRight
	toLeft
	digits
)

// directionOf gives the direction of the first letter or digit.
func directionOf(s string) direction {
	for _, x := range s {
		switch {
		case leftLetter(x):
			return toLeft
		case unicode.IsDigit(x):
			return digits
		case unicode.IsLetter(x):
			return toRight
		}
	}
	return noDirection
}

func runsLeft(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0xD6 {
			x, _ := utf8.DecodeRuneInString(s[i:])
			return leftLetter(x) || strings.ContainsFunc(s[i:], leftLetter)
		}
	}
	return false
}

// leftLetter tells letters and marks of the scripts that run to the left.
func leftLetter(x rune) bool {
	switch {
	case x < 0x590:
		return false
	case x <= 0x8FF:
		return !unicode.IsDigit(x)
	}
	return x >= 0xFB1D && x <= 0xFDFF || x >= 0xFE70 && x <= 0xFEFC || x >= 0x10800 && x <= 0x10FFF || x >= 0x1E800 && x <= 0x1EFFF
}
