package document

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

var errOutside = errors.New("the drawing refers to something outside of it")

// isDrawing reports a file in SVG.
func isDrawing(data []byte) bool {
	start := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n")
	return bytes.HasPrefix(start, []byte("<svg")) || bytes.HasPrefix(start, []byte("<")) && bytes.Contains(data[:min(len(data), 4096)], []byte("<svg"))
}

// encodeDrawing writes a drawing anew, without scripts, comments and what the
// program that made it kept there: its own elements may name files and people.
// depth counts the drawings around it.
func encodeDrawing(data []byte, depth int) *picture {
	d := &drawing{in: xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))), depth: depth}
	if err := wellFormed(data); err != nil {
		return &picture{err: fmt.Errorf("the drawing cannot be read: %w", err)}
	}
	if err := d.copy(); err != nil {
		return &picture{err: err}
	}
	width, height := d.size()
	return &picture{address: dataAddress("image/svg+xml", d.out.Bytes()), width: width, height: height}
}

// wellFormed asks what copy cannot: it sees tags, and not whether they match.
func wellFormed(data []byte) error {
	in := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	for {
		if _, err := in.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

type drawing struct {
	in    *xml.Decoder
	out   bytes.Buffer
	root  map[string]string // attributes of the outermost element
	open  int
	style bool // inside <style>
	depth int
}

func (d *drawing) copy() error {
	skipping := 0
	for {
		token, err := d.in.RawToken()
		if err == io.EOF {
			if d.root == nil {
				return errors.New("the file is no drawing")
			}
			return nil
		}
		if err != nil {
			return fmt.Errorf("the drawing cannot be read: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if skipping > 0 || leaves(t.Name) {
				skipping++
				continue
			}
			if err := d.start(t); err != nil {
				return err
			}
		case xml.EndElement:
			if skipping > 0 {
				skipping--
				continue
			}
			d.open--
			d.style = false
			d.out.WriteString("</" + qualified(t.Name) + ">")
		case xml.CharData:
			if skipping > 0 || d.open == 0 {
				continue
			}
			if d.style && leadsOutside(string(t)) {
				return errOutside
			}
			if err := xml.EscapeText(&d.out, t); err != nil {
				return fmt.Errorf("the drawing cannot be written: %w", err)
			}
		case xml.ProcInst:
			if t.Target == "xml-stylesheet" {
				return errOutside
			}
		case xml.Directive:
			// Entities can stand for files, and for more text than fits anywhere.
			if bytes.Contains(t, []byte("[")) {
				return errors.New("the drawing declares entities, which a document does not read")
			}
		}
	}
}

func (d *drawing) start(t xml.StartElement) error {
	if d.root == nil {
		if t.Name.Local != "svg" {
			return errors.New("the file is no drawing")
		}
		d.root = map[string]string{}
		for _, a := range t.Attr {
			if a.Name.Space == "" {
				d.root[a.Name.Local] = a.Value
			}
		}
		if _, ok := d.root["xmlns"]; !ok && t.Name.Space == "" {
			t.Attr = append(t.Attr, xml.Attr{Name: xml.Name{Local: "xmlns"}, Value: "http://www.w3.org/2000/svg"})
		}
	}
	d.open++
	d.style = strings.EqualFold(t.Name.Local, "style")
	d.out.WriteString("<" + qualified(t.Name))
	for _, a := range t.Attr {
		value, keep, err := d.attribute(t.Name, a)
		if err != nil {
			return err
		}
		if keep {
			d.out.WriteString(" " + qualified(a.Name) + `="`)
			if err := xml.EscapeText(&d.out, []byte(value)); err != nil {
				return fmt.Errorf("the drawing cannot be written: %w", err)
			}
			d.out.WriteString(`"`)
		}
	}
	d.out.WriteString(">")
	return nil
}

func (d *drawing) attribute(of xml.Name, a xml.Attr) (value string, keep bool, err error) {
	local := strings.ToLower(a.Name.Local)
	switch {
	case local == "xmlns" || a.Name.Space == "xmlns":
		return a.Value, true, nil
	case a.Name.Space != "" && a.Name.Space != "xlink" && a.Name.Space != "xml":
		return "", false, nil
	case a.Name.Space == "xml" && local == "base", strings.HasPrefix(local, "on"), strings.HasPrefix(local, "data-"):
		return "", false, nil
	case local == "href" && of.Local == "a", local == "srcset", local == "content" && of.Local == "svg":
		// In a picture a link cannot be followed; a whole source of the drawing
		// is kept by some programs in "content".
		return "", false, nil
	case local == "href" || local == "src" || local == "data" || local == "poster":
		address := strings.TrimSpace(a.Value)
		if address == "" || strings.HasPrefix(address, "#") {
			return a.Value, true, nil
		}
		if !hasScheme(address, "data") {
			return "", false, errOutside
		}
		return d.inside(address)
	case strings.ContainsAny(a.Value, `(@\`) && leadsOutside(a.Value):
		return "", false, errOutside
	}
	return a.Value, true, nil
}

// inside makes a picture in a drawing anew as well.
func (d *drawing) inside(address string) (string, bool, error) {
	_, data, ok := readDataAddress(address)
	if !ok {
		return "", false, errors.New("a picture in the drawing cannot be read")
	}
	var p *picture
	switch {
	case !isDrawing(data):
		p = encode(data)
	case d.depth < 2:
		p = encodeDrawing(data, d.depth+1)
	default:
		return "", false, errors.New("the drawing holds drawings in drawings")
	}
	return p.address, p.err == nil, p.err
}

// leaves reports an element that does not come along.
func leaves(name xml.Name) bool {
	switch strings.ToLower(name.Local) {
	case "script", "metadata", "iframe", "object", "embed", "audio", "video", "link", "meta", "base", "handler", "listener":
		return true
	}
	return name.Space != "" && name.Space != "svg"
}

func qualified(name xml.Name) string {
	if name.Space == "" {
		return name.Local
	}
	return name.Space + ":" + name.Local
}

// leadsOutside reports styles with an address that is neither in the drawing
// nor a data: address.
func leadsOutside(text string) bool {
	if strings.ContainsRune(text, 0) {
		return true
	}
	outside := false
	s := &sheet{lexer: css.NewLexer(parse.NewInputString(text)), address: func(address string) string {
		address = strings.TrimSpace(address)
		if !strings.HasPrefix(address, "#") && !hasScheme(address, "data") {
			outside = true
		}
		return address
	}}
	s.run()
	// What run had to take out leads outside too.
	return outside || strings.Contains(s.out.String(), nothing) || strings.Contains(strings.ToLower(unescapeCSS(text)), "@import")
}

// size gives the size that a drawing asks for, in pixels of CSS.
func (d *drawing) size() (width, height int) {
	w, h := pixels(d.root["width"]), pixels(d.root["height"])
	if box := strings.FieldsFunc(d.root["viewBox"], func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' }); len(box) == 4 {
		boxW, errW := strconv.ParseFloat(box[2], 64)
		boxH, errH := strconv.ParseFloat(box[3], 64)
		if errW == nil && errH == nil && boxW > 0 && boxH > 0 {
			switch {
			case w == 0 && h == 0:
				w, h = boxW, boxH
			case w == 0:
				w = h * boxW / boxH
			case h == 0:
				h = w * boxH / boxW
			}
		}
	}
	if !(w >= 1 && h >= 1 && w < 1e6 && h < 1e6) {
		return 0, 0
	}
	return int(math.Round(w)), int(math.Round(h))
}

// pixels reads a length of SVG; 0 is one that depends on something else.
func pixels(s string) float64 {
	s = strings.TrimSpace(s)
	per := 1.0
	for unit, of := range map[string]float64{"px": 1, "pt": 96.0 / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "Q": 96 / 101.6} {
		if rest, ok := strings.CutSuffix(s, unit); ok {
			s, per = rest, of
			break
		}
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || v <= 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		return 0
	}
	return v * per
}
