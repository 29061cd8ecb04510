package casecharts

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// call is one call of the shortcode chart.
type call struct {
	source.Shortcode
	d    *Charts
	page string // its address below the base
	nth  int    // of the charts of the page
}

// InBody gives the figure of a call of the shortcode chart. A chart of the author's own
// goes before a series of its name.
func (d *Charts) InBody(page string, nth int, s source.Shortcode) *views.Fig {
	r := call{s, d, page, nth}
	name, _ := s.Arg("series", 0)
	if i := casefile.Find(d.Case.Charts, name.Value); i >= 0 {
		return r.ownChart(&d.Case.Charts[i])
	}
	return r.seriesChart()
}

// sketch begins the figure of a call. Its id is that of its place, since two
// drawings on one page must not share ids.
func (r call) sketch(at diag.Pos) sketch {
	kind, id := placeOf(r.page)
	of := []string{id, strconv.Itoa(r.nth)}
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
		return "about-" + caseindex.IdPart(folder), ""
	case folder == string(casefile.CaseStudiesFolder):
		return "case", id
	case folder == string(casefile.EvidenceFolder):
		return "exhibit", id
	}
	return strings.TrimSuffix(caseindex.IdPart(folder), "s"), id
}

// seriesChart gives some columns of a series over some time.
func (r call) seriesChart() *views.Fig {
	c, ok := r.d.ColumnOf(r.Shortcode)
	if !ok {
		return nil
	}
	columns := r.chosen(c)
	span := r.span()
	if len(columns) == 0 {
		return nil
	}
	t := Table(columns, caseindex.Inside, span)
	if len(t.Rows) == 0 {
		return nil
	}
	caption, _ := r.Arg("caption", math.MaxInt)
	x := r.sketch(c.Pos)
	x.caption, x.url, x.table = cmp.Or(caption.Value, c.Title.V), r.d.SeriesURL(c.Series), r.table(t)
	series, _, unit := lines(columns, caseindex.Inside, span)
	title := c.Title.V
	if len(columns) == 1 {
		title = columns[0].Heading()
	}
	x.about = chart.About{Title: title, Unit: unit, Description: told(columns, span)}
	kind, _ := r.Arg("type", math.MaxInt)
	if high, given := r.Arg("height", math.MaxInt); given {
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
	return r.d.Figure(x)
}

// table gives the table under a chart of a body. Where the chart is drawn, a long
// one is left to its CSV.
func (r call) table(t views.Table) *views.Table {
	if r.d.press != nil && len(t.Rows) > rowsShown {
		return nil
	}
	return &t
}

// bands gives the periods that the entry of this page compares a column over,
// where the chart covers them, and what it was in them: then the page needs no other chart of it.
func (r call) bands(c caseindex.Column, within day.Period) (bands []chart.Band, said string) {
	key := strings.Trim(r.page, "/")
	for _, i := range r.d.ImpactsOf(key) {
		cited, ok := r.d.Column(i.Series.V, i.Column.V)
		if !ok || cited != c {
			continue
		}
		bands, said := compared(c, i)
		for _, b := range bands {
			if b.First < chartDay(within.First) || b.Last > chartDay(within.Last) {
				return nil, ""
			}
		}
		if r.d.shown[key] == nil {
			r.d.shown[key] = map[caseindex.Column]bool{}
		}
		r.d.shown[key][c] = true
		return bands, said
	}
	return nil, ""
}

// chosen gives the columns that a call asks for; all of the series where it
// names none.
func (r call) chosen(c caseindex.Column) []caseindex.Column {
	list, given := r.Arg("columns", math.MaxInt)
	if given {
		var columns []caseindex.Column
		for _, id := range strings.Split(list.Value, ",") {
			if c, ok := r.d.Column(c.Series.ID, strings.TrimSpace(id)); ok {
				columns = append(columns, c)
			}
		}
		return columns
	}
	name, _ := r.Arg("series", 0)
	if _, given := r.Arg("column", math.MaxInt); given || name.Value != c.Series.ID {
		return []caseindex.Column{c}
	}
	return caseindex.Drawn(c.Series)
}

// span gives the time that a call asks for, at most up to the day of judgement
// where it says no end.
func (r call) span() day.Period {
	span := r.d.Sofar()
	if a, given := r.Arg("from", math.MaxInt); given {
		if p, err := day.Parse(a.Value); err == nil {
			span.First = p.First
		}
	}
	if a, given := r.Arg("to", math.MaxInt); given {
		if p, err := day.Parse(a.Value); err == nil {
			span.Last = p.Last
		}
	}
	return span
}

// covered narrows a span to what the points of a chart cover.
func covered(columns []caseindex.Column, span day.Period) day.Period {
	first, last := day.Day(math.MaxInt), day.None
	for _, c := range columns {
		for _, p := range c.Points {
			if caseindex.Inside(p, span) {
				first, last = min(first, p.When.First), max(last, p.When.Last)
			}
		}
	}
	return day.Period{First: first, Last: last}
}

// told says what columns did within a span: "Lead time: 53 h in March 2025, 31 h
// in June 2026 (−42%)."
func told(columns []caseindex.Column, span day.Period) string {
	var said []string
	for _, c := range columns {
		first, last := caseindex.None(), caseindex.None()
		for _, p := range c.Points {
			if v := c.Point(p); caseindex.Inside(p, span) && caseindex.Known(v.Value) {
				if !caseindex.Known(first.Value) {
					first = v
				}
				last = v
			}
		}
		said = append(said, way(c, first, last))
	}
	return strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), " ")
}

// forms gives the words of an author for how points become a line.
var forms = map[string]chart.Form{"line": chart.Plain, "bar": chart.Column, "area": chart.Area, "step": chart.Step}

// height reads the height that a call asks for, in pixels; 0 where it is none.
func height(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 120 || n > 2000 {
		return 0
	}
	return n
}
