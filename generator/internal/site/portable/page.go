package portable

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
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
	for _, a := range attributesOf(raw) {
		value, has := html.UnescapeString(a.value), a.hasValue
		switch {
		case a.name == "crossorigin" || a.name == "integrity":
			out.Write(bytes.TrimRight(raw[end:a.begin], " \t\r\n\f"))
			end = a.end
			continue
		case !has:
			continue
		case a.name == "content" && strings.EqualFold(attribute(tag, "http-equiv"), "content-security-policy"):
			value = strings.ReplaceAll(value, "'self'", "'self' file:")
		case a.name == "srcset" || a.name == "imagesrcset":
			value = s.sources(name, value)
		case addressed[a.name] || strings.HasPrefix(a.name, "data-") && strings.HasPrefix(value, s.root):
			value = s.relative(name, value)
		}
		if value == html.UnescapeString(a.value) {
			continue
		}
		out.Write(raw[end:a.begin])
		out.WriteString(a.written + `="` + html.EscapeString(value) + `"`)
		end = a.end
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

// written is an attribute as it is written in a tag.
type written struct {
	name, written string // in lower case, and as it is
	value         string // with its entities, without quotation marks
	hasValue      bool
	begin, end    int
}

// attributesOf gives the attributes of a tag in their order.
func attributesOf(tag []byte) []written {
	const space = " \t\n\f\r"
	var all []written
	at := 1
	until := func(stop string) {
		for at < len(tag) && strings.IndexByte(stop, tag[at]) < 0 {
			at++
		}
	}
	over := func(what string) {
		for at < len(tag) && strings.IndexByte(what, tag[at]) >= 0 {
			at++
		}
	}
	until(space + "/>")
	for {
		over(space + "/")
		if at >= len(tag) || tag[at] == '>' {
			return all
		}
		a := written{begin: at}
		at++ // a name may begin with "="
		until(space + "/>=")
		a.written, a.end = string(tag[a.begin:at]), at
		a.name = strings.ToLower(a.written)
		over(space)
		if at < len(tag) && tag[at] == '=' {
			at++
			over(space)
			begin := at
			if at < len(tag) && (tag[at] == '"' || tag[at] == '\'') {
				length := bytes.IndexByte(tag[at+1:], tag[at])
				if length < 0 {
					return all
				}
				begin, at = at+1, at+1+length
				a.value, a.end = string(tag[begin:at]), at+1
				at++
			} else {
				until(space + ">")
				a.value, a.end = string(tag[begin:at]), at
			}
			a.hasValue = true
		}
		all = append(all, a)
	}
}
