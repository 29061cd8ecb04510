package source

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Link is a link or an image of a body.
type Link struct {
	URL    string // without the escapes of Markdown
	Raw    string // as it is written
	Text   string // without markup; of an image its alternative text
	Image  bool
	Linked bool // an image within a link
	Offset int  // of the address in the body, else of the text

	Start, Close, End int // of the link: its first sign, the bracket behind its words, behind it; 0 of a bare address
}

// Definition is the address of the links that name its label.
type Definition struct {
	URL        string // as of a link
	Start, End int    // with the line break behind it
}

// placed is the reader of links of goldmark. On the links that it finds, it notes
// where they end, of which the tree keeps nothing.
type placed struct{ parser.InlineParser }

var (
	closeOf = []byte("close")
	endOf   = []byte("end")
)

func (p placed) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, bracket := block.Position()
	n := p.InlineParser.Parse(parent, block, pc)
	if n == nil || n.Kind() != ast.KindLink && n.Kind() != ast.KindImage {
		return n
	}
	_, behind := block.Position()
	n.SetAttribute(closeOf, bracket.Start)
	n.SetAttribute(endOf, behind.Start)
	return n
}

func (p placed) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// asWritten reads Markdown with what sites are built with, save for signs that are
// printed as others, and knows the places of links.
var asWritten = goldmark.New(
	goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(inlineParsers()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)),
	goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList),
)

func inlineParsers() []util.PrioritizedValue {
	all := parser.DefaultInlineParsers()
	for i, p := range all {
		if reads := p.Value.(parser.InlineParser); slices.Contains(reads.Trigger(), ']') {
			all[i].Value = placed{reads}
		}
	}
	return all
}

// blanked gives a text with each tag of a shortcode as one word of the same length:
// brackets and quotes in it are none of Markdown.
func (b Body) blanked() []byte {
	src := []byte(b.Text)
	if strings.Contains(b.Text, "{{") {
		for _, s := range b.Shortcodes() {
			for i := s.Start; i < s.End; i++ {
				src[i] = 'x'
			}
		}
	}
	return src
}

// defined is the first definition of a label, which counts.
type defined struct {
	raw, url string
	at       int
}

// definition notes the definition of an address. Its lines may end before the address: goldmark
// leaves out the last one where what looks like a title below is none.
func (w *walker) definition(d *ast.LinkReferenceDefinition) {
	start, end := d.Pos(), d.Lines().At(d.Lines().Len()-1).Stop
	label := w.labelEnd(start)
	raw, at := w.address(d.Destination, label, lineEnd(w.src, lineEnd(w.src, label)))
	if at > 0 {
		end = max(end, at+len(raw))
	}
	url := unescaped(raw)
	w.found.Definitions = append(w.found.Definitions, Definition{URL: url, Start: start, End: lineEnd(w.src, end)})
	name := util.ToLinkReference(d.Label)
	if _, twice := w.defined[name]; !twice {
		w.defined[name] = defined{raw, url, at}
	}
}

// labelEnd gives the byte behind the label of a definition and its colon.
func (w *walker) labelEnd(at int) int {
	for ; at < len(w.parsed); at++ {
		if w.parsed[at] == '\\' {
			at++
		} else if w.parsed[at] == ']' {
			break
		}
	}
	return min(at+len("]:"), len(w.parsed))
}

// link notes a link. The address of [text][name] stands in the definition of the name.
func (w *walker) link(n ast.Node, address []byte, label *ast.ReferenceLink, image bool) {
	l := Link{Text: plain(n, w.src), Image: image, Linked: image && inLink(n), Start: n.Pos(), Close: noted(n, closeOf), End: noted(n, endOf)}
	if d, ok := w.defined[labelOf(label)]; ok {
		l.Raw, l.URL, l.Offset = d.raw, d.url, d.at
	} else {
		l.Raw, l.Offset = w.address(address, l.Close, l.End)
		l.URL = unescaped(l.Raw)
	}
	if l.Offset == 0 {
		l.Offset = l.Start
	}
	w.found.Links = append(w.found.Links, l)
}

func labelOf(to *ast.ReferenceLink) string {
	if to == nil {
		return ""
	}
	return util.ToLinkReference(to.Value)
}

// address finds an address, as it is written, between two places.
func (w *walker) address(parsed []byte, start, end int) (string, int) {
	i := bytes.Index(w.parsed[start:end], parsed)
	if i < 0 || len(parsed) == 0 {
		return string(parsed), 0
	}
	return string(w.src[start+i : start+i+len(parsed)]), start + i // with the shortcodes in it
}

func noted(n ast.Node, name []byte) int {
	at, _ := n.Attribute(name)
	return at.(int)
}

// bare notes an address that is a link by itself.
func (w *walker) bare(n *ast.AutoLink) {
	label := string(n.Label(w.src))
	url := string(n.URL(w.src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(url), "mailto:") {
		url = "mailto:" + url
	}
	at := max(n.Pos(), 0)
	at += max(0, strings.Index(string(w.src[at:min(len(w.src), at+len(label)+2)]), label)) // behind < or a space
	w.found.Links = append(w.found.Links, Link{URL: url, Raw: url, Text: label, Offset: at})
}

func inLink(n ast.Node) bool {
	for n = n.Parent(); n != nil && n.Type() == ast.TypeInline; n = n.Parent() {
		if n.Kind() == ast.KindLink {
			return true
		}
	}
	return false
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
