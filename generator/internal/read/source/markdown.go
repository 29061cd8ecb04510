package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Heading is a heading of a body.
type Heading struct {
	Level  int
	Text   string // without markup
	ID     string // as Hugo makes it, what a fragment names
	Offset int    // of the text in the body
	Start  int    // of the line the heading begins on
	End    int    // behind its last line
}

// Markdown is what a body holds that others refer to, first to last.
type Markdown struct {
	Headings    []Heading
	Links       []Link
	Definitions []Definition // of addresses
}

// Markdown reads the body as Hugo does: CommonMark with tables, footnotes,
// definition lists, strikethrough, task lists and bare links.
func (b Body) Markdown() Markdown {
	if b.Empty() {
		return Markdown{}
	}
	if b.kept != nil && b.kept.text == b.Text { // a copy may have other words
		b.kept.parse.Do(func() { b.kept.found = b.parsed() })
		return b.kept.found
	}
	return b.parsed()
}

func (b Body) parsed() Markdown {
	w := walker{src: []byte(b.Text), parsed: b.blanked(), ids: map[string]bool{}, defined: map[string]defined{}}
	root := asWritten.Parser().Parse(text.NewReader(w.parsed))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if d, ok := n.(*ast.LinkReferenceDefinition); ok && entering {
			w.definition(d)
		}
		return ast.WalkContinue, nil
	})
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		w.visit(n, entering)
		return ast.WalkContinue, nil
	})
	return w.found
}

// walker collects headings and links.
type walker struct {
	src     []byte
	parsed  []byte // src as it is parsed, of the same length
	found   Markdown
	ids     map[string]bool    // of headings
	defined map[string]defined // by label
}

func (w *walker) visit(n ast.Node, entering bool) {
	switch n := n.(type) {
	case *ast.Heading:
		if entering {
			h := heading(n, w.src)
			h.ID = w.id(h.Text)
			w.found.Headings = append(w.found.Headings, h)
		}
	case *ast.Link:
		if !entering {
			w.link(n, n.Destination, n.Reference, false)
		}
	case *ast.Image:
		if !entering {
			w.link(n, n.Destination, n.Reference, true)
		}
	case *ast.AutoLink:
		if entering {
			w.bare(n)
		}
	}
}

// id gives a heading's id: its letters, digits and underscores in lower case, a
// hyphen for each space, and a number where the same was there before.
func (w *walker) id(heading string) string {
	dashes := strings.NewReplacer("---", "", "--", "") // they become one dash, which is no hyphen
	id := strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '-':
			return '-'
		case r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, dashes.Replace(strings.TrimSpace(heading)))
	if id == "" {
		id = "heading"
	}
	unique := id
	for n := 1; w.ids[unique]; n++ {
		unique = fmt.Sprintf("%s-%d", id, n)
	}
	w.ids[unique] = true
	return unique
}

func heading(n *ast.Heading, src []byte) Heading {
	h := Heading{Level: n.Level, Text: plain(n, src)}
	lines := n.Lines()
	if lines.Len() == 0 {
		return h
	}
	h.Offset = lines.At(0).Start
	h.Start = bytes.LastIndexByte(src[:h.Offset], '\n') + 1
	h.End = lineEnd(src, max(lines.At(lines.Len()-1).Stop-1, h.Offset))
	if under := lineEnd(src, h.End); src[h.Start] != '#' && !strings.HasPrefix(strings.TrimSpace(string(src[h.Start:h.End])), "#") {
		h.End = under // the line of = or - below it
	}
	return h
}

// lineEnd gives the offset behind the first line break from an offset on.
func lineEnd(src []byte, from int) int {
	if i := bytes.IndexByte(src[from:], '\n'); i >= 0 {
		return from + i + 1
	}
	return len(src)
}

func plain(n ast.Node, src []byte) string {
	var text strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			text.Write(n.Value(src))
			if n.SoftLineBreak() || n.HardLineBreak() {
				text.WriteByte(' ')
			}
		case *ast.String:
			text.Write(n.Value)
		}
		return ast.WalkContinue, nil
	})
	return text.String()
}
