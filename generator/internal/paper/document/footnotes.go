package document

import (
	"strconv"

	"golang.org/x/net/html"
)

// letterFootnotes marks the footnotes of a text by letters: beside exhibits, pages and
// addresses, which have numbers, a raised number could be any of them.
func letterFootnotes(root *html.Node) {
	for _, n := range chosen(root, func(n *html.Node) bool { return hasClass(n, "footnote-ref") }) {
		if text := n.FirstChild; text != nil && text.Type == html.TextNode && text.NextSibling == nil {
			text.Data = letters(text.Data)
		}
	}
	for _, list := range chosen(root, func(n *html.Node) bool { return n.Data == "ol" && n.Parent != nil && hasClass(n.Parent, "footnotes") }) {
		setAttr(list, "type", "a")
	}
}

// letters writes a number as browsers number a list by letters: a to z, aa, ab. What is no
// number stays.
func letters(number string) string {
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 {
		return number
	}
	text := ""
	for ; n > 0; n = (n - 1) / 26 {
		text = string(rune('a'+(n-1)%26)) + text
	}
	return text
}
