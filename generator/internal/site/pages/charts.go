package pages

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
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
	x.caption, x.url, x.table = cmp.Or(caption.Value, c.Title.V), r.d.seriesURL(c.Series), r.table(t)
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
	within := covered(columns, span)
	line := chart.Line{
		Series: series, Form: forms[kind.Value], Levels: goals(columns), Events: r.d.happened(c.Series, within),
	}
	bands, said := r.bands(columns[0], within)
	line.Bands = bands
	x.about.Description = said + x.about.Description
	line.About = x.about
	x.chart = line
	return r.d.figure(x)
}

// table gives the table under a chart of a body. Where the chart is drawn, a long
// one is left to its CSV.
func (r *resolver) table(t Table) *Table {
	if r.d.press != nil && len(t.Rows) > rowsShown {
		return nil
	}
	return &t
}

// bands gives the periods that the entry of this page compares a column over,
// where the chart covers them, and what it was in them: then the page needs no other chart of it.
func (r *resolver) bands(c column, within day.Period) (bands []chart.Band, said string) {
	key := strings.Trim(r.page, "/")
	for _, i := range r.d.impactsOf(key) {
		cited, ok := r.d.column(i.Series.V, i.Column.V)
		if !ok || cited != c {
			continue
		}
		bands, said := compared(c, i)
		for _, b := range bands {
			if b.First < chartDay(within.First) || b.Last > chartDay(within.Last) {
				return nil, ""
			}
		}
		if r.d.inBody[key] == nil {
			r.d.inBody[key] = map[column]bool{}
		}
		r.d.inBody[key][c] = true
		return bands, said
	}
	return nil, ""
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
	return drawn(c.Series)
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

// drawn gives the columns that a chart shows unasked: not the ids and indexes,
// unless there is nothing else.
func drawn(s *casefile.Series) []column {
	all := slices.DeleteFunc(allColumns(s), func(c column) bool { return s.Columns[c.index].Aside })
	if len(all) == 0 {
		return allColumns(s)
	}
	return all
}

func allColumns(s *casefile.Series) []column {
	all := make([]column, len(s.Columns))
	for i := range all {
		all[i] = column{s, i}
	}
	return all
}
