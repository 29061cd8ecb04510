package importer

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/series"
)

// decimals are the marks that part decimals in the figures of a file.
type decimals struct {
	point, comma bool
	assumed      string // the first number of which a comma was taken for one of thousands
}

// someFigure is a number with a mark in it. What is longer may be a date, a version or an
// address.
var someFigure = regexp.MustCompile(`[\pL\d./,:_-]*\d[.,]\d[\pL\d./,:_-]*`)

// decimalsOf finds which marks part decimals in some texts. A point in a text may part hours
// from minutes, or a chapter from its part; one in a cell parts decimals.
func decimalsOf(texts ...string) *decimals {
	m := &decimals{}
	for _, text := range texts {
		for _, word := range someFigure.FindAllString(text, -1) {
			if d, ok := series.DigitsOf(strings.TrimRight(word, ".,:")); ok {
				m.see(d)
			}
		}
	}
	return m
}

func (m *decimals) see(d series.Digits) {
	m.point, m.comma = m.point || d.Decimal == '.', m.comma || d.Decimal == ','
}

// read reads numbers that stand together: "310.000" and "297.600". Marks that one of them shows
// count for all, and then those of the file. A point before three digits parts thousands only
// where the decimals of the file have a comma, and decimals where cells say so. A comma before
// three digits parts thousands unless the file says otherwise. doubt says what can be read in two ways.
func (m *decimals) read(texts ...string) (plain []string, doubt string) {
	var all []series.Digits
	var own decimals
	for _, text := range texts {
		d, ok := series.DigitsOf(strings.TrimRight(text, ".,"))
		if !ok {
			return nil, ""
		}
		own.see(d)
		all = append(all, d)
	}
	for i, d := range all {
		decimal := byte('.')
		switch {
		case d.Either == 0:
		case own.point != own.comma:
			decimal = map[bool]byte{false: '.', true: ','}[own.comma]
		case d.Either == '.' && m.comma && !m.point:
			decimal = ','
		case d.Either == ',' && !m.comma:
			if m.assumed == "" && !m.point {
				m.assumed = texts[i]
			}
		default:
			text := strings.TrimRight(texts[i], ".,")
			left, right, _ := strings.Cut(text, string(d.Either))
			return nil, fmt.Sprintf("%q can be %s or %s.%s", text, left+right, left, right)
		}
		plain = append(plain, d.Plain(decimal))
	}
	return plain, ""
}

// number reads a cell of a column of numbers.
func (m *decimals) number(text string) (plain, doubt string) {
	sign, digits := "", strings.TrimSpace(text)
	for _, minus := range []string{"-", "−"} {
		if rest, is := strings.CutPrefix(digits, minus); is {
			sign, digits = "-", rest
		}
	}
	if d, ok := series.DigitsOf(digits); ok && d.Either == '.' && m.point && !m.comma {
		return sign + d.Plain('.'), ""
	}
	all, doubt := m.read(digits)
	if len(all) != 1 {
		return "", doubt
	}
	return sign + all[0], ""
}

// decimalsOf finds the marks of the figures in the cells of all records. Those of a table that
// the portfolio exported say nothing of what its author has written there.
func (to Place) decimalsOf(all []Found) *decimals {
	if len(to.Own) > 0 {
		return &decimals{}
	}
	var texts []string
	for _, f := range all {
		for _, g := range f.Given {
			field, _ := fieldOf(to.Shape, g.Field)
			if field.Form != format.Number && field.Form != format.Hours && field.Form != format.Count && field.Shape != &format.Impact {
				continue
			}
			for _, c := range g.Cells {
				texts = append(texts, c.Text)
			}
		}
	}
	return decimalsOf(texts...)
}

// assumption says what was taken for granted of the figures of a file.
func (a *Account) assumption(m *decimals) {
	if m != nil && m.assumed != "" {
		a.remark(fmt.Sprintf("the comma in %q was read as one of thousands, since no figure of the file has one before its decimals", strings.TrimRight(m.assumed, ".,")))
	}
}
