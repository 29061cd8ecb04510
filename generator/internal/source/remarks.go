package source

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// WithoutRemarks gives the body without its HTML comments. No page shows them, so
// what authors write in them is for themselves. A comment that begins a line goes
// with the rest of its last line, which no page shows either. In code there are
// none.
func (b Body) WithoutRemarks() Body {
	if !strings.Contains(b.Text, "<!--") {
		return b
	}
	src := []byte(b.Text)
	var edits []Edit
	cut := func(lines ...text.Segment) {
		e := Edit{Start: len(src)}
		for _, s := range lines {
			e.Start, e.End = min(e.Start, s.Start), max(e.End, s.Stop)
		}
		if e.Start < e.End && strings.HasPrefix(strings.TrimLeft(b.Text[e.Start:], " \t"), "<!--") {
			edits = append(edits, e)
		}
	}
	_ = ast.Walk(goldmark.DefaultParser().Parse(text.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.HTMLBlock:
			if entering && n.HTMLBlockType == ast.HTMLBlockType2 {
				lines := n.Lines().Sliced(0, n.Lines().Len())
				if n.HasClosure() {
					lines = append(lines[:len(lines):len(lines)], n.ClosureLine)
				}
				cut(lines...)
			}
		case *ast.RawHTML:
			if entering {
				cut(n.Segments.Sliced(0, n.Segments.Len())...)
			}
		}
		return ast.WalkContinue, nil
	})
	return b.Edit(edits...)
}
