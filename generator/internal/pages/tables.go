package pages

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/day"
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
	for _, p := range columns[0].Points {
		if !keep(p, span) {
			continue
		}
		row := TableRow{Head: periodText(p.When), Note: p.Label, Source: place(p.Pos)}
		for _, c := range columns {
			row.Cells = append(row.Cells, figure(p.Values[c.index], ""))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// mixedRows is the rows of a table over several series. A row has no source,
// for it may come from several files.
func mixedRows(columns []column, keep func(casefile.Point, day.Period) bool, span day.Period) []TableRow {
	cells := map[day.Period][]string{}
	var order []day.Period
	for i, c := range columns {
		for _, p := range c.Points {
			when := withText(p.When, "")
			switch {
			case !keep(p, span):
				continue
			case cells[when] == nil:
				cells[when] = make([]string, len(columns))
				order = append(order, when)
			}
			cells[when][i] = figure(p.Values[c.index], "")
		}
	}
	slices.SortFunc(order, func(a, b day.Period) int { return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Last, b.Last)) })
	var rows []TableRow
	for _, when := range order {
		rows = append(rows, TableRow{Head: spoken(when), Cells: cells[when]})
	}
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
	}
	return fmt.Sprintf("%s – %s", dayText(p.First), dayText(p.Last))
}
