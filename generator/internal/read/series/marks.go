package series

import (
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// shape is what the marks of a number say by themselves.
type shape struct {
	decimal byte // the mark that must be the decimal one in this file, if the cell is to be read; 0 = the cell does not say
	either  byte // the mark that parts decimals or thousands: "1.234"
}

// softMark tells what parts groups of digits and never decimals: spaces of all
// kinds, and apostrophes.
func softMark(r rune) byte {
	switch {
	case r == '\'' || r == '’':
		return '\''
	case r == '\u2060' || r != '\t' && unicode.IsSpace(r):
		return ' '
	}
	return 0
}

// shapeOf looks at the digits of a number and their marks. ok is false where
// no writing has such groups.
func shapeOf(core string, exponent bool) (shape, bool) {
	var mark [12]byte // the marks, in their order
	var size [13]int  // the digits before and between them
	n := 0
	for _, r := range core {
		if r >= '0' && r <= '9' {
			size[n]++
			continue
		}
		if n == len(mark) {
			return shape{}, false
		}
		if mark[n] = softMark(r); mark[n] == 0 {
			mark[n] = byte(r)
		}
		n++
	}
	if n == 0 {
		return shape{}, true
	}
	last := mark[n-1]
	hard := last == '.' || last == ','
	if n == 1 && hard {
		left, right := size[0], size[1]
		switch {
		case left == 0 && right == 0 || right == 0 && last == ',':
			return shape{}, false
		case right != 3 || left == 0 || left > 3 || core[0] == '0' || exponent:
			return shape{decimal: last}, true
		}
		return shape{either: last}, true
	}
	groups := n // how many of the marks part groups
	if hard && (mark[0] != last) {
		groups--
	}
	for i := 1; i < groups; i++ {
		if mark[i] != mark[0] {
			return shape{}, false
		}
	}
	if !grouped(size[:groups+1], mark[0]) {
		return shape{}, false
	}
	switch {
	case groups < n:
		return shape{decimal: last}, size[n] > 0
	case mark[0] == '.':
		return shape{decimal: ','}, true
	case mark[0] == ',':
		return shape{decimal: '.'}, true
	}
	return shape{}, true
}

// grouped tells whether digits are parted as thousands are, or with commas as
// in India: 12,34,567.
func grouped(size []int, mark byte) bool {
	if size[0] < 1 || size[0] > 3 || size[len(size)-1] != 3 {
		return false
	}
	threes, twos := true, mark == ',' && size[0] < 3
	for _, n := range size[1 : len(size)-1] {
		threes, twos = threes && n == 3, twos && n == 2
	}
	return threes || twos
}

// marks are how a file writes its numbers.
type marks struct {
	decimal byte   // '.' or ','
	group   string // what the sidecar says that thousands are parted by; "" = whatever else
}

// decideMarks decides once for the file, from the cells of all columns of
// numbers. ok is false where they leave it open, or contradict each other.
func (r *reader) decideMarks() bool {
	r.marks.decimal = '.'
	if r.Group.Given() {
		if r.marks.group = strings.NewReplacer("’", "'", "\u00a0", " ", "\u202f", " ").Replace(r.Group.V); r.marks.group == "." {
			r.marks.decimal = ','
		}
	}
	if r.Decimal.Given() {
		r.marks.decimal = r.Decimal.V[0]
		return true
	}
	if r.marks.group == "." || r.marks.group == "," {
		return true
	}
	var point, comma, either []source.Cell
	for _, c := range r.columns {
		if c == nil || !c.figures {
			continue
		}
		point, comma, either = append(point, c.point...), append(comma, c.comma...), append(either, c.either...)
	}
	if r.marks.group != "" { // a space or an apostrophe: what else parts, parts decimals
		for _, cell := range either {
			if strings.Contains(cell.Text, ",") {
				comma = append(comma, cell)
			} else {
				point = append(point, cell)
			}
		}
		either = nil
	}
	keys := "numbers: {decimal: \".\", group: \",\"} or numbers: {decimal: \",\", group: \".\"}"
	switch {
	case len(point) > 0 && len(comma) > 0:
		a, b := point[0], comma[0]
		if b.Pos.Compare(a.Pos) < 0 {
			a, b = b, a
		}
		r.diags.Errorf(b.Pos, "number-ambiguous", "%q and %q cannot both be read: one has a point before its decimals, the other a comma", short(a.Text), short(b.Text)).
			See(a.Pos, "%q is here", short(a.Text)).
			Hintf("write all numbers of the file in one format, or say in %s which ones are right: %s", r.Sidecar, keys)
		return false
	case len(comma) > 0:
		r.marks.decimal = ','
	case len(point) == 0 && len(either) > 0:
		cell := either[0]
		for _, c := range either[1:] {
			if c.Pos.Compare(cell.Pos) < 0 {
				cell = c
			}
		}
		f, _ := scan(cell.Text)
		left, right, _ := strings.Cut(f.core, string(f.either))
		r.diags.Errorf(cell.Pos, "number-ambiguous", "%q can be %s%s or %s.%s, and no other cell of the file shows which is meant", short(cell.Text), left, right, left, right).
			Hintf("say it in %s: %s", r.Sidecar, keys)
		return false
	}
	return true
}
