package source

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// Heading is a heading of a body.
type Heading struct {
	Level  int
	Text   string // without markup
	Offset int    // of the text in the body
	Start  int    // of the line the heading begins on
	End    int    // behind its last line
}

// Link is a link or an image of a body.
type Link struct {
	URL    string
	Text   string // without markup; of an image its alternative text
	Image  bool
	Offset int // of the address in the body, else of the text
}

// Markdown is what a body holds that others refer to, first to last.
type Markdown struct {
	Headings []Heading
	Links    []Link
}

// Markdown reads the body as Hugo does: CommonMark with tables, footnotes,
// definition lists, strikethrough, task lists and bare links.
func (b Body) Markdown() Markdown {
	var found Markdown
	if b.Empty() {
		return found
	}
	src := []byte(b.Text)
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
	root := md.Parser().Parse(text.NewReader(src))
	last := 0 // addresses are searched onwards from here: the tree keeps no place of them
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			found.Headings = append(found.Headings, heading(n, src))
		case *ast.Link:
			found.Links = append(found.Links, link(string(n.Destination), plain(n, src), false, src, n, &last))
		case *ast.Image:
			found.Links = append(found.Links, link(string(n.Destination), plain(n, src), true, src, n, &last))
		case *ast.AutoLink:
			found.Links = append(found.Links, link(string(n.URL(src)), string(n.Label(src)), false, src, n, &last))
		}
		return ast.WalkContinue, nil
	})
	return found
}

func heading(n *ast.Heading, src []byte) Heading {
	h := Heading{Level: n.Level, Text: plain(n, src)}
	lines := n.Lines()
	if lines.Len() == 0 {
		return h
	}
	h.Offset = lines.At(0).Start
	h.Start = strings.LastIndexByte(string(src[:h.Offset]), '\n') + 1
	h.End = lineEnd(src, max(lines.At(lines.Len()-1).Stop-1, h.Offset))
	if under := lineEnd(src, h.End); src[h.Start] != '#' && !strings.HasPrefix(strings.TrimSpace(string(src[h.Start:h.End])), "#") {
		h.End = under // the line of = or - below it
	}
	return h
}

// lineEnd gives the offset behind the first line break from an offset on.
func lineEnd(src []byte, from int) int {
	if i := strings.IndexByte(string(src[from:]), '\n'); i >= 0 {
		return from + i + 1
	}
	return len(src)
}

func link(url, label string, image bool, src []byte, n ast.Node, last *int) Link {
	from := max(*last, n.Pos(), 0)
	l := Link{URL: url, Text: label, Image: image, Offset: from}
	if i := strings.Index(string(src[min(from, len(src)):]), url); i >= 0 && url != "" {
		l.Offset = from + i
		*last = l.Offset
	}
	return l
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
