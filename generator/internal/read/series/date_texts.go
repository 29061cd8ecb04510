package series

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Dates reads texts that are the dates of one column, in whatever way they are
// written; a text that is none has the zero period. The order of day and month goes by
// all of them. What can be read in two ways is reported. A given format, as
// "D/M/YYYY", is the only one that is read, with any mark between day, month and year.
func Dates(cells []source.Cell, format string) ([]day.Period, diag.List) {
	r := &reader{Options: Options{Flags: true, Format: Name{V: format}}}
	moments := make([]moment, len(cells))
	rows := make([][]source.Cell, len(cells))
	r.all = rows
	if format != "" {
		r.Format.Pos = diag.Pos{File: "--date-format"}
		form, ok := r.formatOf(r.Format)
		if !ok {
			return nil, r.diags
		}
		for i, c := range cells {
			moments[i] = form.read(c.Text)
		}
	} else {
		for i, c := range cells {
			rows[i] = cells[i : i+1]
			moments[i] = readMoment(c.Text)
		}
		if !r.settleMonths(0, moments, rows, nil) || !r.settle(0, moments, rows) {
			return nil, r.diags
		}
	}
	dates := make([]day.Period, len(cells))
	for i, m := range moments {
		if m.kind == fixed {
			dates[i] = m.period
			dates[i].Text = spelled(m.period)
		}
	}
	return dates, r.diags
}

// spelled gives a period as the files of a portfolio have it, without the time of day.
func spelled(p day.Period) string {
	for _, whole := range []day.Period{day.On(p.First), p.First.Month(), p.First.Quarter(), p.First.Year()} {
		if whole.First == p.First && whole.Last == p.Last {
			return whole.Text
		}
	}
	return p.Last.String()
}

// Dated tells whether a text is written as a date with a year.
func Dated(text string) bool { return readMoment(text).strict() || inDoubt(text).strict() }
