package pages

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/chart"
	"github.com/casebook-dev/casebook/generator/internal/day"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

// chart keeps a figure for the page, and gives the key that the shortcode finds
// it by. A chart of the author's own goes before a series of its name.
func (r *resolver) chart(s source.Shortcode) []argument {
	if !r.charts {
		return nil
	}
	name, _ := s.Arg("series", 0)
	var f *Fig
	if i := casefile.Find(r.d.c.Charts, name.Value); i >= 0 {
		f = r.ownChart(&r.d.c.Charts[i], s)
	} else {
		f = r.seriesChart(s)
	}
	if f == nil {
		return nil
	}
	f.Key = strconv.Itoa(len(r.figures) + 1)
	r.figures = append(r.figures, f)
	return []argument{{"figure", f.Key}}
}

// sketch begins the figure of a call. Its id is that of its place, since two
// drawings on one page must not share ids.
func (r *resolver) sketch(at diag.Pos) sketch {
	kind, id := placeOf(r.page)
	of := []string{id, strconv.Itoa(len(r.figures) + 1)}
	if id == "" {
		of = of[1:]
	}
	return sketch{kind: kind, of: of, at: at}
}

// placeOf names a page in the id of a chart: "case" and "quiet-nights".
func placeOf(path string) (kind, id string) {
	folder, id, _ := strings.Cut(strings.Trim(path, "/"), "/")
	switch {
	case folder == "":
		return "home", ""
	case id == "":
		return "about-" + idPart(folder), ""
	case folder == string(casefile.CaseStudiesFolder):
		return "case", id
	case folder == string(casefile.EvidenceFolder):
		return "exhibit", id
	}
	return strings.TrimSuffix(idPart(folder), "s"), id
}

// seriesChart gives some columns of a series over some time.
func (r *resolver) seriesChart(s source.Shortcode) *Fig {
	c, ok := r.column(s)
	if !ok {
		return nil
	}
	columns := r.chosen(c, s)
	span := r.span(s)
	if len(columns) == 0 {
		return nil
	}
	t := table(columns, inside, span)
	if len(t.Rows) == 0 {
		return nil
	}
	caption, _ := s.Arg("caption", math.MaxInt)
	x := r.sketch(c.Pos)
	x.caption, x.url, x.table = cmp.Or(caption.Value, c.Title.V), r.d.seriesURL(c.Series), &t
	series, _, unit := lines(columns, inside, span)
	title := c.Title.V
	if len(columns) == 1 {
		title = columns[0].title()
	}
	x.about = chart.About{Title: title, Unit: unit, Description: told(columns, span)}
	kind, _ := s.Arg("type", math.MaxInt)
	if high, given := s.Arg("height", math.MaxInt); given {
		x.height = height(high.Value)
	}
	x.chart = chart.Line{
		About: x.about, Series: series, Form: forms[kind.Value],
		Levels: goals(columns), Events: r.d.happened(c.Series, covered(columns, span)),
	}
	return r.d.figure(x)
}

// chosen gives the columns that a call asks for; all of the series where it
// names none.
func (r *resolver) chosen(c column, s source.Shortcode) []column {
	list, given := s.Arg("columns", math.MaxInt)
	if given {
		var columns []column
		for _, id := range strings.Split(list.Value, ",") {
			if c, ok := r.d.column(c.Series.ID, strings.TrimSpace(id)); ok {
				columns = append(columns, c)
			}
		}
		return columns
	}
	name, _ := s.Arg("series", 0)
	if _, given := s.Arg("column", math.MaxInt); given || name.Value != c.Series.ID {
		return []column{c}
	}
	return allColumns(c.Series)
}

// span gives the time that a call asks for, at most up to the day of judgement
// where it says no end.
func (r *resolver) span(s source.Shortcode) day.Period {
	span := r.d.sofar()
	if a, given := s.Arg("from", math.MaxInt); given {
		if p, err := day.Parse(a.Value); err == nil {
			span.First = p.First
		}
	}
	if a, given := s.Arg("to", math.MaxInt); given {
		if p, err := day.Parse(a.Value); err == nil {
			span.Last = p.Last
		}
	}
	return span
}

// covered narrows a span to what the points of a chart cover.
func covered(columns []column, span day.Period) day.Period {
	first, last := day.Day(math.MaxInt), day.None
	for _, c := range columns {
		for _, p := range c.Points {
			if inside(p, span) {
				first, last = min(first, p.When.First), max(last, p.When.Last)
			}
		}
	}
	return day.Period{First: first, Last: last}
}

// told says what columns did within a span: "Lead time: 53 h in March 2025, 31 h
// in June 2026 (−42%)."
func told(columns []column, span day.Period) string {
	var said []string
	for _, c := range columns {
		first, last := none(), none()
		for _, p := range c.Points {
			if v := c.point(p); inside(p, span) && known(v.value) {
				if !known(first.value) {
					first = v
				}
				last = v
			}
		}
		said = append(said, c.way(first, last))
	}
	return strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), " ")
}

// forms gives the words of an author for how points become a line.
var forms = map[string]chart.Form{"line": chart.Plain, "bar": chart.Column, "area": chart.Area, "step": chart.Step}

// height reads the height that a call asks for, in pixels; 0 where it is none.
func height(text string) int {
	n, err := strconv.Atoi(strings.TrimSuffix(text, "px"))
	if err != nil || n < 120 || n > 2000 {
		return 0
	}
	return n
}

// ownChart gives a chart of content/charts/.
func (r *resolver) ownChart(c *casefile.Chart, s source.Shortcode) *Fig {
	span := r.d.sofar()
	if c.From.V.Given() {
		span.First = c.From.V.First
	}
	if c.To.V.Given() {
		span.Last = c.To.V.Last
	}
	var columns []column
	var names []string
	form := chart.Plain
	for i, line := range c.Series {
		col, ok := r.d.column(line.Series.V, line.Column.V)
		if !ok {
			continue
		}
		columns, names = append(columns, col), append(names, line.Name.V)
		if f := forms[line.Form.V]; i == 0 || f == form {
			form = f
		} else {
			form = chart.Plain
		}
	}
	if len(columns) == 0 {
		return nil
	}
	t := table(columns, inside, span)
	if len(t.Rows) == 0 {
		return nil
	}
	series, _, unit := lines(columns, inside, span)
	for i, name := range names {
		if name != "" {
			series[i].Name = name
		}
	}
	caption, _ := s.Arg("caption", math.MaxInt)
	x := r.sketch(c.Pos)
	x.caption, x.table, x.height = cmp.Or(caption.Value, c.Title.V), &t, c.Height.V
	if high, given := s.Arg("height", math.MaxInt); given {
		x.height = height(high.Value)
	}
	x.about = chart.About{Title: c.Title.V, Unit: unit, Description: cmp.Or(plain(r.d.md(c.Description)), told(columns, span))}
	x.chart = chart.Line{About: x.about, Series: series, Form: form, Zero: c.Min.Given() && c.Min.V == 0}
	return r.d.figure(x)
}

func allColumns(s *casefile.Series) []column {
	all := make([]column, len(s.Columns))
	for i := range all {
		all[i] = column{s, i}
	}
	return all
}

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
