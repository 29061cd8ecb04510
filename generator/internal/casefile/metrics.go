package casefile

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

// series reads metrics/NAME.csv, each with the data file of the same name that
// may stand beside it.
func (d *decoder) series() {
	sidecars := map[string]source.Data{}
	for _, f := range d.tree.Data {
		if path.Dir(f.Path) == "content/metrics" {
			sidecars[stem(f.Path)] = f
		}
	}
	for _, t := range d.tree.Tables {
		if path.Dir(t.Path) != "content/metrics" {
			continue
		}
		s := Series{ID: stem(t.Path), Pos: diag.Pos{File: t.Path}, Audience: defaultNamed}
		sidecar, ok := sidecars[s.ID]
		delete(sidecars, s.ID)
		if !d.claim("metrics", s.ID, s.Pos) || d.c.MayHold("metrics", s.ID) {
			continue // what its sidecar says of its audience cannot be read
		}
		b := book{series: &s, table: t, diags: &d.diags}
		if ok && sidecar.Value.Kind != source.Null {
			b.sidecar(d, sidecar)
		}
		if s.Title.V == "" {
			s.Title.V = strings.ReplaceAll(s.ID, "-", " ")
		}
		b.read()
		d.c.Series = append(d.c.Series, s)
	}
	for _, f := range d.tree.Data {
		if _, left := sidecars[stem(f.Path)]; left && path.Dir(f.Path) == "content/metrics" && !d.c.MayHold("metrics", stem(f.Path)) {
			d.diags.Errorf(diag.Pos{File: f.Path}, "file-misplaced", "%q describes a series, but no %s.csv stands beside it", path.Base(f.Path), stem(f.Path)).
				Hintf("give both files the same name")
		}
	}
	byID(d.c.Series)
}

// book is one table of numbers being read.
type book struct {
	series  *Series
	table   source.Table
	dates   dateColumns
	columns []Column // as the sidecar names them; ID is a header's word, or a number from 1
	wanted  []Ref    // their ids, with places
	header  []source.Cell
	rows    [][]source.Cell
	diags   *diag.List
}

// dateColumns names the columns that hold the date: one, or a year and a part
// of it.
type dateColumns struct {
	date, year, quarter, month Ref
}

func (b *book) sidecar(d *decoder, file source.Data) {
	s := b.series
	f := file.Value.Open("field-unknown", b.diags)
	s.Sidecar = diag.Pos{File: file.Path, Line: 1, Col: 1}
	s.Title, s.Unit, s.Source = f.Text("title"), f.Text("unit"), f.Text("source")
	s.Better = f.Word("better", "lower", "higher")
	s.Baseline, s.Target = f.Number("baseline"), f.Number("target")
	s.Audience, _ = d.audience(f, "audience", defaultNamed)
	s.Public = f.Word("public", "as-is", Relative)
	if v, ok := f.Raw("date"); ok && v.Kind == source.Mapping {
		g, _ := f.Map("date")
		b.dates = dateColumns{year: g.Text("year"), quarter: g.Text("quarter"), month: g.Text("month")}
		g.Close()
	} else if ok {
		b.dates.date = f.Text("date")
	}
	if v, ok := f.Raw("columns"); ok {
		g := v.Open("field-unknown", b.diags)
		for _, field := range v.Fields {
			h, _ := g.Map(field.Key)
			b.columns = append(b.columns, Column{
				ID: field.Key, Title: h.Text("title"), Unit: h.Text("unit"), Better: h.Word("better", "lower", "higher"),
			})
			b.wanted = append(b.wanted, Ref{V: field.Key, Pos: field.Pos})
			h.Close()
		}
		g.Close()
	}
	for _, g := range f.Maps("events") {
		s.Events = append(s.Events, Event{Date: g.Date("date"), Text: g.Text("text"), Evidence: g.Text("evidence")})
		g.Close()
	}
	f.Close()
}

// read fills the series' columns and points from the table.
func (b *book) read() {
	if len(b.table.Rows) == 0 {
		b.diags.Errorf(b.series.Pos, "series-undated", "the file holds no rows").Hintf("give it a date and a number in each row")
		return
	}
	when, ok := b.findDates()
	if !ok {
		return
	}
	width := source.Filled(b.header)
	if width == 0 {
		width = usualWidth(b.rows)
	}
	b.rows = slices.DeleteFunc(b.rows, func(row []source.Cell) bool { return b.table.Ragged(row, width, b.diags) })
	numbers, label := b.findNumbers(when, width)
	for _, row := range b.rows {
		period := when.read(row, b.diags)
		if !period.Given() {
			continue
		}
		p := Point{Pos: row[0].Pos, When: period.V, Values: make([]float64, len(numbers))}
		for i, n := range numbers {
			p.Values[i] = n.value(row, b.diags)
		}
		if label >= 0 && label < len(row) {
			p.Label = row[label].Text
		}
		b.series.Points = append(b.series.Points, p)
	}
	slices.SortStableFunc(b.series.Points, func(p, q Point) int { return cmp.Compare(p.When.First, q.When.First) })
}

// usualWidth gives the number of filled cells that most rows have.
func usualWidth(rows [][]source.Cell) int {
	count, width := map[int]int{}, 0
	for _, row := range rows {
		n := source.Filled(row)
		if count[n]++; count[n] > count[width] {
			width = n
		}
	}
	return width
}

// column finds a column by its header's word, or without a header by its
// number from 1. The name is reported where it leads nowhere.
func (b *book) column(name Ref) int {
	var known []string
	for i, cell := range b.header {
		if strings.EqualFold(cell.Text, name.V) {
			return i
		}
		known = append(known, cell.Text)
	}
	if b.header == nil {
		if n := wholeNumber(name.V); n >= 1 && n <= usualWidth(b.rows) {
			return n - 1
		}
	}
	diagnostic := b.diags.Errorf(name.Pos, "reference-dangling", "unknown column %q", name.V).See(b.table.Rows[0][0].Pos, "the columns begin here")
	if near, ok := diag.DidYouMean(name.V, known); ok {
		diagnostic.Hintf("did you mean %q?", near)
	} else if b.header == nil {
		diagnostic.Hintf("the file has no header; name a column by its number, the first is 1")
	}
	return -1
}
