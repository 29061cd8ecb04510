package chart

import (
	"bytes"
	"encoding/csv"
	"math"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/values/axes"
	"github.com/casebook-dev/casebook/generator/internal/values/decimals"
)

// Table is the data of a chart: a header, and rows of as many cells.
type Table struct {
	Header  []string
	Numeric []bool     // per column: numbers, to be set flush right
	Rows    [][]string // as the reader sees them, in the language of the press
	exact   [][]string // the same for machines
}

// CSV gives the table for machines: dates as 2026-03-31, numbers with a decimal
// point and all their digits, gaps empty. A text that a spreadsheet would take
// for a formula gets an apostrophe in front.
func (t Table) CSV() []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	head := make([]string, len(t.Header))
	for i, h := range t.Header {
		head[i] = textCell(h).exact
	}
	w.Write(head)
	for _, row := range t.exact {
		w.Write(row)
	}
	w.Flush()
	return out.Bytes()
}

// cell is one cell in both forms.
type cell struct {
	shown, exact string
	number       bool
}

func (t *Table) add(cells ...cell) {
	if t.Numeric == nil {
		t.Numeric = make([]bool, len(cells))
	}
	shown, exact := make([]string, len(cells)), make([]string, len(cells))
	for i, c := range cells {
		shown[i], exact[i] = c.shown, c.exact
		t.Numeric[i] = t.Numeric[i] || c.number
	}
	t.Rows, t.exact = append(t.Rows, shown), append(t.exact, exact)
}

func textCell(s string) cell {
	s = plain(s)
	exact := s
	if s != "" && strings.ContainsRune("=+-@\t", rune(s[0])) {
		exact = "'" + s
	}
	return cell{shown: s, exact: exact}
}

func numberCell(f formats, v float64) cell {
	if gap(v) {
		return cell{number: true}
	}
	return cell{f.decimals(v, decimals.Own(v)), strconv.FormatFloat(v, 'g', -1, 64), true}
}

func countCell(f formats, n int) cell {
	return cell{f.decimals(float64(n), 0), strconv.Itoa(n), true}
}

func spanCell(f formats, s Span) cell { return cell{shown: f.span(s), exact: s.iso()} }

// aligned writes the numbers of each column with the same decimals.
func (t Table) aligned(f formats) Table {
	for column := range t.Numeric {
		values, n := make([]float64, len(t.exact)), 0
		for i, row := range t.exact {
			v, err := strconv.ParseFloat(row[column], 64)
			if err != nil {
				v = math.NaN()
			}
			values[i], n = v, max(n, decimals.Own(v))
		}
		if !t.Numeric[column] || n == 0 {
			continue
		}
		for i, v := range values {
			t.Rows[i][column] = f.decimals(v, n)
		}
	}
	return t
}

func gap(v float64) bool { return axes.Gap(v) }
