package series

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// Name is a word of the sidecar: of a column, or a value.
type Name = source.At[string]

// Options is what the sidecar says of how its file is to be read.
type Options struct {
	Sidecar string // its name, for hints: "pages.yaml"
	Flags   bool   // hints name the flags of an import instead

	Date, Format               Name // the column of dates, and how they are written
	Year, Quarter, Month, Week Name // or the columns that hold a part each
	Day                        Name
	Decimal, Group             Name     // the marks of numbers
	First, Last                int      // how many lines to skip at the top, and rows at the end
	Lines                      []int    // more lines to skip
	Words                      []string // rows without a date to skip: what stands in their first filled cell
	Where                      []Condition
	Split, Value, Label        Name
	Ignore, Columns            []Name
}

// Condition keeps the rows that hold a value in a column.
type Condition struct{ Column, Value Name }

// Table is what a file of figures says.
type Table struct {
	Columns []Column      // those that measure something come first
	Points  []Point       // by date
	Uses    []Use         // of each column of the file, by its place
	Header  []source.Cell // the row that names the columns; nil without one
	Lines   []int         // the lines of the file that points were read from
	Dates   []string      // of each of the lines: the same for the same date, however it is written
	Form    string        // how the dates are written, where some of them alone can be read in two ways: "D/M/YYYY"
	Odd     Skip          // what leaves out the lines that are no rows, where an error is about them
	Unread  bool          // an error says what could not be read
}

// Use is what a column of the file was read as.
type Use string

// What a column may be; "" = it became nothing.
const (
	UsedAsDate      Use = "date"
	UsedAsFigures   Use = "figures"
	UsedAsLabel     Use = "label"
	UsedAsSplit     Use = "split"
	UsedAsCondition Use = "where"
)

// Column is one line of numbers.
type Column struct {
	ID     string
	Wanted int    // the place in Options.Columns; -1 where it is not named there
	Unit   string // as the cells have it, "%", "$", "ms", or a percent sign of the header
	Place  int    // of its figures in a row of the file, from 0
	Aside  bool   // an id, an index or a part of the date: never drawn unasked
}

// Point is one row: a value per column. NaN is a gap.
type Point struct {
	Pos    diag.Pos
	When   day.Period // Text has the time of day where points share a day: "2026-03-31T14:05"
	Label  string     // text of the column that labels, "curl 7.69.0"
	Values []float64
}

// Read reads a table.
func Read(t source.Table, o Options) (Table, diag.List) {
	r := &reader{Options: o, file: diag.Pos{File: t.Path}, all: t.Rows}
	r.read()
	for _, d := range r.diags {
		r.table.Unread = r.table.Unread || d.Severity == diag.Error
	}
	return r.table, r.diags
}

type reader struct {
	Options
	file   diag.Pos
	listed [][]source.Cell // the rows that are skipped by their lines
	tail   [][]source.Cell // the rows that are skipped at the end
	all    [][]source.Cell // the rows that are not skipped, with header and what does not belong
	header []source.Cell   // nil without one
	rows   [][]source.Cell // those of the table that are dated
	times  []moment        // the date of each of them
	width  int
	place  when // the columns of the date

	columns []*column // what each column holds, by its place
	unread  []*column // those that become nothing
	marks   marks
	table   Table
	diags   diag.List
}

func (r *reader) read() {
	if !r.skip() || !r.findDates() || !r.even() || !r.where() {
		return
	}
	split, ok := r.column(r.Split)
	if !ok {
		return
	}
	r.measure()
	chosen, label, ok := r.choose(split)
	if !ok || !r.decideMarks() {
		return
	}
	if split < 0 && r.mixed(chosen) {
		return
	}
	r.tellUnread()
	r.tellSkipped()
	r.fill(chosen, label)
	r.uses(chosen, label, split)
	if split >= 0 {
		r.split(split)
	}
	r.sort()
}

// uses notes what the columns of the file and its lines were read as.
func (r *reader) uses(chosen []*column, label, split int) {
	r.table.Uses = make([]Use, r.width)
	for _, c := range r.Where {
		if at, ok := r.column(c.Column); ok && at >= 0 {
			r.table.Uses[at] = UsedAsCondition
		}
	}
	for at := range r.table.Uses {
		switch {
		case slices.ContainsFunc(chosen, func(c *column) bool { return c.at == at }):
			r.table.Uses[at] = UsedAsFigures
		case at == split:
			r.table.Uses[at] = UsedAsSplit
		case at == label:
			r.table.Uses[at] = UsedAsLabel
		case r.place.holds(at):
			r.table.Uses[at] = UsedAsDate
		}
	}
	r.table.Header = r.header
	for i, row := range r.rows {
		r.table.Lines = append(r.table.Lines, row[0].Pos.Line)
		r.table.Dates = append(r.table.Dates, fmt.Sprint(r.times[i].key()))
	}
}

// fill reads the numbers.
func (r *reader) fill(chosen []*column, label int) {
	n := len(chosen)
	slab := make([]float64, n*len(r.rows))
	r.table.Points = make([]Point, len(r.rows))
	for i, row := range r.rows {
		values := slab[i*n : (i+1)*n : (i+1)*n]
		for j, c := range chosen {
			values[j] = r.number(c, row)
		}
		p := Point{Pos: row[0].Pos, When: r.times[i].period, Values: values}
		if label >= 0 && label < len(row) {
			p.Label = row[label].Text
		}
		r.table.Points[i] = p
	}
	for _, c := range chosen {
		r.tellBad(c)
	}
	r.table.Columns = make([]Column, n)
	for j, c := range chosen {
		r.table.Columns[j] = Column{ID: c.id, Wanted: c.wanted, Unit: cmp.Or(c.unit(), unitIn(c.id)), Place: c.at}
	}
	r.rank(chosen)
}

// number reads a cell of a column: NaN for a gap, and for what is reported.
func (r *reader) number(c *column, row []source.Cell) float64 {
	if c.at >= len(row) || isGap(row[c.at].Text) {
		return math.NaN()
	}
	n, ok := scan(row[c.at].Text)
	if ok && n.isZero() && n.unit() == "" && !strings.HasPrefix(c.unit(), "°") {
		return 0 // of any unit
	}
	if ok && (n.unit() != c.unit() || n.doubtful() && !c.scaled()) {
		c.odd(row[c.at], n)
		return math.NaN()
	}
	v := math.NaN()
	if ok {
		v, ok = n.value(r.marks)
	}
	switch {
	case !ok:
		c.bad(row[c.at])
	case n.loses(v):
		c.lossy(row[c.at])
		return math.NaN()
	}
	return v
}

// sort orders the points by date and time of day, and says the time where
// points share a day.
func (r *reader) sort() {
	points, times := r.table.Points, r.times
	zoned := !slices.ContainsFunc(times, func(m moment) bool { return !m.zoned })
	compare := func(a, b int) int {
		return cmp.Or(cmp.Compare(points[a].When.First, points[b].When.First), cmp.Compare(times[a].instant(zoned), times[b].instant(zoned)))
	}
	if ordered := make([]int, len(points)); len(points) > 0 {
		for i := range ordered {
			ordered[i] = i
		}
		if !slices.IsSortedFunc(ordered, compare) {
			slices.SortStableFunc(ordered, compare)
			sorted, when := make([]Point, len(points)), make([]moment, len(points))
			for i, from := range ordered {
				sorted[i], when[i] = points[from], times[from]
			}
			points, times = sorted, when
		}
	}
	same := func(i, j int) bool {
		return i >= 0 && j < len(points) && points[i].When.First == points[j].When.First && points[i].When.Last == points[j].When.Last
	}
	shared := make([]bool, len(points))
	for i := range points {
		shared[i] = same(i-1, i) || same(i, i+1)
	}
	for i := range points {
		if shared[i] && times[i].clocked {
			points[i].When.Text += times[i].clockText()
		}
	}
	r.table.Points, r.times = points, times
	r.overlapping()
}

func (m moment) clockText() string {
	at := time.Time{}.Add(m.clock)
	if m.clock%time.Minute == 0 {
		return at.Format("T15:04")
	}
	return strings.TrimSuffix(at.Format("T15:04:05.000"), ".000")
}

// column finds a column by its header's word, or without a header by its number
// from 1; -1 where no name is given. ok is false where the name leads nowhere,
// which is reported.
func (r *reader) column(name Name) (at int, ok bool) {
	if !name.Given() {
		return -1, true
	}
	if at = find(r.header, name.V); at >= 0 {
		return at, true
	}
	if n := wholeNumber(name.V); r.header == nil && n >= 1 && n <= r.width {
		return n - 1, true
	}
	var known []string
	for _, cell := range r.header {
		if cell.Text != "" {
			known = append(known, cell.Text)
		}
	}
	d := r.diags.Errorf(name.Pos, "reference-dangling", "unknown column %q", name.V)
	if len(r.all) > 0 {
		at := r.all[0][0].Pos
		if r.header != nil {
			at = r.header[0].Pos
		}
		d.See(at, "the columns begin here")
	}
	if near, ok := diag.DidYouMean(name.V, known); ok {
		d.Hintf("did you mean %q?", near)
	} else if r.header == nil {
		d.Hintf("the file has no header; name a column by its number, the first is 1")
	} else {
		d.Hintf("the columns are %s", quoted(known, 8))
	}
	return -1, false
}

// find gives the place of a header's word, as it is written or else in other
// capitals; -1 where there is none.
func find(header []source.Cell, word string) int {
	if i := slices.IndexFunc(header, func(c source.Cell) bool { return c.Text == word }); i >= 0 {
		return i
	}
	return slices.IndexFunc(header, func(c source.Cell) bool { return strings.EqualFold(c.Text, word) })
}

// name gives the word by which the sidecar names a column.
func (r *reader) name(at int) string {
	if at < len(r.header) && r.header[at].Text != "" {
		return r.header[at].Text
	}
	if r.header == nil {
		return itoa(at + 1)
	}
	return ""
}
