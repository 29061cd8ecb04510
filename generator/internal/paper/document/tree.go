package document

import (
	"iter"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// elements gives the elements of a tree in the order of the document, the top
// too where it is one. The loop may change attributes and what lies below the
// element, and may put something after it; it may not take the element away.
func elements(top *html.Node) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) { visit(top, yield) }
}

func visit(n *html.Node, yield func(*html.Node) bool) bool {
	if n.Type == html.ElementNode && !yield(n) {
		return false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !visit(c, yield) {
			return false
		}
	}
	return true
}

// chosen gives the elements of a tree that a function chooses, as a list: for
// loops that take elements away.
func chosen(top *html.Node, choose func(*html.Node) bool) []*html.Node {
	var all []*html.Node
	for n := range elements(top) {
		if choose(n) {
			all = append(all, n)
		}
	}
	return all
}

// closest gives the nearest element around n, or n, that a function chooses.
func closest(n *html.Node, choose func(*html.Node) bool) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && choose(n) {
			return n
		}
	}
	return nil
}

func isOne(atoms ...atom.Atom) func(*html.Node) bool {
	return func(n *html.Node) bool { return n.Namespace == "" && slices.Contains(atoms, n.DataAtom) }
}

func isHeading(n *html.Node) bool {
	return isOne(atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6)(n)
}

func isSVG(n *html.Node) bool { return n.Namespace == "svg" && n.Data == "svg" }

// attr gives an attribute that has no namespace.
func attr(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Namespace == "" && a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func setAttr(n *html.Node, key, value string) {
	for i, a := range n.Attr {
		if a.Namespace == "" && a.Key == key {
			n.Attr[i].Val = value
			return
		}
	}
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}

func dropAttr(n *html.Node, keys ...string) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return slices.Contains(keys, a.Key) })
}

func hasClass(n *html.Node, names ...string) bool {
	v, _ := attr(n, "class")
	for class := range strings.FieldsSeq(v) {
		if slices.Contains(names, class) {
			return true
		}
	}
	return false
}

func element(a atom.Atom, attrs ...string) *html.Node {
	n := &html.Node{Type: html.ElementNode, DataAtom: a, Data: a.String()}
	for i := 0; i+1 < len(attrs); i += 2 {
		n.Attr = append(n.Attr, html.Attribute{Key: attrs[i], Val: attrs[i+1]})
	}
	return n
}

func textNode(s string) *html.Node { return &html.Node{Type: html.TextNode, Data: s} }

// rename makes an element another one, with its attributes and what is in it.
func rename(n *html.Node, a atom.Atom) { n.DataAtom, n.Data = a, a.String() }

func clone(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: slices.Clone(n.Attr)}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.AppendChild(clone(child))
	}
	return c
}

func remove(n *html.Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}

// replace puts what is given in the place of n.
func replace(n *html.Node, with ...*html.Node) {
	for _, w := range with {
		n.Parent.InsertBefore(w, n)
	}
	remove(n)
}

// unwrap puts what is in n in its place, and gives the first of it.
func unwrap(n *html.Node) *html.Node {
	first := n.FirstChild
	for n.FirstChild != nil {
		c := n.FirstChild
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	remove(n)
	return first
}

func insertAfter(n, after *html.Node) { after.Parent.InsertBefore(n, after.NextSibling) }

// allText gives every word in an element, seen or not.
func allText(n *html.Node) string {
	var b strings.Builder
	var add func(*html.Node)
	add = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			add(c)
		}
	}
	add(n)
	return b.String()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
