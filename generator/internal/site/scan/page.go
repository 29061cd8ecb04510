package scan

import (
	"bytes"
	"encoding/json"
	"strings"

	"golang.org/x/net/html"

	"github.com/casebook-dev/casebook/generator/internal/site/tags"
)

// page reads a page of HTML.
func (r *reader) page(data []byte) {
	if !r.legible(data) {
		return
	}
	p := newPageReader(r, data, func(at int) int { return at })
	p.strict = true
	p.read()
	if bytes.IndexByte(data, 0x1b) >= 0 && !p.encoded {
		r.tell(bytes.IndexByte(data, 0x1b), "a page that could be in another encoding", `say <meta charset="utf-8"> first`)
	}
}

// fragment reads HTML that stands somewhere as text, as in a feed. Nobody
// writes such text by hand as HTML, so what is merely odd is no find.
func (r *reader) fragment(at int, text string) {
	newPageReader(r, []byte(text), func(int) int { return at }).read()
}

// linkedData is the type of a script that no browser runs: it holds JSON for search engines. A
// policy says nothing of such data.
const linkedData = "application/ld+json"

// pageReader reads the tokens of a page.
type pageReader struct {
	*reader
	data   []byte
	place  func(int) int
	strict bool // tell what is read in two ways too

	tokens     *html.Tokenizer
	lines      lines // that the tokens are read from
	start, end int   // of the token
	element    element
	known      map[string]string // names, so that each is allocated once
	within     string            // the element whose text is not markup, "" = none
	linked     bool              // it is a script that holds data
	noscript   int               // where its end tag is if it holds no markup; 0 = outside
	endless    bool              // there is no end tag of that kind
	encoded    bool              // the page says that it is in UTF-8
}

func newPageReader(r *reader, data []byte, place func(int) int) *pageReader {
	p := &pageReader{reader: r, data: data, place: place, known: map[string]string{}}
	p.lines = lines{page: p, from: -1}
	p.tokens = html.NewTokenizer(&p.lines)
	p.element.place = func(name string) int {
		return place(p.start + attributeAt(p.data[p.start:p.end], name))
	}
	return p
}

func (p *pageReader) read() {
	for !p.full() {
		kind := p.tokens.Next()
		p.start = p.end + p.lines.passed() // a text may begin before, but nobody asks where
		p.end = p.start + len(p.tokens.Raw())
		if p.noscript > 0 && p.end > p.noscript {
			if kind != html.EndTagToken || p.start != p.noscript {
				p.odd("<noscript> that ends in two places", "leave out what looks like its end, or escape it")
			}
			p.noscript = 0
		}
		switch kind {
		case html.ErrorToken:
			if p.start < len(p.data) {
				p.odd("a tag that does not end", "close it, or escape the \"<\"")
			} else if p.within != "" {
				p.odd("<"+p.within+"> that does not end", "close it")
			}
			return
		case html.TextToken:
			p.inRaw()
		case html.StartTagToken, html.SelfClosingTagToken:
			p.startTag()
		case html.EndTagToken:
			p.within = ""
		case html.CommentToken:
			p.comment()
		}
	}
}

// odd tells what programs read in different ways.
func (p *pageReader) odd(what, hint string) {
	if p.strict {
		p.tell(p.place(min(p.start, len(p.data))), what, hint)
	}
}

func (p *pageReader) startTag() {
	raw := p.data[p.start:p.end]
	if p.remembers() && p.sound.has(raw) {
		return
	}
	finds, local := len(p.finds), p.local
	p.local = false
	p.judge()
	if p.remembers() && len(p.finds) == finds && !p.local && p.within == "" {
		p.sound.put(raw)
	}
	p.local = p.local || local
}

// remembers tells whether what was sound before need not be judged again.
func (p *pageReader) remembers() bool { return p.strict && p.sound != nil }

// judge judges a start tag, and what it makes of the text that follows.
func (p *pageReader) judge() {
	name, more := p.tokens.TagName()
	e := &p.element
	e.name, e.attrs = p.name(name), e.attrs[:0]
	whole := e.name
	if i := strings.LastIndexByte(whole, ':'); i >= 0 {
		e.name = whole[i+1:]
	}
	for more {
		var key, value []byte
		key, value, more = p.tokens.TagAttr()
		e.attrs = append(e.attrs, attribute{p.name(key), value})
	}
	p.tag(whole)
	p.reader.element(e)
	if e.name == "meta" && strings.EqualFold(e.get("charset"), "utf-8") {
		p.encoded, p.local = true, true
	}
	switch whole {
	case "script":
		p.linked = e.get("type") == linkedData && len(e.attrs) == 1
		if !e.has("src") && !p.linked {
			p.tell(p.place(p.start), "inline script", "keep it in a file of the theme")
		}
		p.within = whole
	case "style":
		if !p.document {
			p.tell(p.place(p.start), "an inline style", "keep it in a style sheet")
		}
		p.within = whole
	case "title", "textarea", "iframe", "noembed", "noframes", "xmp", "plaintext":
		p.within = whole
	case "noscript":
		p.local = true
		// A browser that runs scripts reads text here, another one markup.
		// Both must find the same end.
		p.tokens.NextIsNotRawText()
		if p.noscript > 0 || p.endless { // what was found before still holds
			break
		}
		if p.noscript = endOf(p.data, p.end, "noscript"); p.noscript < 0 {
			p.odd("<noscript> that does not end", "close it")
			p.noscript, p.endless = 0, true
		}
	}
}

// name gives the string of a name.
func (p *pageReader) name(b []byte) string {
	s, ok := p.known[string(b)]
	if !ok {
		s = string(b)
		p.known[s] = s
	}
	return s
}

// tag tells what in the spelling of a tag is read in two ways.
func (p *pageReader) tag(name string) {
	if !plainName(name) {
		p.odd("an element with an odd name", "escape the \"<\", or close the tag before it")
	}
	for i := range p.element.attrs {
		if !plainName(p.element.attrs[i].name) {
			p.odd("an attribute with an odd name", "escape the quotation mark before it")
			return
		}
	}
	// The tokens leave out the second of two attributes with one name. That both
	// ways of reading a tag find equally many is worth knowing in any case.
	written := 0
	for range tags.Attributes(p.data[p.start:p.end]) {
		written++
	}
	if written != len(p.element.attrs) {
		p.odd("an attribute twice in one tag", "programs differ in which one they take; keep one")
	}
}

func plainName(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '-', c == '_', c == ':', c == '.', c == '@':
		default:
			return false
		}
	}
	return s != ""
}

// inRaw judges the text of an element that holds no markup.
func (p *pageReader) inRaw() {
	if p.within == "" {
		return
	}
	text := p.data[p.start:p.end]
	if hasMarkup(text) {
		p.odd("markup inside <"+p.within+">", "escape every \"<\" in it")
	}
	switch p.within {
	case "script":
		if p.linked {
			if !json.Valid(text) {
				p.tell(p.place(p.start), "JSON that cannot be read", "write it with jsonify")
			}
		} else if len(bytes.TrimSpace(text)) > 0 {
			p.tell(p.place(p.start), "inline script", "keep it in a file of the theme")
		}
	case "style":
		from := p.start
		p.css(string(text), func(at int) int { return p.place(from + at) })
		if bytes.IndexByte(text, '&') >= 0 { // in a drawing it is no raw text
			p.css(html.UnescapeString(string(text)), func(int) int { return p.place(from) })
		}
	}
}

// hasMarkup reports a text that would not be one text if it were read as markup.
func hasMarkup(text []byte) bool {
	for i := bytes.IndexByte(text, '<'); i >= 0 && i+1 < len(text); {
		switch c := text[i+1]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '/', c == '!', c == '?':
			return true
		}
		next := bytes.IndexByte(text[i+1:], '<')
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return false
}

// comment judges a comment, and everything that a browser takes for one.
func (p *pageReader) comment() {
	raw := p.data[p.start:p.end]
	body, ok := bytes.CutPrefix(raw, []byte("<!--"))
	if !ok {
		what := "a comment that is none"
		if bytes.HasPrefix(raw, []byte("<![CDATA[")) {
			what = "a CDATA section in a page"
		}
		p.odd(what, "escape the \"<\"")
		return
	}
	body, ok = bytes.CutSuffix(body, []byte("-->"))
	switch {
	case !ok, bytes.Contains(body, []byte("<!--")), bytes.HasSuffix(body, []byte("<!-")):
		p.odd("a comment that ends in an odd place", "leave it out")
	case bytes.HasPrefix(bytes.TrimSpace(body), []byte("[if")):
		p.odd("a comment that some programs read as markup", "leave it out")
	}
}

// endOf gives where the end tag of an element begins, from a place on; -1 where
// there is none.
func endOf(data []byte, from int, name string) int {
	for at := from; ; {
		i := bytes.Index(data[at:], []byte("</"))
		if i < 0 {
			return -1
		}
		at += i
		after := at + 2 + len(name)
		if after < len(data) && strings.EqualFold(string(data[at+2:after]), name) && bytes.IndexByte([]byte(" \t\n\f\r/>"), data[after]) >= 0 {
			return at
		}
		at += 2
	}
}

// attributeAt gives where in a tag an attribute begins; 0 for the tag itself.
func attributeAt(tag []byte, name string) int {
	if name != "" {
		for a := range tags.Attributes(tag) {
			if strings.EqualFold(string(a.Name), name) {
				return a.Begin
			}
		}
	}
	return 0
}
