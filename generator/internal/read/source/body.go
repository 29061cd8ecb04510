package source

import (
	"sort"
	"strings"
	"sync"

	"github.com/casebook-dev/casebook/generator/diag"
)

// Body is Markdown text that knows where each of its bytes stands in the file.
// The zero Body is empty.
type Body struct {
	Text   string
	File   string
	Value  diag.Pos // of the value that holds it; the zero Pos in a file of Markdown
	places []stand  // of runs of Text, first to last; the first one begins with it
	kept   *kept    // what was parsed of it, nil = it is parsed whenever somebody asks
}

// kept is a text as it was parsed, once for all copies of a body.
type kept struct {
	text  string
	parse sync.Once
	found Markdown
}

// stand is where a run of a text stands in its file: up to the next run, on one line.
type stand struct {
	at        int  // in the text
	line, col int  // in the file; a line of 0 is not known
	still     bool // every byte of the run has this place
}

// NewBody makes a body of a file's text from a line on.
func NewBody(file string, firstLine int, text string) Body {
	b := Body{Text: text, File: file}
	if text != "" {
		b.places = make([]stand, 0, strings.Count(text, "\n")+1)
		b.places = append(b.places, stand{line: firstLine, col: 1})
		for i, at := range indexes(text, "\n") {
			b.places = append(b.places, stand{at: at + 1, line: firstLine + i + 1, col: 1})
		}
	}
	return b
}

// Empty tells whether there is nothing to read.
func (b Body) Empty() bool { return strings.TrimSpace(b.Text) == "" }

// Lines gives the file's line of each line of Text.
func (b Body) Lines() []int {
	if len(b.places) == 0 {
		return nil
	}
	lines := []int{b.Pos(0).Line}
	for _, at := range indexes(b.Text, "\n") {
		lines = append(lines, b.Pos(at+1).Line)
	}
	return lines
}

// Pos gives the place of a byte of Text in the file.
func (b Body) Pos(offset int) diag.Pos {
	i := sort.Search(len(b.places), func(i int) bool { return b.places[i].at > offset }) - 1
	if i < 0 {
		return diag.Pos{File: b.File}
	}
	p := b.places[i]
	if p.still {
		offset = p.at
	}
	return diag.Pos{File: b.File, Line: p.line, Col: p.col + offset - p.at}
}

// Edit replaces the bytes of a body from Start to End.
type Edit struct {
	Start, End int
	Text       string
}

// Escaped gives a text whose marks Markdown shows as they are.
func Escaped(text, marks string) string {
	var out strings.Builder
	for _, r := range text {
		if strings.ContainsRune(marks, r) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}

// Edited gives a text with edits made that are in order and do not overlap.
func Edited(text string, edits []Edit) string {
	var out strings.Builder
	from := 0
	for _, e := range edits {
		out.WriteString(text[from:e.Start])
		out.WriteString(e.Text)
		from = e.End
	}
	return out.String() + text[from:]
}

// Edit gives the body with edits made. Of edits that overlap, the first one is
// made. What stays keeps its place, and what is put in has that of what it replaces.
func (b Body) Edit(edits ...Edit) Body {
	if len(edits) == 0 {
		return b
	}
	sort.Slice(edits, func(i, j int) bool { return edits[i].Start < edits[j].Start })
	var text strings.Builder
	var places []stand
	from, next := 0, 0 // of the text that is kept, and the first place behind it
	note := func(at diag.Pos, still bool) {
		p := stand{at: text.Len(), line: at.Line, col: at.Col, still: still}
		if n := len(places); n > 0 && places[n-1].at == p.at {
			places[n-1] = p
			return
		}
		places = append(places, p)
	}
	keep := func(end int) {
		if from == end {
			return
		}
		for next < len(b.places) && b.places[next].at <= from {
			next++
		}
		note(b.Pos(from), next > 0 && b.places[next-1].still)
		for ; next < len(b.places) && b.places[next].at < end; next++ {
			p := b.places[next]
			p.at += text.Len() - from
			places = append(places, p)
		}
		text.WriteString(b.Text[from:end])
	}
	for _, e := range edits {
		if e.Start < from {
			continue
		}
		keep(e.Start)
		if e.Text != "" {
			note(b.Pos(e.Start), true)
			text.WriteString(e.Text)
		}
		from = e.End
	}
	keep(len(b.Text))
	return Body{Text: text.String(), File: b.File, places: places}
}
