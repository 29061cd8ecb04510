package document

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/marker"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Markdown gives the document for a form: headings, paragraphs, lists, tables,
// links and emphasis, and no HTML. A chart is its data, or what is said of it;
// a picture is its words. Links lead to the web or are words, since a form has
// no places inside it; so there are no notes and no page numbers.
func (d *Document) Markdown() ([]byte, error) {
	root := clone(d.clean)
	top := body(root)
	simplify(top, newLinker(root, d.opt))
	conv := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(),
		commonmark.NewCommonmarkPlugin(
			commonmark.WithListEndComment(false), // it is HTML
			commonmark.WithLinkEmptyContentBehavior(commonmark.LinkBehaviorSkip),
			commonmark.WithHorizontalRule("---"),
		),
		strikethrough.NewStrikethroughPlugin(),
		table.NewTablePlugin(
			table.WithCellPaddingBehavior(table.CellPaddingBehaviorMinimal),
			table.WithSkipEmptyRows(true),
		),
	))
	conv.Register.TextTransformer(keepEntities, converter.PriorityEarly)
	conv.Register.TextTransformer(plainAgain, converter.PriorityLate)
	conv.Register.Renderer(autolink, converter.PriorityEarly)
	conv.Register.Renderer(brackets, converter.PriorityEarly)
	conv.Register.TagType("data", converter.TagTypeInline, converter.PriorityEarly)
	text, err := conv.ConvertNode(top)
	if err != nil {
		return nil, fmt.Errorf("write the document as Markdown: %w", err)
	}
	return tidy(text), nil
}

var entity = regexp.MustCompile(`&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// keepEntities keeps a word that reads like an entity ("&lt;") what it is.
func keepEntities(_ converter.Context, text string) string {
	return entity.ReplaceAllString(text, "&amp;$1;")
}

var inWord = regexp.MustCompile(`([\pL\pN])((?:\x07_)+)([\pL\pN])`)

// plainAgain takes back escapes that nothing needs and a form would show: every
// ">" as an entity, where only one at the start of a line means something (the
// converter escapes that), and the underscores of names_like_this.
func plainAgain(_ converter.Context, text string) string {
	text = strings.ReplaceAll(text, "&gt;", escape+">")
	for again := ""; again != text; {
		again = text
		text = inWord.ReplaceAllStringFunc(text, func(s string) string { return strings.ReplaceAll(s, escape, "") })
	}
	return text
}

// escape is how the converter marks a character that may need a backslash.
const escape = string(marker.MarkerEscaping)

var bareAddress = regexp.MustCompile(`^https?://[!-;=?-~]+$`)

// autolink writes a link that reads as its address.
func autolink(_ converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	href, _ := hrefOf(n)
	if n.Data != "a" || !bareAddress.MatchString(href) || oneLine(allText(n)) != href {
		return converter.RenderTryNext
	}
	w.WriteString("<" + href + ">")
	return converter.RenderSuccess
}

// tidy ends the text with one line break, and takes out spaces at the end of
// lines and more than two empty lines in a row.
func tidy(text []byte) []byte {
	var out bytes.Buffer
	empty := 0
	for line := range bytes.SplitSeq(text, []byte("\n")) {
		line = bytes.TrimRight(line, " \t\r\u00a0")
		if len(line) == 0 {
			empty++
			continue
		}
		if out.Len() > 0 {
			out.Write(bytes.Repeat([]byte("\n"), min(empty, 2)))
		}
		empty = 0
		out.Write(line)
		out.WriteByte('\n')
	}
	return out.Bytes()
}

// simplify makes a page what Markdown has words for.
func simplify(top *html.Node, l *linker) {
	for _, n := range chosen(top, isOne(atom.Figure)) {
		simplifyFigure(n)
	}
	for _, n := range chosen(top, unread) {
		parent := n.Parent
		remove(n)
		removeEmpty(parent)
	}
	for _, n := range chosen(top, func(n *html.Node) bool { return n.Data == "svg" || n.Data == "math" }) {
		if n.Data == "math" && n.Parent != nil {
			replace(n, textNode(oneLine(allText(n))))
		} else {
			remove(n)
		}
	}
	for _, n := range chosen(top, isOne(atom.Img)) {
		alt, _ := attr(n, "alt")
		if figure := closest(n, isOne(atom.Figure)); figure != nil && strings.HasPrefix(oneLine(allText(figure)), oneLine(alt)) {
			alt = "" // the caption says it
		}
		replace(n, textNode(alt))
	}
	simplifyMarks(top)
	for _, n := range chosen(top, isOne(atom.A)) {
		simplifyLink(n, l)
	}
	for _, n := range chosen(top, isOne(atom.Dl)) {
		simplifyTerms(n)
	}
	for _, n := range chosen(top, isOne(atom.Table)) {
		simplifyTable(n)
	}
	for _, n := range chosen(top, isOne(atom.Br)) {
		simplifyBreak(n)
	}
	for _, n := range chosen(top, isOne(atom.Span)) {
		setApart(n)
	}
	for n := range elements(top) {
		switch n.DataAtom {
		case atom.Summary, atom.Figcaption:
			rename(n, atom.P)
		case atom.Q:
			n.InsertBefore(textNode("“"), n.FirstChild)
			n.AppendChild(textNode("”"))
		}
		// Marks of the converter itself.
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.TextNode {
				c.Data = strings.NewReplacer("\a", "", "\uf002", "", "\u00ad", "").Replace(c.Data)
			}
		}
	}
}

// unread reports what the Markdown leaves out.
func unread(n *html.Node) bool {
	if unseen(n) || hasClass(n, "on-page", "skip", "ways", "footnote-backref") || isOne(atom.Nav)(n) {
		return true
	}
	if kind, _ := attr(n, "data-section"); kind == "contents" {
		return true
	}
	_, notes := attr(n, "data-notes")
	_, sources := attr(n, "data-sources")
	return notes || sources
}

func simplifyLink(n *html.Node, l *linker) {
	href, _ := hrefOf(n)
	t := l.target(href)
	if t.away == "" || oneLine(allText(n)) == "" {
		unwrap(n)
		return
	}
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key != "title" })
	n.Attr = append(n.Attr, html.Attribute{Key: "href", Val: t.away})
}

// simplifyTerms makes terms and what they are a list: "**Term**: what it is;
// what else it is".
func simplifyTerms(dl *html.Node) {
	list := element(atom.Ul)
	var item *html.Node
	said := false // something of the term
	for _, n := range chosen(dl, isOne(atom.Dt, atom.Dd)) {
		if closest(n.Parent, isOne(atom.Dl)) != dl || strings.TrimSpace(allText(n)) == "" {
			continue
		}
		term := n.DataAtom == atom.Dt
		if item == nil || term {
			item = element(atom.Li)
			list.AppendChild(item)
		} else if said {
			item.AppendChild(textNode("; "))
		} else if item.FirstChild != nil {
			item.AppendChild(textNode(": "))
		}
		said = !term
		flatten(n)
		into := item
		if term {
			into = element(atom.Strong)
			item.AppendChild(into)
		}
		for n.FirstChild != nil {
			c := n.FirstChild
			n.RemoveChild(c)
			into.AppendChild(c)
		}
	}
	replace(dl, list)
}

// simplifyTable makes every cell one line, aligns it as the page does, and puts
// the caption before the table.
func simplifyTable(table *html.Node) {
	if table.Parent == nil || closest(table.Parent, isOne(atom.Table)) != nil {
		return // it is flattened with the cell that it lies in
	}
	for _, n := range chosen(table, isOne(atom.Caption)) {
		if closest(n, isOne(atom.Table)) != table {
			continue
		}
		remove(n)
		rename(n, atom.P)
		table.Parent.InsertBefore(n, table)
	}
	for _, n := range chosen(table, isOne(atom.Td, atom.Th)) {
		if closest(n.Parent, isOne(atom.Td, atom.Th)) != nil {
			continue
		}
		flatten(n)
		switch {
		case hasClass(n, "end"):
			setAttr(n, "align", "right")
		case hasClass(n, "mid"):
			setAttr(n, "align", "center")
		}
	}
}

// flatten makes what is in a cell one line. Items of a list are parted by
// semicolons, other blocks by a space.
func flatten(cell *html.Node) {
	blocks := chosen(cell, func(n *html.Node) bool { return n != cell && n.Namespace == "" && !inLine(n) })
	slices.Reverse(blocks) // from the inside out
	for _, n := range blocks {
		switch n.DataAtom {
		case atom.Br, atom.Hr:
			replace(n, textNode(" "))
			continue
		case atom.Li, atom.Tr:
			if another(n) {
				n.Parent.InsertBefore(textNode("; "), n)
			}
		default:
			insertAfter(textNode(" "), n)
		}
		unwrap(n)
	}
	for n := range elements(cell) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.TextNode {
				c.Data = strings.Map(func(r rune) rune {
					if r == '\n' || r == '\r' || r == '\t' {
						return ' '
					}
					return r
				}, c.Data)
			}
		}
	}
}

// another reports whether an element of the same kind stands before it.
func another(n *html.Node) bool {
	for c := n.PrevSibling; c != nil; c = c.PrevSibling {
		if c.Type == html.ElementNode && c.DataAtom == n.DataAtom {
			return true
		}
	}
	return false
}

// setApart puts marks where the page sets words apart by their size or place:
// notes stand in parentheses, what an expectation asks after a colon, a number
// before one, and facts in a row have semicolons between them.
func setApart(n *html.Node) {
	if !hasClass(n, "note", "file", "expectation", "nr", "number") && !hasClass(n.Parent, "facts") {
		return
	}
	before, after := beside(n)
	isNote := func(p *html.Node) bool { return hasClass(p, "note", "file") }
	switch {
	case strings.TrimSpace(allText(n)) == "":
	case isNote(n):
		if before == "" || strings.HasSuffix(before, ":") || strings.HasSuffix(before, ";") || strings.HasPrefix(strings.TrimSpace(allText(n)), "(") || closest(n.Parent, isNote) != nil {
			return
		}
		n.Parent.InsertBefore(textNode(" ("), n)
		insertAfter(textNode(")"), n)
	case hasClass(n, "expectation") && before != "":
		if last := n.PrevSibling; last.Type == html.TextNode {
			last.Data = strings.TrimRight(last.Data, " \n\t")
		}
		n.Parent.InsertBefore(textNode(": "), n)
	case hasClass(n, "nr", "number") && after != "":
		number := strings.TrimSpace(allText(n))
		replace(n, textNode(number+": "))
	case hasClass(n.Parent, "facts") && before != "":
		if last := n.PrevSibling; last.Type == html.TextNode {
			last.Data = strings.TrimRight(last.Data, " \n\t")
		}
		n.Parent.InsertBefore(textNode("; "), n)
	}
}

// beside gives the words before and after an element in what it stands in.
func beside(n *html.Node) (before, after string) {
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		before = allText(s) + before
	}
	for s := n.NextSibling; s != nil; s = s.NextSibling {
		after += allText(s)
	}
	return strings.TrimSpace(before), strings.TrimSpace(after)
}

// simplifyBreak makes a line break one that leaves no spaces at the end of its
// line: a paragraph ends there.
func simplifyBreak(n *html.Node) {
	p := closest(n, isOne(atom.P))
	if p == nil || n.Parent != p {
		return
	}
	rest := element(atom.P)
	for n.NextSibling != nil {
		c := n.NextSibling
		p.RemoveChild(c)
		rest.AppendChild(c)
	}
	remove(n)
	if rest.FirstChild != nil {
		insertAfter(rest, p)
	}
}
