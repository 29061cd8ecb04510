package casefile

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/day"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

// when says which cells of a row hold its date. -1 is none.
type when struct{ date, year, quarter, month int }

// findDates finds the date columns, named by the sidecar or else by what they
// hold, and parts header and rows.
func (b *book) findDates() (when, bool) {
	all := b.table.Rows
	w := when{-1, -1, -1, -1}
	if b.dates.date.Given() || b.dates.year.Given() {
		b.part(!b.holdsDate(all[0], b.dates))
		for _, c := range []struct {
			name Ref
			at   *int
		}{{b.dates.date, &w.date}, {b.dates.year, &w.year}, {b.dates.quarter, &w.quarter}, {b.dates.month, &w.month}} {
			if c.name.Given() {
				if *c.at = b.column(c.name); *c.at < 0 {
					return w, false
				}
			}
		}
		return w, true
	}
	for i := range all[0] {
		if mostlyDates(all[1:], i) || len(all) == 1 && isDate(all[0][i].Text) {
			w.date = i
			b.part(!isDate(all[0][i].Text))
			return w, true
		}
	}
	for i, cell := range all[0] {
		switch strings.ToLower(cell.Text) {
		case "year":
			w.year = i
		case "quarter":
			w.quarter = i
		case "month":
			w.month = i
		}
	}
	if w.year >= 0 && (w.quarter >= 0 || w.month >= 0) {
		b.part(true)
		return w, true
	}
	b.diags.Errorf(b.series.Pos, "series-undated", "no column of %q holds dates", b.series.ID).
		Hintf("write a column of dates as 2026-03-31, 2026-03 or 2026-Q1, or name the columns in %s.yaml", b.series.ID)
	return w, false
}

// holdsDate tells whether a row is data already: the named columns are numbers
// from 1, and hold a date.
func (b *book) holdsDate(row []source.Cell, named dateColumns) bool {
	n := wholeNumber(named.date.V + named.year.V)
	return n >= 1 && n <= len(row) && (isDate(row[n-1].Text) || wholeNumber(row[n-1].Text) > 0)
}

func (b *book) part(header bool) {
	b.rows = b.table.Rows
	if header {
		b.header, b.rows = b.rows[0], b.rows[1:]
	}
}

func wholeNumber(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return -1
	}
	return n
}

var dateForm = regexp.MustCompile(`^\d{4}-(\d{2}(-\d{2}([T ].*)?)?|[Qq][1-4])$`)

func isDate(text string) bool { return dateForm.MatchString(text) }

// mostlyDates asks for nine of ten cells that are not empty, so that one
// mistake does not hide a column of dates.
func mostlyDates(rows [][]source.Cell, column int) bool {
	dates, filled := 0, 0
	for _, row := range rows {
		if column < len(row) && row[column].Text != "" {
			filled++
			if isDate(row[column].Text) {
				dates++
			}
		}
	}
	return filled > 0 && 10*dates >= 9*filled
}

// read gives the date of a row.
func (w when) read(row []source.Cell, diags *diag.List) Date {
	if w.date >= 0 {
		if w.date >= len(row) || row[w.date].Text == "" {
			diags.Errorf(row[0].Pos, "date-bad", "this line has no date")
			return Date{}
		}
		cell := row[w.date]
		return source.ReadDate(source.Value{Kind: source.Scalar, Text: cell.Text, Pos: cell.Pos}, diags)
	}
	year, part, form := row[w.year], source.Cell{}, "%s-Q%s"
	if w.quarter >= 0 {
		part = row[w.quarter]
		part.Text = strings.TrimLeft(part.Text, "Qq")
	} else if w.month >= 0 {
		part, form = row[w.month], "%s-%02s"
	}
	p, err := day.Parse(fmt.Sprintf(form, year.Text, part.Text))
	if err != nil {
		diags.Errorf(year.Pos, "date-bad", "%q and %q are no year and part of it", year.Text, part.Text)
		return Date{}
	}
	return Date{V: p, Pos: year.Pos}
}
