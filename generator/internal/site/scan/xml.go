package scan

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// xml reads a file of XML. root is the name that its outermost element must
// have; "" = any.
func (r *reader) xml(data []byte, root string) {
	if !r.legible(data) {
		return
	}
	mark := len(data) - len(bytes.TrimPrefix(data, []byte("\ufeff")))
	x := &xmlReader{reader: r, mark: mark, in: xml.NewDecoder(bytes.NewReader(data[mark:])), wanted: root}
	x.in.Strict = true
	x.read()
}

type xmlReader struct {
	*reader
	in     *xml.Decoder
	mark   int // bytes before what is decoded
	start  int // of the token
	wanted string

	root  string   // name of the outermost element
	open  []opened // elements
	ended bool     // the outermost element has ended
}

// opened is an element whose end has not come.
type opened struct {
	name  string
	reads reads
	text  []byte
	at    int // where its text begins
	into  int // which open element the text belongs to; -1 = none
}

// reads is what is to be done with the text of an element.
type reads int

const (
	nothing reads = iota
	asStyle
	asAddress
	asPage
)

func (x *xmlReader) read() {
	for !x.full() {
		x.start = x.mark + int(x.in.InputOffset())
		token, err := x.in.Token()
		switch {
		case err == io.EOF && x.root == "":
			x.tell(0, "XML without an element", "leave the file out, or fix what writes it")
			return
		case err == io.EOF:
			return
		case err != nil:
			why := err
			if e := (*xml.SyntaxError)(nil); errors.As(err, &e) {
				why = errors.New(e.Msg)
			}
			x.tell(x.mark+int(x.in.InputOffset()), "XML that cannot be read", "it is not well formed: "+why.Error())
			return
		}
		switch t := token.(type) {
		case xml.StartElement:
			x.begin(t)
		case xml.EndElement:
			x.finish()
		case xml.CharData:
			x.chars(t)
		case xml.ProcInst:
			x.instruction(t)
		case xml.Directive:
			x.directive(t)
		}
	}
}

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	htmlSpace  = "http://www.w3.org/1999/xhtml"
	mathSpace  = "http://www.w3.org/1998/Math/MathML"
	linkSpace  = "http://www.w3.org/1999/xlink"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
	eventSpace = "http://www.w3.org/2001/xml-events"
	sheetSpace = "http://www.w3.org/1999/XSL/Transform"
)

func (x *xmlReader) begin(t xml.StartElement) {
	name := strings.ToLower(t.Name.Local)
	if x.root == "" {
		x.root = name
		if x.wanted != "" && (x.wanted != name || t.Name.Space != "" && t.Name.Space != svgSpace) {
			x.tell(x.start, "a drawing that is none", "its outermost element has to be <svg>")
		}
	} else if len(x.open) == 0 {
		x.tell(x.start, "XML with two outermost elements", "keep one")
	}
	if twice(t.Attr) {
		x.tell(x.start, "an attribute twice in one tag", "programs differ in which one they take; keep one")
	}
	next := opened{name: name, at: x.mark + int(x.in.InputOffset())}
	if x.drawn(t.Name.Space) {
		next.reads = x.drawnElement(name, t)
	} else {
		next.reads = x.plainElement(name, t)
	}
	// The text of an element inside a style is part of the style.
	next.into = -1
	if next.reads != nothing {
		next.into = len(x.open)
	} else if len(x.open) > 0 {
		next.into = x.open[len(x.open)-1].into
	}
	x.open = append(x.open, next)
}

// twice reports two attributes with one name.
func twice(attrs []xml.Attr) bool {
	if len(attrs) < 16 {
		for i, a := range attrs {
			for _, b := range attrs[:i] {
				if a.Name == b.Name {
					return true
				}
			}
		}
		return false
	}
	seen := make(map[xml.Name]bool, len(attrs))
	for _, a := range attrs {
		seen[a.Name] = true
	}
	return len(seen) < len(attrs)
}

// drawn reports an element that a browser draws and runs: of a page, a drawing
// or a formula. One whose prefix nobody explains counts as one.
func (x *xmlReader) drawn(space string) bool {
	switch space {
	case svgSpace, htmlSpace, mathSpace, eventSpace, sheetSpace:
		return true
	case "":
		return x.root == "svg" || x.root == "html"
	}
	return !strings.ContainsAny(space, ":/")
}

func (x *xmlReader) drawnElement(name string, t xml.StartElement) reads {
	at := x.start
	e := element{name: name, place: func(string) int { return at }}
	for _, a := range t.Attr {
		switch a.Name.Space {
		case "xmlns":
			continue
		case "", linkSpace, svgSpace, htmlSpace:
			if a.Name.Local == "xmlns" {
				continue
			}
		case xmlSpace, "xml":
			a.Name.Local = "xml:" + a.Name.Local
		default:
			if strings.ContainsAny(a.Name.Space, ":/") {
				continue
			}
		}
		e.attrs = append(e.attrs, attribute{strings.ToLower(a.Name.Local), []byte(a.Value)})
	}
	x.element(&e)
	switch name {
	case "script":
		x.tell(at, "inline script", "a drawing may not run anything; leave it out")
	case "style":
		if !x.document {
			x.tell(at, "an inline style", "write it as attributes, as fill and stroke")
		}
		return asStyle
	case "stylesheet", "transform", "template":
		if t.Name.Space == sheetSpace {
			x.tell(at, "a program that makes pages", "leave it out")
		}
	case "listener", "handler", "event":
		if t.Name.Space == eventSpace {
			x.tell(at, "the element <"+name+">", "a drawing may not run anything; leave it out")
		}
	}
	return nothing
}

// plainElement judges an element that a browser shows as data, and a reader of
// feeds as more.
func (x *xmlReader) plainElement(name string, t xml.StartElement) reads {
	kind := ""
	for _, a := range t.Attr {
		switch local := strings.ToLower(a.Name.Local); {
		case a.Name.Space == "xmlns" || local == "xmlns":
		case local == "type":
			kind = strings.ToLower(strings.TrimSpace(a.Value))
		case local == "base" && (a.Name.Space == xmlSpace || a.Name.Space == "xml"):
			x.tell(x.start, `the attribute "xml:base"`, "it changes the addresses below it; write whole addresses")
		case local == "href" || local == "src" || local == "url" || local == "uri" || local == "resource" || local == "about":
			x.address(x.start, a.Value, names)
		}
	}
	switch {
	case name == "description" || name == "encoded", kind == "html" || kind == "text/html":
		return asPage
	case name == "link", name == "url", name == "loc", name == "guid", name == "id", name == "uri", name == "comments",
		name == "docs", name == "icon", name == "logo", name == "origlink", name == "image":
		return asAddress
	}
	return nothing
}

func (x *xmlReader) chars(text xml.CharData) {
	if len(x.open) == 0 {
		if len(bytes.TrimSpace(text)) > 0 {
			x.tell(x.start, "XML with text outside of its element", "leave it out")
		}
		return
	}
	if into := x.open[len(x.open)-1].into; into >= 0 {
		x.open[into].text = append(x.open[into].text, text...)
	}
}

func (x *xmlReader) finish() {
	last := x.open[len(x.open)-1]
	x.open = x.open[:len(x.open)-1]
	switch last.reads {
	case asStyle:
		x.css(string(last.text), func(int) int { return last.at })
	case asAddress:
		x.address(last.at, string(last.text), names)
	case asPage:
		x.fragment(last.at, string(last.text))
	}
}

func (x *xmlReader) instruction(t xml.ProcInst) {
	switch strings.ToLower(t.Target) {
	case "xml":
		if x.start > x.mark {
			x.tell(x.start, "XML that begins twice", "it declares itself on its first line alone")
		}
	case "xml-stylesheet", "xml-transform":
		x.tell(x.start, "a style sheet of the file's own", "leave the instruction xml-stylesheet out")
	}
}

// directive judges what begins with "<!". A kind of document may be named;
// entities can stand for files, and for more text than fits anywhere.
func (x *xmlReader) directive(t xml.Directive) {
	upper := bytes.ToUpper(t)
	if !bytes.HasPrefix(upper, []byte("DOCTYPE")) || bytes.IndexByte(t, '[') >= 0 || bytes.Contains(upper, []byte("ENTITY")) || x.root != "" {
		x.tell(x.start, "XML that declares entities", "write the characters themselves")
	}
}
