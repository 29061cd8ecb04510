package document

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/bidi"
)

// markDirections sets dir="rtl" on running text whose first strong character is
// written from right to left. The rest follows the page.
func markDirections(root *html.Node) {
	text := isOne(atom.P, atom.Li, atom.Td, atom.Th, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Blockquote, atom.Dd, atom.Dt, atom.Caption, atom.Figcaption)
	for n := range elements(root) {
		if !text(n) {
			continue
		}
		if _, given := attr(n, "dir"); given {
			continue
		}
		if rtl, _ := firstStrong(n); rtl {
			setAttr(n, "dir", "rtl")
		}
	}
}

// firstStrong looks for the first character that has a direction, and says
// whether it is right to left. What has a direction of its own is passed over,
// as for dir="auto".
func firstStrong(n *html.Node) (rtl, found bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			if rtl, found = strong(c.Data); found {
				return rtl, true
			}
		}
		if c.Type != html.ElementNode || c.Namespace != "" || unseen(c) || c.DataAtom == atom.Bdi {
			continue
		}
		if _, given := attr(c, "dir"); given {
			continue
		}
		if rtl, found = firstStrong(c); found {
			return rtl, true
		}
	}
	return false, false
}

func strong(s string) (rtl, found bool) {
	for len(s) > 0 {
		p, size := bidi.LookupString(s)
		if size == 0 {
			size = 1
		}
		switch p.Class() {
		case bidi.L:
			return false, true
		case bidi.R, bidi.AL:
			return true, true
		}
		s = s[size:]
	}
	return false, false
}
