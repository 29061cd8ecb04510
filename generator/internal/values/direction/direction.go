// Package direction finds the characters by which a text changes the direction of the
// words behind it, where they would change it beyond the text that holds them.
//
// It knows the nine controls that open and close a run of other direction (U+202A to
// U+202E, U+2066 to U+2069), and their references in Markdown, and nothing of letters. Marks (U+200E, U+200F, U+061C) open
// nothing and are left alone, and so is every run that is closed. Texts are in UTF-8.
//
// As in Unicode Standard Annex #9, U+2069 closes an isolate with all that is open
// in it, and U+202C an embedding or an override, but none outside of the isolate that it stands
// in. A run ends with its paragraph, at an empty line.
package direction

import (
	"regexp"
	"slices"
	"strconv"
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
	if !raw(text) { // so it is with most texts
		return nil
	}
	return loose(text, nil)
}

// LooseInMarkdown lists them in a text of Markdown, where references (&#x202e;, &#8238;)
// are what they name. It is told how to find out which of them stand in code, where they
// are no more than letters; that is asked first to last.
func LooseInMarkdown(text string, code func() func(at int) bool) []Control {
	references := map[int]Control{}
	var literal func(int) bool
	for _, at := range reference.FindAllStringSubmatchIndex(text, -1) {
		r := named(text, at)
		if before := strings.TrimRight(text[:at[0]], `\`); !opens(r) && r != endOfRun && r != endOfIsolate || (at[0]-len(before))%2 == 1 {
			continue
		}
		if literal == nil {
			literal = code()
		}
		if !literal(at[0]) {
			references[at[0]] = Control{at[0], at[1], r}
		}
	}
	if len(references) == 0 {
		return Loose(text)
	}
	return loose(text, references)
}

// reference is what CommonMark takes for a number of a character.
var reference = regexp.MustCompile(`&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));`)

func named(text string, at []int) rune {
	digits, base := at[2:4], 16
	if digits[0] < 0 {
		digits, base = at[4:6], 10
	}
	n, _ := strconv.ParseInt(text[digits[0]:digits[1]], base, 32) // digits they are, and few
	return rune(n)
}

func raw(text string) bool {
	return strings.IndexByte(text, "\u202a"[0]) >= 0 && (strings.Contains(text, "\u202a"[:2]) || strings.Contains(text, "\u2066"[:2]))
}

func loose(text string, references map[int]Control) []Control {
	var p paragraph
	empty := false // the line has no words so far
	for i, r := range text {
		named, is := references[i]
		switch {
		case is:
			p.control(named)
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
func Settled(text string) string { return Without(text, Loose(text)) }

// Without gives a text without controls of it.
func Without(text string, loose []Control) string {
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
