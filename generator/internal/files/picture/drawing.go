package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html/charset"
)

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"

	mostElements = 200_000
	mostDepth    = 200
	// mostDrawn bounds what <use> can ask for: a few lines that repeat each other
	// stand for more than any browser draws.
	mostDrawn = 2_000_000
)

const exportHint = "embed what it needs, or export it as PNG"

var errOutside = &Unfit{Why: "the drawing refers to something outside of it", Hint: exportHint}

// IsDrawing reports a file that begins as SVG does.
func IsDrawing(data []byte) bool {
	start := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n")
	if !bytes.HasPrefix(start, []byte("<")) || startsAs(start, "<!doctype html", "<html", "<body", "<head") {
		return false
	}
	start = start[:min(len(start), 4096)]
	return startsAs(start, "<svg") || bytes.Contains(start, []byte("<svg")) || bytes.Contains(start, []byte(":svg")) && bytes.Contains(start, []byte(svgSpace))
}

func startsAs(text []byte, beginnings ...string) bool {
	for _, a := range beginnings {
		if len(text) >= len(a) && strings.EqualFold(string(text[:len(a)]), a) {
			return true
		}
	}
	return false
}

// element is a part of a drawing that may stay.
type element struct {
	name   string
	attrs  []xml.Attr // by local name, "xml:lang" and "xml:space" with their prefix
	inside []node

	part   *part
	inline []declaration // of its style attribute
	says   []declaration // what holds for it, each property once
}

// node is an element or a text.
type node struct {
	element *element
	text    string
}

// cleanDrawing writes a drawing anew, without scripts, links, comments and what
// the program that made it kept there. depth counts the drawings around it.
func cleanDrawing(data []byte, opt Options, depth int) (Cleaned, error) {
	r := &sanitiser{opt: opt, depth: depth, size: len(data)}
	root, err := r.read(data)
	if err != nil {
		return Cleaned{}, err
	}
	if err := r.sheets(root); err != nil {
		return Cleaned{}, err
	}
	if err := r.cascade(root); err != nil {
		return Cleaned{}, err
	}
	if !shows(root) {
		return Cleaned{}, &Unfit{Why: "the drawing shows nothing that may be published", Hint: "export it again as plain SVG, or as PNG"}
	}
	if err := bounded(root); err != nil {
		return Cleaned{}, err
	}
	dropTitles(root)
	dropNames(root)
	c := Cleaned{Type: "image/svg+xml"}
	c.Width, c.Height = sizeOf(root)
	var out bytes.Buffer
	root.write(&out, true)
	c.Data = out.Bytes()
	return c, nil
}

// sanitiser reads a drawing and keeps what may stay.
type sanitiser struct {
	opt      Options
	depth    int
	size     int // of the file, in bytes
	elements int
	parts    []*part
	rules    []rule
	steps    int // of work on styles
}

// reading is the walk over the tokens of a drawing.
type reading struct {
	*sanitiser
	in         *xml.Decoder
	root       *element
	open       []*element // nil for one that is left out
	skip       int        // how many of the open ones are left out
	plainSpace bool       // the drawing has no name spaces at all
}

var errNoDrawing = &Unfit{Why: "the file is not an SVG drawing", Hint: "keep it as JPEG, PNG, GIF, WebP or SVG"}

func (d *sanitiser) read(data []byte) (*element, error) {
	r := reading{sanitiser: d, in: xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))}
	r.in.CharsetReader = decoded
	for {
		token, err := r.in.Token()
		if err == io.EOF {
			break
		}
		if err == nil {
			err = r.token(token)
		} else {
			err = notRead(err)
		}
		if err != nil {
			return nil, err
		}
	}
	if r.root == nil {
		return nil, errNoDrawing
	}
	return r.root, nil
}

// decoded reads a drawing in the encoding that it declares, as browsers do.
func decoded(label string, input io.Reader) (io.Reader, error) {
	r, err := charset.NewReaderLabel(label, input)
	if err != nil {
		return nil, fmt.Errorf("its encoding %q is not known", label)
	}
	return r, nil
}

func notRead(err error) *Unfit {
	return &Unfit{Why: fmt.Sprintf("the drawing cannot be read: %v", err), Hint: "export it again as SVG in UTF-8, or as PNG"}
}

func (r *reading) token(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		return r.start(t)
	case xml.EndElement:
		if r.top() == nil {
			r.skip--
		}
		r.open = r.open[:len(r.open)-1]
	case xml.CharData:
		// Only these have text that is seen; elsewhere it is the space between tags.
		if top := r.top(); r.skip == 0 && top != nil && slices.Contains([]string{"text", "tspan", "textPath", "style", "title", "desc"}, top.name) {
			top.inside = append(top.inside, node{text: string(t)})
		}
	case xml.ProcInst:
		if t.Target == "xml-stylesheet" {
			return errOutside
		}
	case xml.Directive:
		// Entities can stand for files, and for more text than fits anywhere.
		if bytes.Contains(t, []byte("[")) {
			return &Unfit{Why: "the drawing declares entities, which are not read", Hint: "export it again as plain SVG, or as PNG"}
		}
	}
	return nil
}

// top is the innermost open element; nil where it is left out, and outside of all.
func (r *reading) top() *element {
	if len(r.open) == 0 {
		return nil
	}
	return r.open[len(r.open)-1]
}

// start opens an element, or leaves it out with all that is in it.
func (r *reading) start(t xml.StartElement) error {
	if r.elements++; r.elements > mostElements || len(r.open) >= mostDepth {
		return &Unfit{Why: "the drawing has too many parts", Hint: "export it as PNG"}
	}
	if r.root == nil {
		if len(r.open) > 0 || t.Name.Local != "svg" || t.Name.Space != svgSpace && t.Name.Space != "" {
			return errNoDrawing
		}
		r.plainSpace = t.Name.Space == ""
	}
	behind := r.root != nil && len(r.open) == 0
	if r.skip > 0 || behind {
		r.leaveOut()
		return nil
	}
	seen := r.join(t, r.above())
	if len(r.open) > 0 && t.Name.Local == "foreignObject" {
		return r.page(r.in, r.open)
	}
	if !(t.Name.Space == svgSpace || r.plainSpace && t.Name.Space == "") || !mayStand(t.Name.Local) {
		r.leaveOut()
		return nil
	}
	e, err := r.element(t)
	if err != nil {
		return err
	}
	if e == nil {
		r.leaveOut()
		return nil
	}
	e.part, seen.element = seen, e
	if top := r.top(); top != nil {
		top.inside = append(top.inside, node{element: e})
	} else {
		r.root = e
	}
	r.open = append(r.open, e)
	return nil
}

func (r *reading) leaveOut() { r.open, r.skip = append(r.open, nil), r.skip+1 }

// above is the part that an element is in, as style sheets see it.
func (r *reading) above() *part {
	if top := r.top(); top != nil {
		return top.part
	}
	return nil
}

// page passes over a part of a web page in a drawing. Inside of a switch, some
// programs write the same words as text too; elsewhere words would be lost
// without a sign.
func (d *sanitiser) page(in *xml.Decoder, open []*element) error {
	said, depth, unseen := false, 1, 0
	for depth > 0 {
		token, err := in.Token()
		if err != nil {
			return notRead(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			if unseen > 0 || t.Name.Local == "script" || t.Name.Local == "style" {
				unseen++
			}
		case xml.EndElement:
			depth--
			unseen = max(0, unseen-1)
		case xml.CharData:
			said = said || unseen == 0 && len(bytes.TrimSpace(t)) > 0
		}
	}
	if said && !slices.ContainsFunc(open, func(e *element) bool { return e.name == "switch" }) {
		return &Unfit{Why: "the drawing contains HTML (foreignObject), which is not published", Hint: "export it with its words as text, or as PNG"}
	}
	return nil
}

// element takes over what may stay of a start tag; nil where nothing may.
func (d *sanitiser) element(t xml.StartElement) (*element, error) {
	e := &element{name: t.Name.Local}
	if e.name == "a" {
		e.name = "g" // a picture cannot be clicked
	}
	seen := map[string]bool{}
	for _, a := range t.Attr {
		if a.Name == (xml.Name{Local: "style"}) {
			var err error
			if e.inline, err = declarations(a.Value); err != nil {
				return nil, err
			}
			continue
		}
		name, ok := attributeName(e.name, a.Name)
		if !ok {
			continue
		}
		value, keep, err := d.attribute(e.name, name, a.Value)
		if err != nil {
			return nil, err
		}
		switch {
		case !keep || seen[name]:
			continue
		case properties()[name] != nil && !unstyled[e.name] && undecided.MatchString(value):
			e.says = append(e.says, longhands(name, value)...) // weaker than every rule
		default:
			e.attrs = append(e.attrs, xml.Attr{Name: xml.Name{Local: name}, Value: value})
		}
		seen[name] = true
	}
	// What an animation changes has to be what could stand there.
	if animates(e.name) && e.name != "animateMotion" {
		changes := e.get("attributeName")
		if name, ok := attributeName("", xml.Name{Local: changes}); !ok || name == "href" || name == "id" {
			return nil, nil
		}
	}
	return e, nil
}

func (d *sanitiser) attribute(of, name, value string) (string, bool, error) {
	if strings.ContainsRune(value, 0) {
		return "", false, nil
	}
	switch name {
	case "href":
		address := strings.TrimSpace(value)
		switch {
		case strings.HasPrefix(address, "#"):
			return address, true, nil
		case address == "":
			return "", false, nil
		case of == "g": // a link
			return "", false, nil
		case of != "image" && of != "feImage" || !isData(address):
			return "", false, errOutside
		}
		return d.inside(address)
	case "role":
		return value, value == "img", nil
	case "id":
		return value, true, nil
	}
	if err := leadsInside(value); err != nil {
		return "", false, err
	}
	return value, plainValue(value), nil
}

// inside makes a picture in a drawing anew as well.
func (d *sanitiser) inside(address string) (string, bool, error) {
	_, data, ok := ReadAddress(address)
	if !ok {
		return "", false, &Unfit{Why: "a picture in the drawing cannot be read", Hint: exportHint}
	}
	var c Cleaned
	var err error
	switch {
	case !IsDrawing(data):
		c, err = cleanPixels(data, d.opt)
	case d.depth < 2:
		c, err = cleanDrawing(data, d.opt, d.depth+1)
	default:
		return "", false, &Unfit{Why: "the drawing contains drawings in drawings", Hint: exportHint}
	}
	var unfit *Unfit
	if errors.As(err, &unfit) {
		return "", false, &Unfit{Why: "in the drawing: " + unfit.Why, Hint: unfit.Hint}
	}
	return Address(c.Type, c.Data), err == nil, err
}

func (e *element) get(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (e *element) write(out *bytes.Buffer, root bool) {
	out.WriteString("<" + e.name)
	if root {
		out.WriteString(` xmlns="` + svgSpace + `"`)
	}
	for _, a := range e.attrs {
		out.WriteString(" " + a.Name.Local + `="`)
		xml.EscapeText(out, []byte(a.Value)) // a buffer gives no error
		out.WriteString(`"`)
	}
	if len(e.inside) == 0 {
		out.WriteString("/>")
		return
	}
	out.WriteString(">")
	for _, n := range e.inside {
		if n.element != nil {
			n.element.write(out, false)
		} else {
			xml.EscapeText(out, []byte(n.text))
		}
	}
	out.WriteString("</" + e.name + ">")
}
