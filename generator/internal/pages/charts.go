package pages

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/day"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

// chart keeps a figure of some columns over some time for the page, and gives
// the key that the shortcode finds it by.
func (r *resolver) chart(s source.Shortcode) []argument {
	c, ok := r.column(s)
	if !ok || !r.charts {
		return nil
	}
	columns := []column{c}
	if chosen, given := s.Arg("columns", math.MaxInt); given {
		columns = nil
		for _, id := range strings.Split(chosen.Value, ",") {
			if c, ok := r.d.column(c.Series.ID, strings.TrimSpace(id)); ok {
				columns = append(columns, c)
			}
		}
	} else if _, given := s.Arg("column", math.MaxInt); !given {
		columns = allColumns(c.Series)
	}
	span := day.Period{First: day.None, Last: r.d.a.Day}
	for name, set := range map[string]func(day.Period){
		"from": func(p day.Period) { span.First = p.First },
		"to":   func(p day.Period) { span.Last = p.Last },
	} {
		if a, given := s.Arg(name, math.MaxInt); given {
			if p, err := day.Parse(a.Value); err == nil {
				set(p)
			}
		}
	}
	caption, _ := s.Arg("caption", math.MaxInt)
	f := Fig{
		Key:     strconv.Itoa(len(r.figures) + 1),
		Caption: cmp.Or(caption.Value, c.Title.V),
		URL:     r.d.seriesURL(c.Series),
		Table:   table(columns, span),
		Source:  place(c.Pos),
	}
	if len(columns) == 0 || len(f.Table.Rows) == 0 {
		return nil
	}
	r.figures = append(r.figures, f)
	return []argument{{"figure", f.Key}}
}

func allColumns(s *casefile.Series) []column {
	all := make([]column, len(s.Columns))
	for i := range all {
		all[i] = column{s, i}
	}
	return all
}

// table lists the points of a series that lie within a span, oldest first.
func table(columns []column, span day.Period) Table {
	if len(columns) == 0 {
		return Table{}
	}
	s := columns[0].Series
	t := Table{Head: []string{"Date"}}
	for _, c := range columns {
		head := c.label()
		if unit := c.unit(); unit != "" {
			head += " (" + unit + ")"
		}
		t.Head = append(t.Head, head)
	}
	for _, p := range s.Points {
		if p.When.First < span.First || p.When.Last > span.Last {
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
