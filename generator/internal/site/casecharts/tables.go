package casecharts

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Table lists the points of some columns that are to be kept, oldest first. Of
// several series, those of the same time share a row.
func Table(columns []caseindex.Column, keep func(casefile.Point, day.Period) bool, span day.Period) views.Table {
	if len(columns) == 0 {
		return views.Table{}
	}
	t := views.Table{Head: []string{"Date"}}
	one := true
	for _, c := range columns {
		head := c.Label()
		one = one && c.Series == columns[0].Series
		if unit := c.UnitText(); unit != "" {
			head += " (" + unit + ")"
		}
		t.Head = append(t.Head, head)
	}
	if !one {
		t.Rows = mixedRows(columns, keep, span)
		return t
	}
	values := make([][]float64, len(columns))
	for _, p := range columns[0].Points {
		if !keep(p, span) {
			continue
		}
		for i, c := range columns {
			values[i] = append(values[i], p.Values[c.Index])
		}
		t.Rows = append(t.Rows, views.TableRow{Head: wording.PeriodText(p.When), Note: p.Label, Source: wording.Place(p.Pos)})
	}
	fill(t.Rows, values)
	return t
}

// fill writes columns of numbers into the rows of a table.
func fill(rows []views.TableRow, columns [][]float64) {
	for _, values := range columns {
		for i, cell := range wording.InColumn(values) {
			rows[i].Cells = append(rows[i].Cells, cell)
		}
	}
}

// mixedRows is the rows of a table over several series. A row has no source,
// for it may come from several files.
func mixedRows(columns []caseindex.Column, keep func(casefile.Point, day.Period) bool, span day.Period) []views.TableRow {
	type at struct {
		day.Period
		nth int // of the points of a series that share a day
	}
	found := map[at][]float64{}
	var order []at
	for i, c := range columns {
		before := at{}
		for _, p := range c.Points {
			when := at{Period: wording.WithText(p.When, "")}
			if when.Period == before.Period {
				when.nth = before.nth + 1
			}
			before = when
			switch {
			case !keep(p, span):
				continue
			case found[when] == nil:
				found[when] = slices.Repeat([]float64{math.NaN()}, len(columns))
				order = append(order, when)
			}
			found[when][i] = p.Values[c.Index]
		}
	}
	slices.SortFunc(order, func(a, b at) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Last, b.Last), cmp.Compare(a.nth, b.nth))
	})
	rows, values := make([]views.TableRow, len(order)), make([][]float64, len(columns))
	for i, when := range order {
		rows[i].Head = spoken(when.Period)
		for j, v := range found[when] {
			values[j] = append(values[j], v)
		}
	}
	fill(rows, values)
	return rows
}

// spoken words a period by its days.
func spoken(p day.Period) string {
	switch {
	case p.First == p.Last:
		return wording.DayText(p.First)
	case p == wording.WithText(p.First.Month(), ""):
		return wording.PeriodText(p.First.Month())
	case p == wording.WithText(p.First.Quarter(), ""):
		return wording.PeriodText(p.First.Quarter())
	case p == wording.WithText(p.First.Year(), ""):
		return wording.PeriodText(p.First.Year())
	}
	return fmt.Sprintf("%s – %s", wording.DayText(p.First), wording.DayText(p.Last))
}
