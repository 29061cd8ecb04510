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
	for _, n := range going(clean, numbers) {
		if parent := n.Parent; parent != nil {
			remove(n)
			removeEmpty(parent)
		}
	}
	return finish(d.whole, clean, d.opt)
}

// Gone gives the first words of what goes in the first steps, in the order of the document, with
// "…" behind them where there are more.
func (d *Document) Gone(steps int) []string {
	numbers := spares(d.clean)
	all := going(d.clean, numbers[:min(max(steps, 0), len(numbers))])
	var begin []string
	for _, n := range all {
		within := closest(n.Parent, func(around *html.Node) bool { return slices.Contains(all, around) })
		text := strings.Fields(strings.TrimLeft(readText(n), "\n\t ;,.·"))
		switch {
		case within != nil || len(text) == 0:
		case len(text) > wordsOfGone:
			begin = append(begin, strings.Join(text[:wordsOfGone], " ")+" …")
		default:
			begin = append(begin, strings.Join(text, " "))
		}
	}
	return begin
}

const wordsOfGone = 8

// going gives the elements with these numbers.
func going(root *html.Node, numbers []int) []*html.Node {
	return chosen(root, func(n *html.Node) bool {
		number, ok := spare(n)
		return ok && slices.Contains(numbers, number) && !isFrame(n)
	})
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
