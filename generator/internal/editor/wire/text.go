package wire

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Encoding is the unit in which columns count.
type Encoding string

// The encodings. UTF-16 is what every client knows.
const (
	UTF8  Encoding = "utf-8"
	UTF16 Encoding = "utf-16"
)

// Position is a place in a text. Both count from 0.
type Position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// Range is from a place up to another one.
type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// Text is a text that knows its lines. They end in a line feed, a carriage return, or
// both. A byte-order mark belongs to no line.
type Text struct {
	String   string
	encoding Encoding
	starts   []int  // of the lines
	stops    []stop // of long lines
}

// stop is a character of a long line, with the units before it. Places are counted from the
// nearest one, not from the beginning of the line.
type stop struct{ at, units int }

// apart is how many bytes lie between two stops, or one character more.
const apart = 1 << 10

// NewText looks for the lines of a text.
func NewText(s string, encoding Encoding) *Text {
	t := &Text{String: s, encoding: encoding, starts: []int{len(s) - len(strings.TrimPrefix(s, "\uFEFF"))}}
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' || s[i] == '\r' && (i+1 == len(s) || s[i+1] != '\n') {
			t.starts = append(t.starts, i+1)
		}
	}
	for line := range t.starts {
		t.addStops(t.bounds(line))
	}
	return t
}

func (t *Text) addStops(start, end int) {
	if end-start <= apart {
		return
	}
	last, here := start, stop{start, 0}
	for here.at < end {
		if here.at-last >= apart {
			t.stops = append(t.stops, here)
			last = here.at
		}
		here = t.after(here)
	}
}

// stopOf gives the last stop of a line before what is looked for, or else its beginning.
func (t *Text) stopOf(start, end int, before func(stop) bool) stop {
	i := sort.Search(len(t.stops), func(i int) bool {
		s := t.stops[i]
		return s.at > end || s.at > start && !before(s)
	})
	if i > 0 && t.stops[i-1].at > start {
		return t.stops[i-1]
	}
	return stop{start, 0}
}

// Line gives a line without its end; "" for one that the text does not have.
func (t *Text) Line(n int) string {
	start, end := t.bounds(n)
	return t.String[start:end]
}

// bounds gives where a line begins and ends. A line below the last one is at the end.
func (t *Text) bounds(n int) (start, end int) {
	if n < 0 {
		return t.starts[0], t.starts[0]
	}
	if n >= len(t.starts) {
		return len(t.String), len(t.String)
	}
	start, end = t.starts[n], len(t.String)
	if n+1 < len(t.starts) {
		end = t.starts[n+1]
	}
	return start, start + len(strings.TrimRight(t.String[start:end], "\r\n"))
}

// Offset gives the byte of a place. A place behind the end of a line is at its end; one
// within a character at its beginning.
func (t *Text) Offset(p Position) int {
	start, end := t.bounds(p.Line)
	here := t.stopOf(start, end, func(s stop) bool { return s.units <= p.Character })
	for here.at < end {
		next := t.after(here)
		if next.units > p.Character {
			break
		}
		here = next
	}
	return here.at
}

// At gives the place of a byte.
func (t *Text) At(offset int) Position {
	offset = max(t.starts[0], min(offset, len(t.String)))
	line := sort.SearchInts(t.starts, offset+1) - 1
	here := t.stopOf(t.starts[line], offset, func(s stop) bool { return s.at <= offset })
	for here.at < offset {
		next := t.after(here)
		if next.at > offset {
			break
		}
		here = next
	}
	return Position{line, here.units}
}

// Between gives the range of the bytes from one to another.
func (t *Text) Between(start, end int) Range { return Range{t.At(start), t.At(end)} }

// OfBytes gives the byte at a line and a column that count from 1, as diagnostics have
// them; column 0 is the line as a whole.
func (t *Text) OfBytes(line, col int) int {
	start, end := t.bounds(line - 1)
	return min(start+max(col-1, 0), end)
}

// after gives the place behind a character. A byte that belongs to no character is one of its
// own.
func (t *Text) after(here stop) stop {
	r, size := utf8.DecodeRuneInString(t.String[here.at:])
	units := 1
	switch {
	case t.encoding == UTF8:
		units = size
	case r >= 0x10000:
		units = 2
	}
	return stop{here.at + size, here.units + units}
}
