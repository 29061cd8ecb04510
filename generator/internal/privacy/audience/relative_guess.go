package audience

import "math"

// fewGuesses is how many guesses at the numbers give an index away. Numbers
// beyond mostGuessed are not small.
const (
	fewGuesses  = 3
	mostGuessed = 10_000
)

// Guessable tells whether numbers are among the first guesses of somebody who
// knows their index, and that they are whole. An index is rounded to the decimals
// that it has.
func Guessable(numbers, index []float64) bool {
	base, several := 0.0, false
	for i, v := range numbers {
		if v != math.Trunc(v) {
			return false
		}
		if base == 0 && v != 0 {
			base = math.Abs(v)
		}
		several = several || i > 0 && math.Abs(v) != math.Abs(numbers[0])
	}
	if base == 0 || base > mostGuessed || !several {
		return false
	}
	guesses := 0
	for guess := 1.0; guess <= base; guess++ {
		if !canBe(guess, index) {
			continue
		}
		if guesses++; guesses > fewGuesses {
			return false
		}
	}
	return true
}

// canBe tells whether an index can be one of whole numbers of which the first is
// the guess.
func canBe(guess float64, index []float64) bool {
	off := 0.5
	for _, x := range index {
		for off > 1e-9 && math.Abs(x-math.Round(x/(2*off))*2*off) > off/100 {
			off /= 10
		}
	}
	for _, x := range index {
		if n := x * guess / 100; math.Abs(n-math.Round(n)) > off*guess/100 {
			return false
		}
	}
	return true
}
