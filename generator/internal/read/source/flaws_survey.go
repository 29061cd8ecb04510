package source

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// flaws collects the flaws of one body.
type flaws struct {
	*masked
	body  Body
	found []Flaw

	texts    spans // of src that are printed as text
	codes    spans // of src that are code
	openers  []int // where a paragraph, a heading or an item begins
	notes    map[string]bool
	refs     map[string]bool // names of definitions that a link uses
	opened   map[string]bool // names of elements that begin somewhere
	blocks   []*ast.HTMLBlock
	tags     []*ast.RawHTML
	tables   []*east.Table
	lists    []*ast.List
	defined  []*ast.LinkReferenceDefinition
	fences   []*ast.FencedCodeBlock
	indented []*ast.CodeBlock

	backticks          map[int]bool // how many stand together and are printed; see codeMarks
	lineStart, lineEnd int          // see line
}

// tell notes a flaw between two places of src.
func (f *flaws) tell(kind FlawKind, start, end int, name, words string) *Flaw {
	from, to := f.place(start, end)
	f.found = append(f.found, Flaw{Kind: kind, Start: from, End: to, Name: name, Words: oneLine(words), whole: f.same(start, end)})
	return &f.found[len(f.found)-1]
}

// edit gives the edit that puts a text in the place of a run of src; none where the
// author's file holds more there than src does, as a comment.
func (f *flaws) edit(start, end int, text string) *Edit {
	if !f.same(start, end) {
		return nil
	}
	from, to := f.place(start, end)
	return &Edit{Start: from, End: to, Text: text}
}

// same tells whether a run of src is what the author wrote, byte for byte.
func (f *flaws) same(start, end int) bool { return f.raw(start, end) == string(f.src[start:end]) }

// place gives where a run of src stands in the body.
func (f *flaws) place(start, end int) (from, to int) {
	from = f.at(start)
	return from, max(from, f.end(end))
}

// raw gives what the author wrote between two places of src.
func (f *flaws) raw(start, end int) string {
	from, to := f.place(start, end)
	return f.body.Text[from:to]
}

// within gives what the author wrote between two signs that are kept: with what
// stands beside them and is not parsed.
func (f *flaws) within(start, end int) string {
	from := f.end(start)
	return f.body.Text[from:max(from, f.at(end))]
}

// survey goes through the parsed body once.
func (f *flaws) survey() {
	f.notes, f.refs = map[string]bool{}, map[string]bool{}
	var texts, codes []span
	lines := func(n ast.Node) {
		for i := range n.Lines().Len() {
			s := n.Lines().At(i)
			codes = append(codes, span{s.Start, s.Stop})
		}
	}
	_ = ast.Walk(f.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.CodeSpan:
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if t, ok := c.(*ast.Text); ok {
					codes = append(codes, span{t.Segment.Start, t.Segment.Stop})
				}
			}
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			texts = append(texts, span{n.Segment.Start, n.Segment.Stop})
		case *ast.HTMLBlock:
			f.blocks = append(f.blocks, n)
			lines(n)
			if n.HasClosure() {
				codes = append(codes, span{n.ClosureLine.Start, n.ClosureLine.Stop})
			}
		case *ast.RawHTML:
			f.tags = append(f.tags, n)
			for i := range n.Segments.Len() {
				s := n.Segments.At(i)
				codes = append(codes, span{s.Start, s.Stop})
			}
		case *ast.FencedCodeBlock:
			f.fences = append(f.fences, n)
			if n.Info != nil {
				codes = append(codes, span{n.Info.Segment.Start, n.Info.Segment.Stop})
			}
			lines(n)
		case *ast.CodeBlock:
			f.indented = append(f.indented, n)
			lines(n)
		case *ast.Link:
			if n.Reference != nil {
				f.refs[refName(string(n.Reference.Value))] = true
			}
		case *ast.Image:
			if n.Reference != nil {
				f.refs[refName(string(n.Reference.Value))] = true
			}
		case *ast.LinkReferenceDefinition:
			f.defined = append(f.defined, n)
		case *ast.List:
			f.lists = append(f.lists, n)
		case *east.Footnote:
			f.notes[string(n.Ref)] = true
		case *east.Table:
			f.tables = append(f.tables, n)
		case *ast.Paragraph, *ast.Heading, *ast.TextBlock:
			if n.Lines().Len() > 0 {
				f.openers = append(f.openers, n.Lines().At(0).Start)
			}
		}
		return ast.WalkContinue, nil
	})
	f.texts, f.codes = joined(texts, f.src), joined(codes, f.src)
}

// refName gives the name of a definition as Markdown compares them.
func refName(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// has tells whether the text has a sign in it. Looking for one costs a hundredth
// of what looking for a pattern does.
func (f *flaws) has(sign string) bool { return bytes.Contains(f.src, []byte(sign)) }

// matches gives the matches of a pattern that has a sign in it.
func (f *flaws) matches(sign string, pattern *regexp.Regexp) [][]int {
	if !f.has(sign) {
		return nil
	}
	return pattern.FindAllSubmatchIndex(f.src, -1)
}

// inText gives the matches of a pattern all of which is printed as text.
func (f *flaws) inText(sign string, pattern *regexp.Regexp) [][]int {
	var all [][]int
	for _, m := range f.matches(sign, pattern) {
		if f.texts.hold(m[0], m[1]) {
			all = append(all, m)
		}
	}
	return all
}

// lineFrom gives the line from a byte on, and no more than some bytes of it.
func (f *flaws) lineFrom(at, most int) []byte {
	rest := f.src[at:min(len(f.src), at+most)]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		return rest[:i]
	}
	return rest
}

// line gives where the line that holds a byte of src begins and ends, without its
// line break.
func (f *flaws) line(at int) (start, end int) {
	at = min(at, len(f.src))
	if f.lineStart <= at && at < f.lineEnd {
		return f.lineStart, f.lineEnd // as long as a whole text, perhaps
	}
	defer func() { f.lineStart, f.lineEnd = start, end }()
	start = bytes.LastIndexByte(f.src[:at], '\n') + 1
	if i := bytes.IndexByte(f.src[at:], '\n'); i >= 0 {
		return start, at + i
	}
	return start, len(f.src)
}
