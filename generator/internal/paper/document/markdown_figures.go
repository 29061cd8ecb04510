package document

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// rowsInText is how much data of a chart a form can bear. What is said of the
// chart names its figures too.
const rowsInText = 12

// simplifyFigure makes a chart its caption and its data, or what is said of it
// where the data are long.
func simplifyFigure(figure *html.Node) {
	tables := chosen(figure, isOne(atom.Table))
	long := slices.ContainsFunc(tables, func(n *html.Node) bool { return len(chosen(n, isOne(atom.Tr))) > rowsInText+1 })
	if long && said(figure) != "" {
		for _, n := range append(chosen(figure, isOne(atom.Details)), tables...) {
			if n.Parent != nil {
				remove(n)
			}
		}
		tables = nil
	}
	var caption string
	for n := range elements(figure) {
		if n.DataAtom == atom.Figcaption {
			caption = oneLine(readText(n))
			break
		}
	}
	if len(tables) > 0 {
		for _, n := range chosen(figure, isOne(atom.Summary)) {
			remove(n)
		}
		for _, n := range chosen(figure, isOne(atom.Caption)) {
			if strings.HasPrefix(caption, oneLine(allText(n))) {
				remove(n)
			}
		}
		return
	}
	if text := said(figure); text != "" {
		p := element(atom.P)
		p.AppendChild(textNode(text))
		figure.AppendChild(p)
	}
}

// said gives the words in which a chart describes itself. Those of a second
// drawing, laid out for phones, are the same.
func said(figure *html.Node) string {
	for n := range elements(figure) {
		if n.Namespace == "svg" && n.Data == "desc" {
			return oneLine(allText(n))
		}
	}
	return ""
}
