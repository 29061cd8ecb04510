package series

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// tellUnread names the columns that are neither drawn nor label.
func (r *reader) tellUnread() {
	unread := r.unread
	if len(unread) == 0 {
		return
	}
	var what, names []string
	for _, c := range unread {
		if names = append(names, yaml(r.name(c.at))); len(what) < 3 {
			kind := "not a number"
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

func (c *column) lossy(cell source.Cell) {
	if c.lossyCells++; c.lossyCells == 1 {
		c.lossyCell = cell
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
	if c.lossyCells > 0 {
		more := ""
		if c.lossyCells > 1 {
			more = fmt.Sprintf(", and %d more cells are like it", c.lossyCells-1)
		}
		r.diags.Errorf(c.lossyCell.Pos, "number-bad", "%q has more digits than a number can store: the last ones would change%s", short(c.lossyCell.Text), more).
			Hintf("write it rounded; if the column holds ids, say label: or ignore: in %s", r.Sidecar)
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
		r.diags.Errorf(c.oddCell.Pos, "number-ambiguous", "%q can be %s %s, or %s of a unit %q%s", text, f.core, word, f.core, cmp.Or(f.after, string(f.letter)), more).
			Hintf("write the number in full, or remove the letter and add unit: to %s", r.Sidecar)
		return
	}
	named := func(unit string) string {
		if unit == "" {
			return "no unit"
		}
		return fmt.Sprintf("the unit %q", unit)
	}
	d := r.diags.Errorf(c.oddCell.Pos, "number-bad", "%q has %s; most cells of %s have %s%s", text, named(f.unit()), r.called(c.at), named(c.unit()), more).
		Hintf("write all numbers of a column in one unit")
	if r.Flags {
		d.Hint += "; if it has names, name the column of figures: --value COLUMN"
	}
}
