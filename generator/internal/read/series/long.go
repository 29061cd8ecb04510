package series

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// mostLines is how many columns a split may give.
const mostLines = 400

// where keeps the rows that the sidecar asks for. ok is false where none is left.
func (r *reader) where() (ok bool) {
	for _, c := range r.Where {
		at, ok := r.column(c.Column)
		if !ok {
			return false
		}
		n := 0
		var known []string
		seen := map[string]bool{}
		for i, row := range r.rows {
			text := cellOf(row, at).Text
			if text == c.Value.V {
				r.rows[n], r.times[n] = row, r.times[i]
				n++
			} else if len(known) < mostLines && text != "" && !seen[text] {
				seen[text] = true
				known = append(known, text)
			}
		}
		if r.rows, r.times = r.rows[:n], r.times[:n]; n > 0 {
			continue
		}
		d := r.diags.Errorf(c.Value.Pos, "value-bad", "no row has %q in %s", short(c.Value.V), r.called(at))
		if near, ok := diag.DidYouMean(c.Value.V, known); ok {
			d.Hintf("did you mean %q?", near)
		} else if len(known) > 0 {
			d.Hintf("it holds %s", quoted(known, 6))
		}
		return false
	}
	return true
}

// moments that are the same share one of these.
type instant struct {
	first, last int
	clock       time.Duration
}

func (m moment) key() instant {
	return instant{int(m.period.First), int(m.period.Last), m.clock - m.offset}
}

// mixed tells whether the rows are those of several things, and says which
// column tells them apart: the rows of a date then differ in it, and what it
// holds comes again at other dates.
func (r *reader) mixed(chosen []*column) bool {
	if r.oneByOne() {
		return false
	}
	of, shared, once := r.byDate()
	if shared == 0 {
		return false
	}
	clocked := slices.ContainsFunc(r.times, func(m moment) bool { return m.clocked })
	words, numbers := r.tellers(chosen)
	tells := func(some ...int) bool {
		type cell struct {
			date int
			text string
		}
		seen := make(map[cell]bool, len(r.rows))
		values := map[string]bool{}
		for i, row := range r.rows {
			text := r.key(row, some)
			if seen[cell{of[i], text}] {
				return false
			}
			seen[cell{of[i], text}] = true
			values[text] = true
		}
		if 4*(len(r.rows)-len(values)) < len(r.rows) { // each row is a thing of its own, as a release is
			return false
		}
		return 10*shared >= len(r.rows) || !clocked && len(values) <= 12
	}
	if label := find(r.header, r.Label.V); r.Label.Given() && label >= 0 && tells(label) {
		return false // the author knows that rows share a date
	}
	for _, at := range words {
		if tells(at) {
			r.tellMixed(shared, once, at)
			return true
		}
	}
	for _, at := range numbers {
		if r.names(at) && tells(at) {
			r.tellMixed(shared, once, at)
			return true
		}
	}
	if len(words) <= 12 {
		for i, a := range words {
			for _, b := range words[i+1:] {
				if tells(a, b) {
					r.tellMixed(shared, once, a, b)
					return true
				}
			}
		}
	}
	return false
}

// byDate gives the number of each row's date, how many rows share theirs with
// others, and how many dates those are.
func (r *reader) byDate() (of []int, shared, once int) {
	dates := make(map[instant]int, len(r.rows)) // -> its number
	of = make([]int, len(r.rows))
	var rows []int
	for i, m := range r.times {
		at, ok := dates[m.key()]
		if !ok {
			at = len(rows)
			dates[m.key()] = at
			rows = append(rows, 0)
		}
		of[i] = at
		rows[at]++
	}
	for _, n := range rows {
		if n > 1 {
			shared += n
			once++
		}
	}
	return of, shared, once
}

// tellers gives the columns that may tell rows of one date apart: those of words, and
// those of numbers that are not shown.
func (r *reader) tellers(chosen []*column) (words, numbers []int) {
	for at, c := range r.columns {
		switch {
		case c == nil || c.filled == 0:
		case !c.figures:
			words = append(words, at)
		case len(chosen) > 1 || !slices.Contains(chosen, c):
			numbers = append(numbers, at)
		}
	}
	return words, numbers
}

// oneByOne tells whether the dates go one way, as most files do.
func (r *reader) oneByOne() bool {
	up, down := true, true
	for i := 1; i < len(r.times); i++ {
		a, b := r.times[i-1], r.times[i]
		less, more := a.period.Last < b.period.First, a.period.First > b.period.Last
		up, down = up && less, down && more
		if !up && !down {
			return false
		}
	}
	return true
}

// names tells whether the numbers of a column can name things: they are whole
// and few, and come again.
func (r *reader) names(at int) bool {
	seen := map[string]bool{}
	for _, row := range r.rows {
		text := cellOf(row, at).Text
		if wholeNumber(text) < 0 {
			return false
		}
		seen[text] = true
	}
	return 2*len(seen) <= len(r.rows)
}

func (r *reader) key(row []source.Cell, some []int) string {
	if len(some) == 1 {
		return cellOf(row, some[0]).Text
	}
	return cellOf(row, some[0]).Text + "\x00" + cellOf(row, some[1]).Text
}

func (r *reader) tellMixed(shared, dates int, some ...int) {
	at := some[0]
	var values []string
	for _, row := range r.rows {
		if text := cellOf(row, at).Text; len(values) < 4 && text != "" && !slices.Contains(values, text) {
			values = append(values, text)
		}
	}
	in := fmt.Sprintf("%d dates", dates)
	if dates == 1 {
		in = "a date"
	}
	pos := r.firstFilled(at).Pos
	if r.header != nil {
		pos = r.header[at].Pos
	}
	name := yaml(r.name(at))
	example := "VALUE"
	if len(values) > 0 {
		example = yaml(values[0])
	}
	if len(some) == 1 {
		r.diags.Errorf(pos, "series-mixed", "%d rows share %s; they differ in %s (%s)", shared, in, r.called(at), quoted(values, 3)).
			Hintf("in %s, say where: {%s: %s} to keep one of them, or split: %s for a line each", r.Sidecar, name, example, name)
		return
	}
	other := yaml(r.name(some[1]))
	second := "VALUE"
	if c := r.firstFilled(some[1]); c.Text != "" {
		second = yaml(c.Text)
	}
	r.diags.Errorf(pos, "series-mixed", "%d rows share %s; they differ in %s and %s", shared, in, r.called(at), r.called(some[1])).
		Hintf("in %s, say where: {%s: %s} and split: %s for a line each, or where: {%s: %s, %s: %s}", r.Sidecar, other, second, name, name, example, other, second)
}

// split makes a column of each value of a column. The points have one value
// each when it is called.
func (r *reader) split(at int) {
	if n := len(r.table.Columns); n > 1 {
		var names []string
		for _, c := range r.table.Columns {
			names = append(names, c.ID)
		}
		r.diags.Errorf(r.Split.Pos, "value-bad", "%d columns contain numbers, and split shows one of them", n).
			Hintf("say which, as value: %s; they are %s", yaml(names[0]), quoted(names, 6))
		return
	}
	unit := r.table.Columns[0].Unit
	var columns []Column
	places := map[string]int{}
	for i, row := range r.rows {
		text := cellOf(row, at).Text
		if text == "" {
			r.diags.Errorf(cellOf(r.rows[i], at).Pos, "value-bad", "%s is empty here, and the rows are split by it", r.called(at)).
				Hintf("write what the row belongs to")
			return
		}
		if _, ok := places[text]; !ok {
			places[text] = len(columns)
			columns = append(columns, Column{ID: text, Wanted: -1, Unit: unit})
		}
	}
	if columns = r.wantedLines(columns, places); len(columns) > mostLines {
		r.diags.Errorf(r.Split.Pos, "value-bad", "%s has %d values; at most %d can be lines", r.called(at), len(columns), mostLines).
			Hintf("keep some of them with where:, or name those to show under columns:")
		return
	}
	n := len(columns)
	dates := map[instant]int{}
	var points []Point
	var times []moment
	set := map[[2]int]bool{}
	for i, p := range r.table.Points {
		text := cellOf(r.rows[i], at).Text
		to, ok := places[text]
		if !ok {
			continue
		}
		key := r.times[i].key()
		j, ok := dates[key]
		if !ok {
			j = len(points)
			dates[key] = j
			values := make([]float64, n)
			for k := range values {
				values[k] = math.NaN()
			}
			points, times = append(points, Point{Pos: p.Pos, When: p.When, Values: values}), append(times, r.times[i])
		}
		if set[[2]int{j, to}] {
			r.diags.Errorf(r.rows[i][0].Pos, "series-mixed", "%q has two values at %s", short(text), p.When).
				See(points[j].Pos, "%s is here first", p.When).
				Hintf("keep one of them with where: {COLUMN: VALUE} in %s", r.Sidecar)
			return
		}
		set[[2]int{j, to}] = true
		points[j].Values[to] = p.Values[0]
	}
	r.table.Columns, r.table.Points, r.times = columns, points, times
}

// wantedLines keeps the values that the sidecar names under columns, if it names any.
func (r *reader) wantedLines(all []Column, places map[string]int) []Column {
	if len(r.Columns) == 0 {
		return all
	}
	var ids []string
	for _, c := range all {
		ids = append(ids, c.ID)
	}
	clear(places)
	var kept []Column
	for i, name := range r.Columns {
		j := slices.IndexFunc(all, func(c Column) bool { return c.ID == name.V })
		if j < 0 {
			j = slices.IndexFunc(all, func(c Column) bool { return strings.EqualFold(c.ID, name.V) })
		}
		if j < 0 {
			d := r.diags.Errorf(name.Pos, "reference-dangling", "no row has %q in %q", short(name.V), r.Split.V)
			if near, ok := diag.DidYouMean(name.V, ids); ok {
				d.Hintf("did you mean %q?", near)
			}
			continue
		}
		if _, twice := places[all[j].ID]; !twice {
			places[all[j].ID] = len(kept)
			all[j].Wanted = i
			kept = append(kept, all[j])
		}
	}
	return kept
}

// overlapping reports a period that covers its neighbour: a sum among its parts.
func (r *reader) overlapping() {
	points := r.table.Points
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		if a.When.Last-a.When.First < b.When.Last-b.When.First {
			a, b = b, a
		}
		if a.When.First <= b.When.First && b.When.Last <= a.When.Last && a.When.Last-a.When.First > b.When.Last-b.When.First {
			r.diags.Errorf(a.Pos, "row-odd", "%s covers %s too, which has a line of its own", a.When, b.When).
				See(b.Pos, "%s is here", b.When).
				Hintf("if it is a sum, leave it out in %s: skip: {lines: [%d]}", r.Sidecar, a.Pos.Line)
			return
		}
	}
}
