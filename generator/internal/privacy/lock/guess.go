package lock

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// leastBits is how hard a passphrase must be to guess for somebody who knows how
// people choose them, by an estimate after zxcvbn
// (https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/wheeler).
// A guess takes 0.7 s of a core, so that half of them take 12 million years of one.
const leastBits = 50

// mostEstimated bounds what is estimated, since that takes a time that grows with the
// square of the length. The rest of a passphrase makes it no weaker.
const mostEstimated = 64

// bits estimates how hard the normal form of a passphrase is to guess. Own are words
// that a guesser who knows the case would try first. Gaps between words count for
// nothing: everybody has them.
//
// A passphrase is as hard as the easiest way to put it together from words, runs, dates
// and single characters, which are the guesses of pieces that begin at each place.
func bits(normal string, own []string) float64 {
	text := []rune(strings.ReplaceAll(normal, "-", ""))
	text = text[:min(len(text), mostEstimated)]
	single := math.Log2(cardinality(text))
	easiest := make([]float64, len(text)+1) // of the text up to each place
	for i := range text {
		easiest[i+1] = math.Inf(1)
	}
	ranks := ownRanks(own)
	readings := readings(text)
	for i := range text {
		found := func(length int, bits float64) {
			easiest[i+length] = min(easiest[i+length], easiest[i]+bits)
		}
		found(1, single)
		for length := 1; length <= len(text)-i; length++ {
			piece := text[i : i+length]
			if b, ok := runBits(piece); ok {
				found(length, b)
			}
			if b, ok := dateBits(piece); ok {
				found(length, b)
			}
			for n, reading := range readings {
				if b, ok := wordBits(reading[i:i+length], ranks); ok {
					found(length, b+float64(min(n, 1))) // one more for signs in the place of letters
				}
			}
		}
	}
	return easiest[len(text)]
}

// cardinality is among how many characters those of a text are, when nothing but their
// kinds is known.
func cardinality(text []rune) float64 {
	var small, digits, others float64
	for _, r := range text {
		switch {
		case unicode.IsLower(r):
			small = 26
		case unicode.IsDigit(r):
			digits = 10
		default:
			others = 33
		}
	}
	return small + digits + others
}

// readings gives a text as it is, and with letters in the place of the signs that people
// put there for them.
func readings(text []rune) [][]rune {
	all := [][]rune{text}
	for _, one := range []rune{'i', 'l'} {
		for _, seven := range []rune{'t', 'l'} {
			read := slices.Clone(text)
			for i, r := range text {
				switch r {
				case '4', '@':
					read[i] = 'a'
				case '8':
					read[i] = 'b'
				case '(', '{', '[', '<':
					read[i] = 'c'
				case '3', '€':
					read[i] = 'e'
				case '6', '9':
					read[i] = 'g'
				case '1', '!', '|':
					read[i] = one
				case '0':
					read[i] = 'o'
				case '5', '$':
					read[i] = 's'
				case '7', '+':
					read[i] = seven
				case '%':
					read[i] = 'x'
				case '2':
					read[i] = 'z'
				}
			}
			if !slices.ContainsFunc(all, func(r []rune) bool { return slices.Equal(r, read) }) {
				all = append(all, read)
			}
		}
	}
	return all
}

// wordBits tells how far down in the lists of words a piece is, forth or back.
func wordBits(piece []rune, own map[string]int) (float64, bool) {
	if len(piece) > longestWord {
		return 0, false
	}
	back := slices.Clone(piece)
	slices.Reverse(back)
	least, found := math.Inf(1), false
	for more, word := range []string{string(piece), string(back)} {
		for _, ranks := range []map[string]int{own, common()} {
			if rank := ranks[word]; rank > 0 {
				least, found = min(least, math.Log2(float64(rank))+float64(more)), true
			}
		}
	}
	return least, found
}

// rows are what the characters of a run follow one another in: letters, digits, and rows
// and columns of keyboards.
var rows = strings.Fields(`abcdefghijklmnopqrstuvwxyz 01234567890 qwertyuiop asdfghjkl zxcvbnm qwertzuiop yxcvbnm azertyuiop
	1qaz 2wsx 3edc 4rfv 5tgb 6yhn 7ujm 8ik, 9ol. 1qay 2wsx`)

// runBits is for one character several times, and for a part of a row, forth or back.
func runBits(piece []rune) (float64, bool) {
	if len(piece) < 3 {
		return 0, false
	}
	length := math.Log2(float64(len(piece)))
	if !slices.ContainsFunc(piece, func(r rune) bool { return r != piece[0] }) {
		return math.Log2(cardinality(piece[:1])) + length, true
	}
	forth := string(piece)
	slices.Reverse(piece)
	back := string(piece)
	slices.Reverse(piece)
	for _, row := range rows {
		for more, run := range []string{forth, back} {
			if at := strings.Index(row, run); at >= 0 {
				return length + math.Log2(float64(min(at, 1)*(len(row)-1)+1)) + float64(more), true
			}
		}
	}
	return 0, false
}

// dateBits is for digits that are a year, or a day with its month and year in any order.
func dateBits(piece []rune) (float64, bool) {
	const days, shortYears, years = 31 * 12, 100, 150
	n := len(piece)
	if n < 4 || n > 8 {
		return 0, false
	}
	for _, r := range piece {
		if r < '0' || r > '9' {
			return 0, false
		}
	}
	number := func(part []rune) (n int) {
		for _, r := range part {
			n = 10*n + int(r-'0')
		}
		return n
	}
	isYear := func(part []rune) bool { return number(part) >= 1900 && number(part) < 1900+years }
	isDay := func(part []rune) bool {
		for at := 1; at < len(part); at++ {
			a, b := number(part[:at]), number(part[at:])
			if at <= 2 && len(part)-at <= 2 && min(a, b) >= 1 && min(a, b) <= 12 && max(a, b) <= 31 {
				return true
			}
		}
		return false
	}
	switch {
	case n == 4 && isYear(piece):
		return math.Log2(years), true
	case n <= 6 && (isDay(piece[2:]) || isDay(piece[:n-2])):
		return math.Log2(days * shortYears), true
	case n >= 6 && (isYear(piece[:4]) && isDay(piece[4:]) || isYear(piece[n-4:]) && isDay(piece[:n-4])):
		return math.Log2(days * years), true
	}
	return 0, false
}
