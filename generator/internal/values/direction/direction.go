// Package direction finds the characters by which a text changes the direction of the
// words behind it, where they would change it beyond the text that holds them.
//
// It knows the nine controls that open and close a run of other direction (U+202A to
// U+202E, U+2066 to U+2069), and nothing of letters. Marks (U+200E, U+200F, U+061C) open
// nothing and are left alone, and so is every run that is closed.
//
// As in Unicode Standard Annex #9, U+2069 closes an isolate with all that is open
// in it, and U+202C an embedding or an override, but none outside of the isolate that it stands
// in. A run ends with its paragraph, at an empty line.
package direction

import (
	"slices"
	"strings"
)

// Control is a character that is to be taken out of a text.
type Control struct {
	Start, End int // in bytes
	Char       rune
}

// Overrides tells whether the control turns letters themselves round, whatever they are.
func (c Control) Overrides() bool { return c.Char == toLeft || c.Char == toRight }

const (
	endOfRun     = '\u202c'
	toRight      = '\u202d'
	toLeft       = '\u202e'
	endOfIsolate = '\u2069'
)

func opens(r rune) bool {
	return r == '\u202a' || r == '\u202b' || r == toRight || r == toLeft || isolates(r)
}

func isolates(r rune) bool { return '\u2066' <= r && r <= '\u2068' }

// Loose lists the controls of a text that nothing closes in their paragraph, and every
// override with what closes it, first to last.
func Loose(text string) []Control {
	if !strings.Contains(text, "\u202a"[:2]) && !strings.Contains(text, "\u2066"[:2]) { // so it is with most texts
		return nil
	}
	var p paragraph
	empty := false // the line has no words so far
	for i, r := range text {
		switch {
		case r == '\n' && empty, r == '\u2029':
			p.end()
		case r == '\n':
			empty = true
		case r == ' ' || r == '\t' || r == '\r' || r == '>': // a quotation has empty lines, too
		case opens(r) || r == endOfIsolate || r == endOfRun:
			p.control(Control{i, i + len(string(r)), r})
		default:
			empty = false
		}
	}
	p.end()
	slices.SortFunc(p.loose, func(a, b Control) int { return a.Start - b.Start })
	return p.loose
}

// paragraph is what of a paragraph is open, and what of the text so far is loose.
type paragraph struct {
	open, loose []Control
	isolates    int // that are open
}

func (p *paragraph) control(c Control) {
	switch {
	case isolates(c.Char):
		p.isolates++
		fallthrough
	case opens(c.Char):
		p.open = append(p.open, c)
	case c.Char == endOfIsolate && p.isolates > 0:
		p.isolates--
		for last := c; !isolates(last.Char); {
			last = p.pop()
			if last.Overrides() {
				p.loose = append(p.loose, last)
			}
		}
	case c.Char == endOfRun && len(p.open) > 0 && !isolates(p.open[len(p.open)-1].Char):
		if last := p.pop(); last.Overrides() {
			p.loose = append(p.loose, last, c)
		}
	}
}

func (p *paragraph) pop() Control {
	last := p.open[len(p.open)-1]
	p.open = p.open[:len(p.open)-1]
	return last
}

func (p *paragraph) end() {
	p.loose = append(p.loose, p.open...)
	p.open, p.isolates = nil, 0
}

// Settled gives a text without its loose controls.
func Settled(text string) string {
	loose := Loose(text)
	if len(loose) == 0 {
		return text
	}
	var b strings.Builder
	from := 0
	for _, c := range loose {
		b.WriteString(text[from:c.Start])
		from = c.End
	}
	return b.String() + text[from:]
}
