package source

import (
	"sort"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
)

// Body is Markdown text that knows where each of its lines stands in the file.
// The zero Body is empty.
type Body struct {
	Text   string
	File   string
	Value  diag.Pos // of the value that holds it; the zero Pos in a file of Markdown
	lines  []int    // the file's line of each line of Text
	starts []int    // the byte of Text that each line begins with
}

// NewBody makes a body of a file's text from a line on.
func NewBody(file string, firstLine int, text string) Body {
	b := Body{Text: text, File: file}
	if text != "" {
		b.starts = startsOf(text)
		b.lines = make([]int, len(b.starts))
		for i := range b.lines {
			b.lines[i] = firstLine + i
		}
	}
	return b
}

// startsOf gives where the lines of a text begin.
func startsOf(text string) []int {
	starts := make([]int, 1, strings.Count(text, "\n")+1)
	for _, at := range indexes(text, "\n") {
		starts = append(starts, at+1)
	}
	return starts
}

// Empty tells whether there is nothing to read.
func (b Body) Empty() bool { return strings.TrimSpace(b.Text) == "" }

// Lines gives the file's line of each line of Text.
func (b Body) Lines() []int { return b.lines }

// Pos gives the place of a byte of Text in the file.
func (b Body) Pos(offset int) diag.Pos {
	line := sort.SearchInts(b.starts, offset+1) - 1
	if line < 0 || line >= len(b.lines) {
		return diag.Pos{File: b.File}
	}
	return diag.Pos{File: b.File, Line: b.lines[line], Col: offset - b.starts[line] + 1}
}

// Edit replaces the bytes of a body from Start to End.
type Edit struct {
	Start, End int
	Text       string
}

// Edit gives the body with edits made. Of edits that overlap, the first one is
// made. Every line of the new text keeps the place of the line that it began on.
func (b Body) Edit(edits ...Edit) Body {
	if len(edits) == 0 {
		return b
	}
	sort.Slice(edits, func(i, j int) bool { return edits[i].Start < edits[j].Start })
	var text strings.Builder
	var lines []int
	from, line := 0, 0 // of the text that is kept, and how many lines were before it
	keep := func(end int) {
		n := strings.Count(b.Text[from:end], "\n")
		if text.Len() == 0 && len(lines) == 0 {
			lines = append(lines, b.lines[line])
		}
		lines = append(lines, b.lines[line+1:line+1+n]...)
		line += n
		text.WriteString(b.Text[from:end])
	}
	for _, e := range edits {
		if e.Start < from {
			continue
		}
		keep(e.Start)
		at := b.lines[min(line, len(b.lines)-1)]
		for range strings.Count(e.Text, "\n") {
			lines = append(lines, at)
		}
		text.WriteString(e.Text)
		line += strings.Count(b.Text[e.Start:e.End], "\n")
		from = e.End
	}
	keep(len(b.Text))
	return Body{Text: text.String(), File: b.File, lines: lines, starts: startsOf(text.String())}
}
