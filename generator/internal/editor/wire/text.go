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
	starts   []int // of the lines
}

// NewText looks for the lines of a text.
func NewText(s string, encoding Encoding) *Text {
	t := &Text{String: s, encoding: encoding, starts: []int{len(s) - len(strings.TrimPrefix(s, "\uFEFF"))}}
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' || s[i] == '\r' && (i+1 == len(s) || s[i+1] != '\n') {
			t.starts = append(t.starts, i+1)
		}
	}
	return t
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
	at, end := t.bounds(p.Line)
	for units := 0; at < end; {
		size, width := t.next(at)
		if units += width; units > p.Character {
			break
		}
		at += size
	}
	return at
}

// At gives the place of a byte.
func (t *Text) At(offset int) Position {
	offset = max(t.starts[0], min(offset, len(t.String)))
	line := sort.SearchInts(t.starts, offset+1) - 1
	units := 0
	for at := t.starts[line]; at < offset; {
		size, width := t.next(at)
		if at += size; at <= offset {
			units += width
		}
	}
	return Position{line, units}
}

// Between gives the range of the bytes from one to another.
func (t *Text) Between(start, end int) Range { return Range{t.At(start), t.At(end)} }

// OfBytes gives the byte at a line and a column that count from 1, as diagnostics have
// them; column 0 is the line as a whole.
func (t *Text) OfBytes(line, col int) int {
	start, end := t.bounds(line - 1)
	return min(start+max(col-1, 0), end)
}

// next gives the bytes of the character that begins at a byte, and how many units it counts. A
// byte that belongs to no character is one of its own.
func (t *Text) next(at int) (size, units int) {
	r, size := utf8.DecodeRuneInString(t.String[at:])
	switch {
	case t.encoding == UTF8:
		return size, size
	case r >= 0x10000:
		return size, 2
	}
	return size, 1
}
