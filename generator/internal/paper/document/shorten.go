package document

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Spare gives in how many steps the document can be shortened. Elements with
// the same number go in one step.
func (d *Document) Spare() int { return len(spares(d.clean)) }

// Shorter gives the document without what goes in the first steps. Notes are
// numbered anew, and what leads to something that went becomes words. An
// element goes with the last of what is in it, and a part in which only its
// heading would stay goes too.
func (d *Document) Shorter(steps int) *Document {
	numbers := spares(d.clean)
	numbers = numbers[:min(max(steps, 0), len(numbers))]
	if len(numbers) == 0 {
		return d
	}
	clean := clone(d.clean)
	going := chosen(clean, func(n *html.Node) bool {
		number, ok := spare(n)
		return ok && slices.Contains(numbers, number) && !isFrame(n)
	})
	for _, n := range going {
		if parent := n.Parent; parent != nil {
			remove(n)
			removeEmpty(parent)
		}
	}
	return finish(d.whole, clean, d.opt)
}

// spares gives the numbers in data-spare, ascending, each once.
func spares(root *html.Node) []int {
	var all []int
	for n := range elements(root) {
		if number, ok := spare(n); ok {
			all = append(all, number)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func spare(n *html.Node) (int, bool) {
	v, ok := attr(n, "data-spare")
	if !ok {
		return 0, false
	}
	number, err := strconv.Atoi(strings.TrimSpace(v))
	return number, err == nil
}

// isFrame reports what every page has.
func isFrame(n *html.Node) bool { return isOne(atom.Html, atom.Head, atom.Body, atom.Main)(n) }

// removeEmpty takes away an element in which nothing is left, and those around
// it that it leaves empty. Cells stay: a row has to keep its columns.
func removeEmpty(n *html.Node) {
	cell := isOne(atom.Td, atom.Th)
	for n != nil && n.Parent != nil && n.Type == html.ElementNode && !isFrame(n) && !cell(n) && holdsNothing(n) {
		parent := n.Parent
		remove(n)
		n = parent
	}
}

// holdsNothing reports an element without content, or with headings alone.
func holdsNothing(n *html.Node) bool {
	titled := isOne(atom.Section, atom.Nav, atom.Article, atom.Aside, atom.Figure, atom.Details, atom.Table, atom.Div)(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "", c.Type == html.CommentNode:
		case titled && (isHeading(c) || isOne(atom.Figcaption, atom.Summary, atom.Caption, atom.Thead, atom.Colgroup)(c)):
		default:
			return false
		}
	}
	return true
}
