// Package diag holds what casebook says about a case: diagnostics, the places
// they point at, their order and their printed forms.
//
// A diagnostic is trouble that the author of the case can mend. Trouble that
// the author cannot mend (a full disk, a missing folder) is an error, and
// belongs to the function that met it. The package knows nothing of cases,
// files or checks; a check is a name to it.
//
// Lines and columns count from 1. Columns count bytes. Line 0 means that the
// place is the file as a whole; column 0 that it is the line as a whole.
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// Pos is a place in a file of the portfolio. File is slash-separated and
// relative to the portfolio; for a value that came from elsewhere it is the
// flag ("--audience") or the environment variable that gave it.
type Pos struct {
	File string
	Line int
	Col  int
}

// Given tells whether the place is known. Values remember where they were
// written; a value without a place was not given by the author.
func (p Pos) Given() bool { return p.File != "" }

// String gives "file:line:col", shortened where line or column are unknown.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Compare orders places by file, line and column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
}

// Severity is how much a diagnostic matters.
type Severity int

// An Error makes the case wrong or unreadable; a Warning makes it weaker.
const (
	Warning Severity = iota
	Error
)

// String gives "error" or "warning".
func (s Severity) String() string {
	if s == Error {
		return "error"
	}
	return "warning"
}

// Related is a second place that helps to understand a diagnostic.
type Related struct {
	Pos  Pos
	Text string
}

// Diagnostic is one mistake or weakness, at its place.
type Diagnostic struct {
	Pos      Pos
	Severity Severity
	Check    string // the id of the check, as "competency-unknown"
	Message  string // what is wrong: lower case, no full stop, the author's word in quotes
	Related  []Related
	Hint     string // what to do, or ""
	Because  string // why the author lives with this warning; such a one is not counted
	Fix      []Edit // what mends it, where a machine can; all of them or none
	Tells    Pos    // where the figures stand that the message tells beside those at Pos; the zero Pos where it tells none
	More     int    // of how many others it tells, that are not in the list: one file has too many of one check
}

// String gives "file:line:col: message [check-id]" as a terminal may show it.
func (d Diagnostic) String() string {
	return visible(fmt.Sprintf("%s: %s [%s]", d.Pos, d.Message, d.Check))
}

// List is what one stage or a whole run found.
type List []Diagnostic

// Errorf adds an error and returns it, so that a caller can set its hint and
// its related places.
func (l *List) Errorf(at Pos, check, format string, args ...any) *Diagnostic {
	return l.add(Error, at, check, format, args)
}

// Warnf adds a warning, like Errorf.
func (l *List) Warnf(at Pos, check, format string, args ...any) *Diagnostic {
	return l.add(Warning, at, check, format, args)
}

func (l *List) add(s Severity, at Pos, check, format string, args []any) *Diagnostic {
	if len(*l) == cap(*l) {
		*l = l.grown()
	}
	*l = append(*l, Diagnostic{Pos: at, Severity: s, Check: check, Message: bounded(fmt.Sprintf(format, args...))})
	return &(*l)[len(*l)-1]
}

// Hintf sets the hint of a diagnostic.
func (d *Diagnostic) Hintf(format string, args ...any) *Diagnostic {
	d.Hint = bounded(fmt.Sprintf(format, args...))
	return d
}

// See adds a related place to a diagnostic. A place that is not known is left out.
func (d *Diagnostic) See(at Pos, format string, args ...any) *Diagnostic {
	if at.Given() {
		d.Related = append(d.Related, Related{at, bounded(fmt.Sprintf(format, args...))})
	}
	return d
}

// Sort puts the list into its total order (place, check, message) and drops
// what was said twice. Of what one file says very often, it keeps the first and
// their number.
func (l *List) Sort() {
	slices.SortStableFunc(*l, compare)
	*l = slices.CompactFunc(*l, func(a, b Diagnostic) bool {
		return a.Pos == b.Pos && a.Check == b.Check && a.Message == b.Message && a.More == 0 && b.More == 0
	})
	*l = l.withoutFloods()
}

// Errors counts the errors.
func (l List) Errors() int { return l.count(Error) }

// Warnings counts the warnings, without those that the author accepts.
func (l List) Warnings() int { return l.count(Warning) }

// Accepted counts the warnings that the author accepts.
func (l List) Accepted() int {
	n := 0
	for _, d := range l {
		if !d.counts(Error) && !d.counts(Warning) {
			n += max(1, d.More)
		}
	}
	return n
}

// Of gives the diagnostics of one severity, without those that the author accepts.
func (l List) Of(s Severity) List {
	return slices.DeleteFunc(slices.Clone(l), func(d Diagnostic) bool { return !d.counts(s) })
}

// Since gives what a list has and the one before had not. Lines move while one
// writes, so a place is the file alone.
func (l List) Since(before List) List {
	type said struct {
		file, check, message, because string
	}
	of := func(d Diagnostic) said { return said{d.Pos.File, d.Check, d.Message, d.Because} }
	old := map[said]int{}
	for _, d := range before {
		old[of(d)]++
	}
	var fresh List
	for _, d := range l {
		if old[of(d)]--; old[of(d)] < 0 {
			fresh = append(fresh, d)
		}
	}
	return fresh
}

func (l List) count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.counts(s) {
			n += max(1, d.More)
		}
	}
	return n
}

func (d Diagnostic) counts(s Severity) bool { return d.Severity == s && d.Because == "" }

// Told tells whether a function adds to the list.
func (l *List) Told(f func()) bool {
	before := *l
	*l = nil
	f()
	told := len(*l) > 0
	*l = append(before, *l...)
	return told
}
