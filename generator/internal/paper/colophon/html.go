package colophon

import (
	"bytes"
	"errors"
	"html"
	"slices"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// metaName is the name of the element that holds the colophon in a page.
const metaName = "casebook-colophon"

// Meta gives the colophon as the content of an attribute, between double quotes.
func (c Colophon) Meta() string {
	return html.EscapeString(string(bytes.TrimSpace(c.encode(""))))
}

// Mark gives a page of HTML with the colophon in its head.
func (c Colophon) Mark(page []byte) []byte {
	at := headEnd(page)
	return slices.Concat(page[:at], []byte(`<meta name="`+metaName+`" content="`+c.Meta()+`">`), page[at:])
}

// headEnd gives where the head of a page ends, as far as tags say so.
func headEnd(page []byte) int {
	z := nethtml.NewTokenizer(bytes.NewReader(page))
	at, after := 0, 0 // after: behind the last tag that only a head can have before it
	for {
		kind := z.Next()
		raw := z.Raw()
		size, whole := len(raw), bytes.HasSuffix(raw, []byte(">"))
		if kind == nethtml.ErrorToken {
			return after
		}
		if kind == nethtml.StartTagToken || kind == nethtml.EndTagToken {
			switch name, _ := z.TagName(); atom.Lookup(name) {
			case atom.Head:
				if kind == nethtml.EndTagToken {
					return at
				}
				after = at + size
			case atom.Html:
				if kind == nethtml.StartTagToken {
					after = at + size
				}
			case atom.Body:
				return at
			}
		} else if kind == nethtml.DoctypeToken && whole {
			after = at + size
		}
		at += size
	}
}

// FromHTML reads the colophon of a page.
func FromHTML(page []byte) (Colophon, error) {
	z := nethtml.NewTokenizer(bytes.NewReader(page))
	var found []string
	for kind := z.Next(); kind != nethtml.ErrorToken; kind = z.Next() {
		if kind != nethtml.StartTagToken && kind != nethtml.SelfClosingTagToken {
			continue
		}
		if name, more := z.TagName(); atom.Lookup(name) == atom.Meta && more {
			if content, ok := colophonOf(z); ok {
				found = append(found, content)
			}
		}
	}
	switch len(found) {
	case 0:
		return Colophon{}, errors.New("it contains no colophon, so casebook did not make it")
	case 1:
		return Read([]byte(found[0]))
	}
	return Colophon{}, errors.New("it contains more than one colophon")
}

// colophonOf gives the content of a meta element, if it is the colophon.
func colophonOf(z *nethtml.Tokenizer) (content string, ok bool) {
	for more := true; more; {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "name":
			ok = string(value) == metaName
		case "content":
			content = string(value)
		}
	}
	return content, ok
}
