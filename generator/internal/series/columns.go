package series

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

// column is what the cells of one column are.
type column struct {
	at     int
	id     string
	wanted int // the place in Options.Columns, or -1

	filled  int
	figures bool        // most cells are numbers of one unit
	dates   bool        // most cells are dates
	plain   bool        // every cell is words, or the number of a version
	other   source.Cell // the first cell that is no number, or not of the unit
	units   []tally
	letters byte // bits of K, M and B

	// The first cell that shows the decimal mark, and the first that leaves it open.
	point, comma, either []source.Cell

	badCells, oddCells int
	badCell, oddCell   source.Cell
	oddFigure          figure
}

// tally counts the cells of a unit.
type tally struct {
	unit  string
	cells int
}

// unit is what most cells count.
func (c *column) unit() string {
	best := tally{}
	for _, t := range c.units {
		if t.cells > best.cells {
			best = t
		}
	}
	return best.unit
}

func (c *column) scaled() bool { return c.letters&(c.letters-1) != 0 }

var letterBits = map[byte]byte{'K': 1, 'M': 2, 'B': 4}

// measure looks at every column but those of the date.
func (r *reader) measure() {
	r.columns = make([]*column, r.width)
	for at := range r.width {
		if !r.dated(at) {
			r.columns[at] = r.look(at)
		}
	}
}

func (r *reader) look(at int) *column {
	c := &column{at: at, wanted: -1, plain: true}
	numbers, dates, missing, counts := 0, 0, 0, map[string]int{}
	versions := true // whether the numbers can be those of versions: 4.0
	for _, row := range r.rows {
		if at >= len(row) || isGap(row[at].Text) {
			if at < len(row) && row[at].Text != "" {
				missing++
			}
			continue
		}
		cell := row[at]
		c.filled++
		f, ok := scan(cell.Text)
		if !ok {
			if c.other.Text == "" {
				c.other = cell
			}
			if c.plain = c.plain && plainWords(cell.Text); !c.plain && readMoment(cell.Text).strict() {
				dates++
			}
			continue
		}
		numbers++
		versions = versions && f.core == cell.Text
		i, seen := counts[f.unit()]
		if !seen {
			i = len(c.units)
			if i == 16 { // words with a number before them, and no units
				i--
			} else {
				c.units = append(c.units, tally{unit: f.unit()})
				counts[f.unit()] = i
			}
		}
		c.units[i].cells++
		c.letters |= letterBits[f.letter]
		switch {
		case f.decimal == '.' && c.point == nil:
			c.point = []source.Cell{cell}
		case f.decimal == ',' && c.comma == nil:
			c.comma = []source.Cell{cell}
		case f.either != 0 && c.either == nil:
			c.either = []source.Cell{cell}
		}
	}
	most := 0
	for _, t := range c.units {
		most = max(most, t.cells)
	}
	c.figures = c.filled > 0 && 2*most >= c.filled || c.filled == 0 && missing > 0 && r.header != nil
	c.dates = !c.figures && 2*dates >= c.filled
	c.plain = c.plain && !c.dates && !c.figures && (numbers == 0 || versions && version.MatchString(c.other.Text))
	if c.other.Text == "" && !c.figures && c.filled > 0 {
		c.other = r.firstFilled(at)
	}
	return c
}

func (r *reader) firstFilled(at int) source.Cell {
	for _, row := range r.rows {
		if at < len(row) && !isGap(row[at].Text) {
			return row[at]
		}
	}
	return source.Cell{}
}

var version = regexp.MustCompile(`^\d+(\.\d+)+([-.+]?[A-Za-z]+[.\d]*)?$`)

// plainWords tells whether a cell is meant as words: it begins with a letter,
// or is the number of a version or of an issue.
func plainWords(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	if unicode.IsLetter(first) {
		return !readMoment(text).strict()
	}
	return version.MatchString(text) || len(text) > 1 && text[0] == '#' && wholeNumber(text[1:]) >= 0
}

// choose gives the columns that become lines of numbers, and the one that
// labels the points, or -1.
func (r *reader) choose(split int) (chosen []*column, label int, ok bool) {
	taken := make([]bool, r.width)
	for _, c := range r.Where {
		if at, ok := r.column(c.Column); ok {
			taken[at] = true
		}
	}
	ok = true
	for _, name := range r.Ignore {
		at, found := r.column(name)
		if ok = ok && found; found {
			taken[at] = true
		}
	}
	label, found := r.column(r.Label)
	value, valued := r.column(r.Value)
	if ok = ok && found && valued; !ok {
		return nil, -1, false
	}
	for _, at := range []int{split, label} {
		if at >= 0 {
			taken[at] = true
		}
	}
	named := len(r.Columns) > 0 && split < 0
	switch {
	case value >= 0:
		chosen = r.add(chosen, value, -1)
	case named:
		for i, name := range r.Columns {
			if at, found := r.column(name); found && !r.dated(at) {
				chosen = r.add(chosen, at, i)
			} else if found {
				r.diags.Errorf(name.Pos, "value-bad", "%q is the column of dates", name.V).Hintf("name columns of figures under columns:")
				ok = false
			} else {
				ok = false
			}
		}
	default:
		for at, c := range r.columns {
			if c != nil && c.figures && !taken[at] && (c.filled > 0 || split < 0) {
				chosen = r.add(chosen, at, -1)
			}
		}
	}
	var unread []*column
	for at, c := range r.columns {
		switch {
		case c == nil || taken[at] || c.figures || c.filled == 0 || slices.Contains(chosen, c):
		case label < 0 && split < 0 && c.plain:
			label = at
		case value < 0 && !named:
			unread = append(unread, c)
		}
	}
	if len(chosen) == 0 {
		if ok {
			r.noNumbers(unread, label)
		}
		return nil, -1, false
	}
	r.unread = unread
	return chosen, label, ok
}

func (r *reader) add(chosen []*column, at, wanted int) []*column {
	c := r.columns[at]
	if c == nil || slices.Contains(chosen, c) {
		return chosen
	}
	c.wanted, c.figures = wanted, true
	c.id = r.id(chosen, at)
	return append(chosen, c)
}

// id names a column: by its header, else by the sidecar's number, "value", "value-2" and so on.
func (r *reader) id(chosen []*column, at int) string {
	id := ""
	switch {
	case at < len(r.header) && r.header[at].Text != "":
		id = r.header[at].Text
	case r.columns[at].wanted >= 0:
		return r.Columns[r.columns[at].wanted].V
	case len(chosen) == 0:
		id = "value"
	default:
		id = fmt.Sprintf("value-%d", len(chosen)+1)
	}
	named := at < len(r.header) && r.header[at].Text != ""
	taken := func(id string) bool {
		return slices.ContainsFunc(chosen, func(c *column) bool { return c.id == id }) ||
			!named && slices.ContainsFunc(r.header, func(c source.Cell) bool { return c.Text == id })
	}
	if !taken(id) {
		return id
	}
	if named {
		r.diags.Errorf(r.header[at].Pos, "field-repeated", "two columns are named %q", id).Hintf("rename one of the two")
	}
	n := at + 1
	for taken(fmt.Sprintf("%s-%d", id, n)) {
		n++
	}
	return fmt.Sprintf("%s-%d", id, n)
}

// noNumbers says why nothing of the file can be drawn.
func (r *reader) noNumbers(unread []*column, label int) {
	at, why := r.file, ""
	if len(unread) == 0 && label >= 0 && r.columns[label] != nil {
		unread = []*column{r.columns[label]}
	}
	if len(unread) > 0 {
		c := unread[0]
		at, why = c.other.Pos, fmt.Sprintf(": %q in %s is none", short(c.other.Text), r.called(c.at))
	}
	r.diags.Errorf(at, "number-bad", "no column holds numbers%s", why).
		Hintf("write numbers as 12, 12.5, 1,234.5 or 12 %%, and NA or nothing where one is missing")
}

// called names a column in a message: by its header, or by its number.
func (r *reader) called(at int) string {
	if at < len(r.header) && r.header[at].Text != "" {
		return fmt.Sprintf("%q", short(r.header[at].Text))
	}
	return "column " + itoa(at+1)
}

// tellUnread names the columns that are neither drawn nor label.
func (r *reader) tellUnread() {
	unread := r.unread
	if len(unread) == 0 {
		return
	}
	var what, names []string
	for _, c := range unread {
		if names = append(names, yaml(r.name(c.at))); len(what) < 3 {
			kind := "no number"
			if c.dates {
				kind = "a date"
			}
			what = append(what, fmt.Sprintf("%s (%q is %s)", r.called(c.at), short(c.other.Text), kind))
		}
	}
	at := unread[0].other.Pos
	if r.header != nil {
		at = r.header[unread[0].at].Pos
	}
	var d *diag.Diagnostic
	if n := len(unread) - len(what); n > 0 {
		d = r.diags.Warnf(at, "column-unread", "%d columns are not read: %s and %d more", len(unread), strings.Join(what, ", "), n)
	} else if len(unread) > 1 {
		d = r.diags.Warnf(at, "column-unread", "%d columns are not read: %s", len(unread), strings.Join(what, ", "))
	} else {
		d = r.diags.Warnf(at, "column-unread", "column %s is not read", strings.TrimPrefix(what[0], "column "))
	}
	if r.header != nil && names[0] == `""` {
		d.Hintf("give the column a name in the first line, and in %s say ignore: [NAME] to leave it out, or label: NAME to show it beside each point", r.Sidecar)
		return
	}
	them, that := "them", "that one"
	if len(unread) == 1 {
		them, that = "it", "it"
	}
	d.Hintf("in %s, say ignore: [%s] to leave %s out, or label: %s to show %s beside each point", r.Sidecar, strings.Join(names, ", "), them, names[0], that)
}

func (c *column) bad(cell source.Cell) {
	if c.badCells++; c.badCells == 1 {
		c.badCell = cell
	}
}

func (c *column) odd(cell source.Cell, f figure) {
	if c.oddCells++; c.oddCells == 1 {
		c.oddCell, c.oddFigure = cell, f
	}
}

// tellBad reports the cells of a column that are no numbers of its kind: each
// sort once, at its first cell.
func (r *reader) tellBad(c *column) {
	if n := c.badCells; n == 1 {
		r.diags.Errorf(c.badCell.Pos, "number-bad", "%q is not a number", short(c.badCell.Text)).Hintf("write NA, or nothing, where a value is missing")
	} else if n > 1 {
		r.diags.Errorf(c.badCell.Pos, "number-bad", "%d cells of %s are not numbers; the first is %q", n, r.called(c.at), short(c.badCell.Text)).
			Hintf("write NA, or nothing, where a value is missing; if the column is text, say label: or ignore: in %s", r.Sidecar)
	}
	if c.oddCells == 0 {
		return
	}
	f, text, more := c.oddFigure, short(c.oddCell.Text), ""
	if c.oddCells > 1 {
		more = fmt.Sprintf(", and %d more cells are like it", c.oddCells-1)
	}
	if f.unit() == c.unit() {
		word := map[byte]string{'K': "thousand", 'M': "million", 'B': "billion"}[f.letter]
		r.diags.Errorf(c.oddCell.Pos, "number-ambiguous", "%q can be %s %s, or %s of a unit %q%s", text, f.core, word, f.core, string(f.letter), more).
			Hintf("write the number out, or leave the letter away and write unit: into %s", r.Sidecar)
		return
	}
	named := func(unit string) string {
		if unit == "" {
			return "no unit"
		}
		return fmt.Sprintf("the unit %q", unit)
	}
	r.diags.Errorf(c.oddCell.Pos, "number-bad", "%q has %s; most cells of %s have %s%s", text, named(f.unit()), r.called(c.at), named(c.unit()), more).
		Hintf("write all numbers of a column in one unit")
}

// rank puts the columns that measure something first: an id, an index, a
// constant or a part of the date is no headline. The order of the sidecar stays.
func (r *reader) rank(chosen []*column) {
	if len(chosen) == 0 || chosen[0].wanted >= 0 || r.Value.Given() {
		return
	}
	order := make([]int, len(chosen))
	weight := make([]int, len(chosen))
	for j, c := range chosen {
		order[j] = j
		switch {
		case c.filled == 0:
			weight[j] = 3
		case r.isIndex(c, j) || r.isDatePart(j):
			weight[j], r.table.Columns[j].Aside = 2, true
		case r.isConstant(j):
			weight[j] = 1
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return weight[a] - weight[b] })
	if slices.IsSorted(order) {
		return
	}
	columns := make([]Column, len(order))
	for j, from := range order {
		columns[j] = r.table.Columns[from]
	}
	r.table.Columns = columns
	values := make([]float64, len(order))
	for _, p := range r.table.Points {
		copy(values, p.Values)
		for j, from := range order {
			p.Values[j] = values[from]
		}
	}
}

func (r *reader) isConstant(j int) bool {
	first, n := math.NaN(), 0
	for _, p := range r.table.Points {
		v := p.Values[j]
		if math.IsNaN(v) {
			continue
		}
		if n++; n == 1 {
			first = v
		} else if v != first {
			return false
		}
	}
	return n > 2
}

var (
	idName    = regexp.MustCompile(`(?i)^(|ids?|uid|uuid|guid|pk|idx|rowid|unnamed: ?\d+|.*[-_ .](ids?|uuid|guid|idx|pk))$`)
	camelID   = regexp.MustCompile(`[a-z](Id|ID|Idx|UUID)$`)
	countName = regexp.MustCompile(`(?i)^(#|nr\.?|no\.?|num|number|key|index|row|rownum)$`)
)

// isIndex tells whether a column counts or names its rows: by its name, with
// whole numbers, or because it is 0, 1, 2 and so on.
func (r *reader) isIndex(c *column, j int) bool {
	points := r.table.Points
	counts, rises, falls := len(points) > 3, true, true
	for i, p := range points {
		v := p.Values[j]
		if math.IsNaN(v) {
			counts, rises, falls = false, false, false
			continue
		}
		if v != math.Trunc(v) {
			return false
		}
		first := points[0].Values[j]
		counts = counts && (first == 0 || first == 1) && v == first+float64(i)
		if i > 0 {
			rises, falls = rises && v > points[i-1].Values[j], falls && v < points[i-1].Values[j]
		}
	}
	if counts || r.header == nil {
		return counts
	}
	name := r.header[c.at].Text
	return idName.MatchString(name) || camelID.MatchString(name) || countName.MatchString(name) && (rises || falls)
}

// isDatePart tells whether a column says again what the date says: its year,
// month, quarter, or seconds since 1970.
func (r *reader) isDatePart(j int) bool {
	if len(r.table.Points) < 3 {
		return false
	}
	var year, month, quarter, seconds, any = true, true, true, true, false
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range r.table.Points {
		v := p.Values[j]
		if math.IsNaN(v) {
			continue
		}
		any = true
		low, high = min(low, v), max(high, v)
		y, m, _ := p.When.First.Date()
		last, _, _ := p.When.Last.Date()
		year = year && v >= float64(y) && v < float64(last+1)
		month = month && v == float64(m)
		quarter = quarter && v == float64((m+2)/3)
		day := float64(p.When.First)
		seconds = seconds && (math.Floor(v/86400) == day || math.Floor(v/86400000) == day)
		if !year && !month && !quarter && !seconds {
			return false
		}
	}
	return any && (year || seconds || (month || quarter) && low < high)
}
