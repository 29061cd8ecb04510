package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// node is an element of an SVG document.
type node struct {
	name  string
	attrs []attr
	kids  []*node
	text  string
}

type attr struct{ name, value string }

func (n *node) add(kid *node) { n.kids = append(n.kids, kid) }

func (n *node) get(name string) string {
	for _, a := range n.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

func (n *node) drop(name string) {
	n.attrs = slices.DeleteFunc(n.attrs, func(a attr) bool { return a.name == name })
}

// content joins the text of an element and of those within.
func (n *node) content() string {
	s := n.text
	for _, kid := range n.kids {
		s += kid.content()
	}
	return s
}

// parse reads an SVG document.
func parse(raw []byte) (*node, error) {
	dec := xml.NewDecoder(bytes.NewReader(raw))
	var open []*node
	var root *node
	for {
		token, err := dec.RawToken()
		switch {
		case err == io.EOF && root != nil && len(open) == 0:
			return root, nil
		case err == io.EOF:
			return nil, errors.New("it ends too early")
		case err != nil:
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			n := &node{name: t.Name.Local}
			for _, a := range t.Attr {
				if a.Name.Space == "" {
					n.attrs = append(n.attrs, attr{a.Name.Local, a.Value})
				}
			}
			if len(open) > 0 {
				open[len(open)-1].add(n)
			} else if root == nil {
				root = n
			}
			open = append(open, n)
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1].name != t.Name.Local {
				return nil, fmt.Errorf("</%s> ends nothing", t.Name.Local)
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				open[len(open)-1].text += string(t)
			}
		}
	}
}

// write gives the element as text, one line per element with elements within.
func (n *node) write(b *strings.Builder) {
	b.WriteByte('<')
	b.WriteString(n.name)
	for _, a := range n.attrs {
		b.WriteByte(' ')
		b.WriteString(a.name)
		b.WriteString(`="`)
		escape(b, a.value)
		b.WriteByte('"')
	}
	if len(n.kids) == 0 && n.text == "" {
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	block := n.name == "svg" || n.name == "g"
	if !block {
		escape(b, n.text)
	}
	for _, kid := range n.kids {
		if block {
			b.WriteByte('\n')
		}
		kid.write(b)
	}
	if block {
		b.WriteByte('\n')
	}
	b.WriteString("</")
	b.WriteString(n.name)
	b.WriteByte('>')
}

func escape(b *strings.Builder, s string) {
	if !strings.ContainsAny(s, `&<>"`) {
		b.WriteString(s)
		return
	}
	escaper.WriteString(b, s)
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
