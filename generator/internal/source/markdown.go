package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
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

// Link is a link or an image of a body.
type Link struct {
	URL    string // without the escapes of Markdown
	Raw    string // as it is written
	Text   string // without markup; of an image its alternative text
	Image  bool
	Linked bool // an image within a link
	Offset int  // of the address in the body, else of the text
}

// Markdown is what a body holds that others refer to, first to last.
type Markdown struct {
	Headings []Heading
	Links    []Link
}

// Markdown reads the body as Hugo does: CommonMark with tables, footnotes,
// definition lists, strikethrough, task lists and bare links.
func (b Body) Markdown() Markdown {
	if b.Empty() {
		return Markdown{}
	}
	src := []byte(b.Text)
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
	root := md.Parser().Parse(text.NewReader(src))
	w := walker{src: src, text: b.Text, ids: map[string]bool{}}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		w.visit(n, entering)
		return ast.WalkContinue, nil
	})
	return w.found
}

// walker collects headings and links. The tree keeps no place of an address; it
// stands right behind the last text of its link, so links are noted on the way
// out of them.
type walker struct {
	src   []byte
	text  string // the same
	found Markdown
	ids   map[string]bool // of headings
	last  int             // behind the text or address that was met last
	defs  map[string]int  // where the address of a definition stands; nil = not looked for yet
}

func (w *walker) visit(n ast.Node, entering bool) {
	switch n := n.(type) {
	case *ast.Heading:
		if entering {
			h := heading(n, w.src)
			h.ID = w.id(h.Text)
			w.found.Headings = append(w.found.Headings, h)
		}
	case *ast.Text:
		w.last = max(w.last, n.Segment.Stop)
	case *ast.Link:
		if !entering {
			w.link(string(n.Destination), plain(n, w.src), false, false, n.Pos())
		}
	case *ast.Image:
		if !entering {
			w.link(string(n.Destination), plain(n, w.src), true, inLink(n), n.Pos())
		}
	case *ast.AutoLink:
		if entering {
			at := strings.Index(w.text[min(w.last, len(w.src)):], string(n.Label(w.src)))
			url := string(n.URL(w.src))
			if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(url), "mailto:") {
				url = "mailto:" + url
			}
			w.found.Links = append(w.found.Links, Link{URL: url, Raw: url, Text: string(n.Label(w.src)), Offset: max(w.last+at, 0)})
			w.last = max(w.last, w.last+at+len(n.Label(w.src)))
		}
	}
}

func inLink(n ast.Node) bool {
	for n = n.Parent(); n != nil && n.Type() == ast.TypeInline; n = n.Parent() {
		if n.Kind() == ast.KindLink {
			return true
		}
	}
	return false
}

// link notes a link. Without the address in brackets behind its text, as in
// [text][name], it is looked for in the definitions.
func (w *walker) link(url, label string, image, linked bool, at int) {
	l := Link{URL: unescaped(url), Raw: url, Text: label, Image: image, Linked: linked, Offset: max(at, 0)}
	from := min(max(w.last, at), len(w.src))
	rest := strings.TrimLeft(w.text[from:], "*_~`)\"'> \t\n")
	if strings.HasPrefix(rest, "](") {
		from = len(w.text) - len(rest)
		near := rest[:min(len(rest), len(url)+nearby)]
		if j := strings.Index(near, url); j >= 0 && url != "" {
			l.Offset = from + j
			w.last = l.Offset + len(url)
		}
	} else if i := w.definition(url); i >= 0 {
		l.Offset = i
	}
	w.found.Links = append(w.found.Links, l)
}

// unescaped gives an address without the escapes and the entities of Markdown, as
// readers follow it: a\_b, a=1&amp;b=2.
func unescaped(address string) string {
	if !strings.ContainsAny(address, `\&`) {
		return address
	}
	plain := util.UnescapePunctuations([]byte(address))
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(plain)))
}

// nearby is how far behind its bracket an address may begin.
const nearby = 200

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

// definition finds the address of a line `[name]: address`.
func (w *walker) definition(url string) int {
	if w.defs == nil {
		w.defs = map[string]int{}
		for _, at := range indexes(w.text, "]:") {
			rest := strings.TrimLeft(w.text[at+len("]:"):], " \t\n<")
			address, _, _ := strings.Cut(rest[:min(len(rest), longestAddress)], "\n")
			if i := strings.IndexAny(address, " \t>"); i >= 0 {
				address = address[:i]
			}
			if _, twice := w.defs[address]; !twice {
				w.defs[address] = len(w.text) - len(rest)
			}
		}
	}
	if at, ok := w.defs[url]; ok && url != "" {
		return at
	}
	return -1
}

// longestAddress is how much of a definition is looked at.
const longestAddress = 4000

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
