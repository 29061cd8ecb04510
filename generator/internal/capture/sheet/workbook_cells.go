package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/casebook-dev/casebook/generator/diag"
)

// shownStyles reads the numbers of cells as the sheet shows them: as dates, months and
// percentages.
type shownStyles struct {
	book  *excelize.File
	sheet string
	known map[int]shown // by style
}

type shown int

const (
	asNumber shown = iota
	asDay
	asMonth // of a year: "Mar-26"
	asPercent
)

// read gives the day of a number that is shown as a date, as 2026-03-31, the first of a month
// that is shown as one as 2026-03, and percentages with their sign. No number has more digits
// than the sheet keeps of it.
func (d shownStyles) read(text string, pos diag.Pos) string {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	cell, err := excelize.CoordinatesToCellName(pos.Col, pos.Line)
	if err != nil {
		return text
	}
	style, err := d.book.GetCellStyle(d.sheet, cell)
	if err != nil {
		return text
	}
	is, known := d.known[style]
	if !known {
		is = d.shows(style)
		d.known[style] = is
	}
	switch {
	case is == asPercent:
		return rounded(100*n) + " %"
	case is == asNumber && strings.IndexByte(text, '.') >= 0 && len(text) > digitsKept+1 && !strings.ContainsAny(text, "eE"):
		return rounded(n)
	case is == asNumber || n < 1 || n > 2958465:
		return text
	}
	base1904 := false
	if props, err := d.book.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		base1904 = *props.Date1904
	}
	when, err := excelize.ExcelDateToTime(n, base1904)
	if err != nil {
		return text
	}
	switch when = when.Round(time.Second); {
	case n != math.Trunc(n):
		return when.Format("2006-01-02T15:04:05")
	case is == asMonth && when.Day() == 1:
		return when.Format("2006-01")
	}
	return when.Format(time.DateOnly)
}

// digitsKept is how many digits of a number a sheet shows: 0.1+0.2 is 0.3.
const digitsKept = 15

func rounded(n float64) string {
	short, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', digitsKept, 64), 64)
	if err != nil {
		short = n
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

// shows says what a style shows numbers as: by one of the built-in formats, or by the signs
// and the letters of a year or a day in its own.
func (d shownStyles) shows(style int) shown {
	s, err := d.book.GetStyle(style)
	if err != nil {
		return asNumber
	}
	switch n := s.NumFmt; {
	case n == 9 || n == 10:
		return asPercent
	case n == 17:
		return asMonth
	case n >= 14 && n <= 16 || n == 22 || n >= 27 && n <= 36 || n >= 50 && n <= 58:
		return asDay
	}
	if s.CustomNumFmt == nil {
		return asNumber
	}
	format := strings.ToLower(*s.CustomNumFmt)
	bare := strings.Builder{}
	quoted, bracket := false, false
	for _, c := range format {
		switch {
		case c == '"':
			quoted = !quoted
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case !quoted && !bracket:
			bare.WriteRune(c)
		}
	}
	switch format = strings.ReplaceAll(bare.String(), "general", ""); {
	case strings.Contains(format, "%"):
		return asPercent
	case strings.Contains(format, "d"), strings.Contains(format, "y") && strings.Contains(format, "h"):
		return asDay
	case strings.Contains(format, "y") && strings.Contains(format, "m"):
		return asMonth
	case strings.Contains(format, "y"):
		return asDay
	}
	return asNumber
}

// hasFormula tells whether a cell holds a formula.
func hasFormula(book *excelize.File, sheet string, pos diag.Pos) bool {
	cell, err := excelize.CoordinatesToCellName(pos.Col, pos.Line)
	if err != nil {
		return false
	}
	formula, err := book.GetCellFormula(sheet, cell)
	return err == nil && formula != ""
}
