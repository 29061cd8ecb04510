package series

import (
	"fmt"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

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
		at, why = c.other.Pos, fmt.Sprintf(": %q in %s is not a number", short(c.other.Text), r.called(c.at))
	}
	r.diags.Errorf(at, "number-bad", "no column contains numbers%s", why).
		Hintf("write numbers as 12, 12.5, 1,234.5 or 12 %%, and NA or nothing where one is missing")
}

// called names a column in a message: by its header, or by its number.
func (r *reader) called(at int) string {
	if at < len(r.header) && r.header[at].Text != "" {
		return fmt.Sprintf("%q", short(r.header[at].Text))
	}
	return "column " + itoa(at+1)
}
