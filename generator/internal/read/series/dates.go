package series

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

func isError(d diag.Diagnostic) bool { return d.Severity == diag.Error }

// dated tells whether a column belongs to the date.
func (r *reader) dated(at int) bool { return r.place.holds(at) }

// findDates finds the columns of the date, reads it, and parts header and rows.
func (r *reader) findDates() bool {
	w, named, ok := r.dateColumns()
	if !ok {
		return false
	}
	r.place = w
	moments := make([]moment, len(r.all))
	if w.date < 0 {
		if !r.settleMonthColumn(&w) {
			r.table.Unread = true
			return false
		}
		r.place = w
		for i, row := range r.all {
			moments[i] = w.join(row)
		}
		r.part(w, moments, named)
		return true
	}
	var form *format
	if r.Format.Given() {
		if form, ok = r.formatOf(r.Format); !ok {
			return false
		}
	}
	for i, row := range r.all {
		if w.date >= len(row) {
			continue
		}
		if form != nil {
			moments[i] = form.read(row[w.date].Text)
		} else {
			moments[i] = readMoment(row[w.date].Text)
		}
	}
	if !r.settleMonths(w.date, moments[named+1:], r.all[named+1:], form) || !r.settle(w.date, moments[named+1:], r.all[named+1:]) {
		r.table.Unread = true
		return false
	}
	r.part(w, moments, named)
	return true
}

// tellUndated says that no column contains dates, with a cell that might have been one.
func (r *reader) tellUndated(asked source.Cell) {
	const forms = "write dates as 2026-03-31, 2026-03 or 2026-Q1"
	if asked.Pos.Given() && asked.Text != "" {
		r.diags.Errorf(asked.Pos, "series-undated", "no column is called a date; %q could hold dates", asked.Text).
			Hintf("if it does, say in %s: date: %s; else add a column of dates", r.Sidecar, yaml(asked.Text))
		return
	}
	header, row := r.all[0], r.all[min(1, len(r.all)-1)]
	at := max(0, slices.IndexFunc(header, func(c source.Cell) bool { return dateWord(c.Text) != "" }))
	cell, name := cellOf(row, at), cellOf(header, at).Text
	if len(r.all) == 1 {
		r.diags.Errorf(cell.Pos, "series-undated", "no column contains dates: the file has one row, and %q is not a date", short(cell.Text)).Hintf("%s", forms)
		return
	}
	in := ""
	if name != "" && !strings.ContainsFunc(name[:1], unicode.IsDigit) {
		in = fmt.Sprintf(" in %q", short(name))
	} else {
		name = itoa(at + 1)
	}
	r.diags.Errorf(cell.Pos, "series-undated", "no column contains dates: %q%s is not a date", short(cell.Text), in).
		Hintf("%s, or say in %s which column contains them and how: date: {column: %s, format: D/M/YYYY}", forms, r.Sidecar, yaml(name))
}

// tellDates reports cells of the date that are none: a few each, many once.
func (r *reader) tellDates(w when, bad []source.Cell) {
	if len(bad) == 0 {
		return
	}
	name := "COLUMN"
	if at := w.first(); at < len(r.header) && r.header[at].Text != "" {
		name = yaml(r.header[at].Text)
	} else if r.header == nil {
		name = itoa(at + 1)
	}
	hint := fmt.Sprintf("write it as 2026-03-31, 2026-03 or 2026-Q1, or say in %s how dates are written: date: {column: %s, format: D/M/YYYY}", r.Sidecar, name)
	if r.Format.Given() {
		hint = fmt.Sprintf("the format in %s is %s", r.Sidecar, r.Format.V)
	}
	if w.date < 0 {
		hint = fmt.Sprintf("say in %s which columns hold a year and a part of it: date: {year: YEAR, quarter: QUARTER}", r.Sidecar)
	}
	if len(bad) > 3 {
		r.diags.Errorf(bad[0].Pos, "date-bad", "%d lines have no date that can be read; the first has %q", len(bad), short(bad[0].Text)).Hintf("%s", hint)
		return
	}
	for _, cell := range bad {
		switch _, err := day.Parse(cell.Text); {
		case cell.Text == "":
			r.diags.Errorf(cell.Pos, "date-bad", "this line has no date").Hintf("%s", hint)
		case err != nil && len(cell.Text) <= 10 && w.date >= 0:
			r.diags.Errorf(cell.Pos, "date-bad", "%s", err).Hintf("%s", hint)
		default:
			r.diags.Errorf(cell.Pos, "date-bad", "%q is not a date", short(cell.Text)).Hintf("%s", hint)
		}
	}
}
