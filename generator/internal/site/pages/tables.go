package pages

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// table lists the points of some columns that are to be kept, oldest first. Of
// several series, those of the same time share a row.
func table(columns []column, keep func(casefile.Point, day.Period) bool, span day.Period) Table {
	if len(columns) == 0 {
		return Table{}
	}
	t := Table{Head: []string{"Date"}}
	one := true
	for _, c := range columns {
		head := c.label()
		one = one && c.Series == columns[0].Series
		if unit := c.unit(); unit != "" {
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
			values[i] = append(values[i], p.Values[c.index])
		}
		t.Rows = append(t.Rows, TableRow{Head: periodText(p.When), Note: p.Label, Source: place(p.Pos)})
	}
	fill(t.Rows, values)
	return t
}

// fill writes columns of numbers into the rows of a table.
func fill(rows []TableRow, columns [][]float64) {
	for _, values := range columns {
		for i, cell := range inColumn(values) {
			rows[i].Cells = append(rows[i].Cells, cell)
		}
	}
}

// mixedRows is the rows of a table over several series. A row has no source,
// for it may come from several files.
func mixedRows(columns []column, keep func(casefile.Point, day.Period) bool, span day.Period) []TableRow {
	type at struct {
		day.Period
		nth int // of the points of a series that share a day
	}
	found := map[at][]float64{}
	var order []at
	for i, c := range columns {
		before := at{}
		for _, p := range c.Points {
			when := at{Period: withText(p.When, "")}
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
			found[when][i] = p.Values[c.index]
		}
	}
	slices.SortFunc(order, func(a, b at) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Last, b.Last), cmp.Compare(a.nth, b.nth))
	})
	rows, values := make([]TableRow, len(order)), make([][]float64, len(columns))
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
		return dayText(p.First)
	case p == withText(p.First.Month(), ""):
		return periodText(p.First.Month())
	case p == withText(p.First.Quarter(), ""):
		return periodText(p.First.Quarter())
	case p == withText(p.First.Year(), ""):
		return periodText(p.First.Year())
	}
	return fmt.Sprintf("%s – %s", dayText(p.First), dayText(p.Last))
}
