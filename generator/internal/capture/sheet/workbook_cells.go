package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/casebook-dev/casebook/generator/diag"
)

// dateStyles reads the numbers of cells that are shown as dates.
type dateStyles struct {
	book  *excelize.File
	sheet string
	known map[int]bool // by style: whether it shows dates
}

// read gives the day of a number that is shown as a date, as 2026-03-31; any other text
// as it is.
func (d dateStyles) read(text string, pos diag.Pos) string {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || n < 1 || n > 2958465 {
		return text
	}
	cell, err := excelize.CoordinatesToCellName(pos.Col, pos.Line)
	if err != nil {
		return text
	}
	style, err := d.book.GetCellStyle(d.sheet, cell)
	if err != nil || style == 0 {
		return text
	}
	is, known := d.known[style]
	if !known {
		is = d.showsDates(style)
		d.known[style] = is
	}
	if !is {
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
	if when = when.Round(time.Second); n == math.Trunc(n) {
		return when.Format(time.DateOnly)
	}
	return when.Format("2006-01-02T15:04:05")
}

// showsDates tells whether a style shows numbers as dates: one of the built-in formats,
// or one with letters of a year or a day.
func (d dateStyles) showsDates(style int) bool {
	s, err := d.book.GetStyle(style)
	if err != nil {
		return false
	}
	if n := s.NumFmt; n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 36 || n >= 50 && n <= 58 {
		return true
	}
	if s.CustomNumFmt == nil {
		return false
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
	return strings.ContainsAny(strings.ReplaceAll(bare.String(), "general", ""), "yd")
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
