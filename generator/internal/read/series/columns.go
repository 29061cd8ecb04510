package series

import (
	"regexp"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// column is what the cells of one column are.
type column struct {
	at     int
	id     string
	wanted int // the place in Options.Columns, or -1

	filled  int
	figures bool        // most cells are numbers of one unit
	dates   bool        // most cells are dates
	plain   bool        // every cell is words, or the number of a version
	other   source.Cell // the first cell that is no number, or not of the unit
	units   []tally
	letters byte // bits of K, M and B

	// The first cell that shows the decimal mark, and the first that leaves it open.
	point, comma, either []source.Cell

	badCells, oddCells, lossyCells int
	badCell, oddCell, lossyCell    source.Cell
	oddFigure                      figure
}

// tally counts the cells of a unit.
type tally struct {
	unit  string
	cells int
}

// unit is what most cells count.
func (c *column) unit() string {
	best := tally{}
	for _, t := range c.units {
		if t.cells > best.cells {
			best = t
		}
	}
	return best.unit
}

func (c *column) scaled() bool { return c.letters&(c.letters-1) != 0 }

var letterBits = map[byte]byte{'K': 1, 'M': 2, 'B': 4}

// measure looks at every column but those of the date.
func (r *reader) measure() {
	r.columns = make([]*column, r.width)
	for at := range r.width {
		if !r.dated(at) {
			r.columns[at] = r.look(at)
		}
	}
}

func (r *reader) look(at int) *column {
	c := &column{at: at, wanted: -1, plain: true}
	numbers, dates, missing, counts := 0, 0, 0, map[string]int{}
	names := true    // whether the numbers can be parts of names: 9a, 2nd
	versions := true // whether the numbers can be those of versions: 4.0
	for _, row := range r.rows {
		if at >= len(row) || isGap(row[at].Text) {
			if at < len(row) && row[at].Text != "" {
				missing++
			}
			continue
		}
		cell := row[at]
		c.filled++
		f, ok := scan(cell.Text)
		if !ok {
			if c.other.Text == "" {
				c.other = cell
			}
			if c.plain = c.plain && plainWords(cell.Text); !c.plain && readMoment(cell.Text).strict() {
				dates++
			}
			continue
		}
		numbers++
		names = names && f.after != "" && f.core+f.after == cell.Text && wholeNumber(f.core) >= 0
		versions = versions && f.core == cell.Text
		i, seen := counts[f.unit()]
		if !seen {
			i = len(c.units)
			if i == 16 { // words with a number before them, and no units
				i--
			} else {
				c.units = append(c.units, tally{unit: f.unit()})
				counts[f.unit()] = i
			}
		}
		c.units[i].cells++
		c.letters |= letterBits[f.letter]
		switch {
		case f.decimal == '.' && c.point == nil:
			c.point = []source.Cell{cell}
		case f.decimal == ',' && c.comma == nil:
			c.comma = []source.Cell{cell}
		case f.either != 0 && c.either == nil:
			c.either = []source.Cell{cell}
		}
	}
	most := 0
	for _, t := range c.units {
		most = max(most, t.cells)
	}
	names = names && 4*(numbers-most) >= c.filled
	c.figures = c.filled > 0 && 2*most >= c.filled && !names || c.filled == 0 && missing > 0 && r.header != nil
	c.dates = !c.figures && 2*dates >= c.filled
	c.plain = c.plain && !c.dates && !c.figures && (numbers == 0 || versions && version.MatchString(c.other.Text))
	if c.other.Text == "" && !c.figures && c.filled > 0 {
		c.other = r.firstFilled(at)
	}
	return c
}

func (r *reader) firstFilled(at int) source.Cell {
	for _, row := range r.rows {
		if at < len(row) && !isGap(row[at].Text) {
			return row[at]
		}
	}
	return source.Cell{}
}

var version = regexp.MustCompile(`^\d+(\.\d+)+([-.+]?[A-Za-z]+[.\d]*)?$`)

// plainWords tells whether a cell is meant as words: it begins with a letter,
// or is the number of a version or of an issue.
func plainWords(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	if unicode.IsLetter(first) {
		return !readMoment(text).strict()
	}
	return version.MatchString(text) || len(text) > 1 && text[0] == '#' && wholeNumber(text[1:]) >= 0
}
