package portable

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"github.com/casebook-dev/casebook/generator/internal/site/tags"
)

// addressed are the attributes of pages and drawings that are addresses.
var addressed = map[string]bool{
	"href": true, "xlink:href": true, "src": true, "poster": true, "data": true, "cite": true,
	"action": true, "formaction": true, "background": true, "longdesc": true,
}

// page rewrites a page or a drawing. What does not change keeps its bytes.
func (s *site) page(name string, data []byte) []byte {
	var out bytes.Buffer
	tokens := html.NewTokenizer(bytes.NewReader(data))
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			out.Write(tokens.Raw())
			return out.Bytes()
		}
		raw := bytes.Clone(tokens.Raw())
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken {
			raw = s.tag(name, raw, tokens.Token())
		}
		out.Write(raw)
	}
}

// tag rewrites a start tag.
func (s *site) tag(name string, raw []byte, tag html.Token) []byte {
	if tag.Data == "link" && ahead(attribute(tag, "rel")) {
		return nil
	}
	var out bytes.Buffer
	end := 0
	for a := range tags.Attributes(raw) {
		key, written := strings.ToLower(string(a.Name)), html.UnescapeString(string(a.Value))
		value := written
		switch {
		case key == "crossorigin" || key == "integrity":
			out.Write(bytes.TrimRight(raw[end:a.Begin], " \t\r\n\f"))
			end = a.End
			continue
		case !a.HasValue:
			continue
		case key == "content" && strings.EqualFold(attribute(tag, "http-equiv"), "content-security-policy"):
			value = strings.ReplaceAll(value, "'self'", "'self' file:")
		case key == "srcset" || key == "imagesrcset":
			value = s.sources(name, value)
		case addressed[key] || strings.HasPrefix(key, "data-") && strings.HasPrefix(value, s.root):
			value = s.relative(name, value)
		}
		if value == written {
			continue
		}
		out.Write(raw[end:a.Begin])
		fmt.Fprintf(&out, `%s="%s"`, a.Name, html.EscapeString(value))
		end = a.End
	}
	out.Write(raw[end:])
	return out.Bytes()
}

// ahead reports a link whose file is only requested ahead of its use.
func ahead(rel string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(rel)) {
		switch word {
		case "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch":
			return true
		}
	}
	return false
}

func attribute(tag html.Token, name string) string {
	for _, a := range tag.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// sources rewrites a list of addresses, each with the width or density that it is for.
func (s *site) sources(name, list string) string {
	parts := strings.Split(list, ",")
	for i, part := range parts {
		address, rest, _ := strings.Cut(strings.TrimSpace(part), " ")
		parts[i] = strings.TrimSpace(s.relative(name, address) + " " + rest)
	}
	return strings.Join(parts, ", ")
}
