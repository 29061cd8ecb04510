package source

import "regexp"

// kind is what the cells of a column have in common.
type kind int

const (
	nothing kind = iota
	numbers
	words
	mixed
)

var (
	numeric = regexp.MustCompile(`^[-+−(]?\s?[$€£]?\s?\d`)
	digit   = regexp.MustCompile(`\pN`)
	twice   = regexp.MustCompile(`\pL{2}.*\s\pL{2}`)
)

// kindOf tells numbers, also with units, from words. A word with a number may be either.
func kindOf(text string) kind {
	switch {
	case text == "":
		return nothing
	case numeric.MatchString(text):
		return numbers
	case !digit.MatchString(text) || twice.MatchString(text):
		return words
	}
	return mixed
}

// kindsOf gives the kinds of the columns of a table by its rows that are whole; nil where too few
// are.
func kindsOf(rows [][]Cell, width int) []kind {
	kinds, whole := make([]kind, width), 0
	for _, row := range rows {
		if len(row) < width || Filled(row) > width {
			continue
		}
		whole++
		for at, cell := range row[:width] {
			switch of := kindOf(cell.Text); {
			case of == nothing || of == kinds[at]:
			case kinds[at] == nothing:
				kinds[at] = of
			default:
				kinds[at] = mixed
			}
		}
	}
	if whole < 2 {
		return nil
	}
	return kinds
}

// lacksLast tells whether a row has its first cells, each in its column, and lacks words at its end,
// since some programs do not write empty cells there: were a cell in front missing, the last one
// would be of another kind than its column.
func lacksLast(row []Cell, kinds []kind) bool {
	n := len(row)
	if n == 0 || n >= len(kinds) {
		return false
	}
	last := kinds[n-1]
	if kindOf(row[n-1].Text) != last || last == nothing || last == mixed {
		return false
	}
	for _, of := range kinds[n:] {
		if of == last || of == mixed || of == numbers { // a figure that is missing is told
			return false
		}
	}
	return true
}
