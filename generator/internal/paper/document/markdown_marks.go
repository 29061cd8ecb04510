package document

import (
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// simplifyMarks puts signs of Markdown in the place of what a page shows by its form:
// of raised numbers of footnotes, and of boxes of tasks.
func simplifyMarks(top *html.Node) {
	for _, n := range chosen(top, isOne(atom.Sup)) {
		if hasClass(n, "note-ref") || closest(n, unread) != nil {
			continue
		}
		number := strings.Trim(oneLine(allText(n)), "[]")
		replace(n, bracket(number))
	}
	for _, n := range chosen(top, isOne(atom.Span)) {
		switch {
		case hasClass(n, "box") && hasClass(n, "done"):
			replace(n, bracket("x"))
		case hasClass(n, "box"):
			replace(n, bracket(" "))
		}
	}
	for _, n := range chosen(top, isOne(atom.Code)) {
		if closest(n, isOne(atom.Td, atom.Th)) != nil {
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				c.Data = strings.ReplaceAll(c.Data, "|", `\|`) // a reader of tables takes the backslash away
			}
		}
	}
}

// bracket makes an element that is written in brackets. It holds something, or else
// the space behind it would go.
func bracket(words string) *html.Node {
	n := element(atom.Data, "value", words)
	n.AppendChild(textNode("."))
	return n
}

// brackets writes the elements that bracket made. Brackets in front of others could
// be read as a link.
func brackets(_ converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	words, ok := attr(n, "value")
	if n.DataAtom != atom.Data || !ok {
		return converter.RenderTryNext
	}
	if next := n.NextSibling; next != nil && (next.Type == html.ElementNode || strings.ContainsAny(next.Data[:min(1, len(next.Data))], "([:")) {
		w.WriteString(`\[` + words + `\]`)
	} else {
		w.WriteString("[" + words + "]")
	}
	return converter.RenderSuccess
}
