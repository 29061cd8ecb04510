package importer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/capture/sheet"
	"github.com/casebook-dev/casebook/generator/internal/read/series"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// seemsToBe says what a table looks like, and the importer that reads such tables.
func seemsToBe(t sheet.Table) (what, importer string) {
	if len(t.Rows) == 0 {
		return "empty", ""
	}
	header := max(0, slices.IndexFunc(t.Rows, func(row []source.Cell) bool { return source.Filled(row) > 1 && soleText(row) == "" }))
	dates, numbers, addresses, words := "", 0, 0, 0
	width := mostWide(t.Rows)
	for at := range width {
		column := columnOf(t.Rows[header+1:], at)
		switch {
		case len(column) == 0:
		case most(column, isDate):
			if dates == "" {
				dates = nameOfColumn(t.Rows[header], at)
			}
		case most(column, isNumber):
			numbers++
		case most(column, isAddress):
			addresses++
		default:
			words++
		}
	}
	switch {
	case dates != "" && numbers > 0 && words <= 1 && addresses == 0:
		return fmt.Sprintf("a table of figures over time, with dates in %s and %s of numbers", dates, counted(numbers, "column")), "metrics"
	case dates != "" && words > 0:
		return fmt.Sprintf("a list of dated things, with dates in %s", dates), "evidence"
	case numbers > 0 && numbers >= words:
		return fmt.Sprintf("a table of numbers without dates, with %s", counted(numbers, "column")), ""
	}
	return fmt.Sprintf("a table of words with the columns %s", strings.Join(namesOf(t.Rows[header]), ", ")), ""
}

func counted(n int, what string) string {
	if n == 1 {
		return "one " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func namesOf(header []source.Cell) []string {
	var names []string
	for i := range header {
		if names = append(names, nameOfColumn(header, i)); len(names) == 8 {
			return append(names, "…")
		}
	}
	return names
}

func nameOfColumn(header []source.Cell, at int) string {
	if text := textIn(header, at); text != "" {
		return strconv.Quote(opening(text))
	}
	return "column " + sheet.Column(at+1)
}

// columnOf gives the filled cells of a column, a sample of a long one.
func columnOf(rows [][]source.Cell, at int) []source.Cell {
	var cells []source.Cell
	for _, row := range rows {
		if at < len(row) && row[at].Text != "" {
			if cells = append(cells, row[at]); len(cells) == 500 {
				break
			}
		}
	}
	return cells
}

func most(cells []source.Cell, is func(source.Cell) bool) bool {
	n := 0
	for _, c := range cells {
		if is(c) {
			n++
		}
	}
	return 5*n >= 4*len(cells)
}

func isDate(c source.Cell) bool {
	dates, asked := series.Dates([]source.Cell{{Text: c.Text, Pos: c.Pos}}, "")
	return len(asked) > 0 || len(dates) == 1 && dates[0].Given() && (!isNumber(c) || aMonthInDigits.MatchString(strings.TrimSpace(c.Text)))
}

func isNumber(c source.Cell) bool {
	text := strings.Trim(c.Text, "%$€£ ")
	_, err := strconv.ParseFloat(strings.NewReplacer(",", "", " ", "").Replace(text), 64)
	return err == nil
}

func isAddress(c source.Cell) bool { return isAddressText(c.Text) }

func isAddressText(text string) bool {
	return strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://")
}
