package richtext

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
)

// What is read of a document at most.
const (
	mostFile     = 32 << 20 // bytes
	mostUnpacked = 64 << 20 // bytes of a part of it
	mostDepth    = 200      // elements within one another
)

// parts are the files that a document packs.
type parts struct{ *zip.Reader }

var errTooLarge = errors.New("too large")

// read gives a part; nil where there is none.
func (p parts) read(name string) ([]byte, error) {
	for _, f := range p.File {
		if f.Name != name {
			continue
		}
		in, err := f.Open()
		if err != nil {
			return nil, err
		}
		defer in.Close()
		data, err := io.ReadAll(io.LimitReader(in, mostUnpacked+1))
		if len(data) > mostUnpacked {
			return nil, errTooLarge
		}
		return data, err
	}
	return nil, nil
}

// packed reads the main part of a document.
func packed(at diag.Pos, data []byte, part string, read func(parts, []byte) (*writer, error)) ([]Paragraph, []string, diag.List) {
	var diags diag.List
	if len(data) > mostFile {
		diags.Errorf(at, "file-too-large", "the file has %.1f MB; at most %d MB are read", float64(len(data))/(1<<20), mostFile>>20).
			Hintf("save it again without its pictures, or in parts")
		return nil, nil, diags
	}
	unpacked, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	var main []byte
	if err == nil {
		main, err = parts{unpacked}.read(part)
	}
	if err == nil && main == nil {
		err = errors.New("it has no " + part)
	}
	var w *writer
	if err == nil {
		w, err = read(parts{unpacked}, main)
	}
	switch {
	case errors.Is(err, errTooLarge):
		diags.Errorf(at, "text-unbounded", "the document unpacks to more than %d MB, or nests its parts too deeply", mostUnpacked>>20).
			Hintf("save it in parts")
	case err != nil:
		diags.Errorf(at, "encoding-bad", "this is no document that can be read: %s", strings.TrimSuffix(err.Error(), ".")).
			Hintf("open it in its program and save it again; a file with a password cannot be read")
	default:
		w.end()
		return w.all, w.leftOut(), nil
	}
	return nil, nil, diags
}

// walk calls what is to be done at each element and each text of XML.
func walk(data []byte, start func(xml.StartElement) (skip bool), end func(name string), words func(string)) error {
	in := xml.NewDecoder(bytes.NewReader(data))
	for depth := 0; ; {
		token, err := in.Token()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > mostDepth {
				return errTooLarge
			}
			if start(t) {
				depth--
				if err := in.Skip(); err != nil {
					return err
				}
			}
		case xml.EndElement:
			depth--
			end(t.Name.Local)
		case xml.CharData:
			words(string(t))
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// span is words with emphasis or a link.
type span struct {
	mark, address string
	at            int // where it begins in the text of the paragraph
}

// spans are the open ones of a paragraph.
type spans struct {
	w    *writer
	open []span
}

func (s *spans) start(one span) {
	one.at = s.w.text.Len()
	s.open = append(s.open, one)
}

// end ends the last one. What of it stood in a paragraph that has ended is as it was.
func (s *spans) end() {
	if len(s.open) == 0 {
		return
	}
	one := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	at := min(one.at, s.w.text.Len())
	words := string(s.w.text.Bytes()[at:])
	s.w.text.Truncate(at)
	switch {
	case one.mark != "":
		words = marked(words, one.mark)
	case one.address != "":
		words = linked(words, one.address)
	}
	s.w.text.WriteString(words)
}

// styles are what the styles of a Word document say of paragraphs, by their ids.
type style struct {
	heading int
	list    bool
	based   string
}

var digits = regexp.MustCompile(`\d+`)

// stylesOf reads word/styles.xml: names of headings and lists, and what they are based on.
func stylesOf(data []byte) (map[string]style, error) {
	all, id, now := map[string]style{}, "", style{}
	err := walk(data, func(e xml.StartElement) bool {
		switch e.Name.Local {
		case "style":
			id, now = attribute(e, "styleId"), style{}
		case "name":
			name := strings.ToLower(attribute(e, "val"))
			if name == "title" {
				now.heading = 1
			} else if strings.HasPrefix(name, "heading ") {
				now.heading = 1 + number(digits.FindString(name))
			}
			now.list = strings.HasPrefix(name, "list ") && name != "list paragraph" || name == "list"
		case "basedOn":
			now.based = attribute(e, "val")
		case "outlineLvl":
			if level := number(attribute(e, "val")); now.heading == 0 && level < 9 {
				now.heading = 2 + level
			}
		case "numPr":
			now.list = true
		}
		return false
	}, func(name string) {
		if name == "style" {
			all[id] = now
		}
	}, func(string) {})
	return all, err
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// styled gives what a style says, or those that it is based on.
func styled(all map[string]style, id string) style {
	for range 10 {
		now := all[id]
		if now.heading > 0 || now.list || now.based == "" {
			return now
		}
		id = now.based
	}
	return style{}
}

// addressesOf reads where the links of a Word document lead, by their ids.
func addressesOf(data []byte) (map[string]string, error) {
	all := map[string]string{}
	err := walk(data, func(e xml.StartElement) bool {
		if e.Name.Local == "Relationship" && attribute(e, "TargetMode") == "External" {
			all[attribute(e, "Id")] = attribute(e, "Target")
		}
		return false
	}, func(string) {}, func(string) {})
	return all, err
}

// word reads the text of a Word document as it is shown: without what was deleted while
// changes are tracked, and without the instructions of fields.
//
// Source: ECMA-376, part 1, 17 (WordprocessingML).
func word(of parts, main []byte) (*writer, error) {
	about, err := of.read("word/styles.xml")
	if err != nil {
		return nil, err
	}
	kinds, err := stylesOf(about)
	if err != nil {
		return nil, err
	}
	related, err := of.read("word/_rels/document.xml.rels")
	if err != nil {
		return nil, err
	}
	addresses, err := addressesOf(related)
	if err != nil {
		return nil, err
	}
	w := &writer{}
	s := &spans{w: w}
	reads, bold, tables, outline := false, false, 0, false
	err = walk(main, func(e xml.StartElement) bool {
		switch e.Name.Local {
		case "del", "moveFrom", "instrText", "delText", "Fallback", "rPrChange", "pPrChange":
			return true
		case "drawing", "pict", "object":
			w.leave("picture")
			return true
		case "txbxContent":
			w.leave("text box")
			return true
		case "footnoteReference", "endnoteReference":
			w.leave("footnote")
		case "commentReference":
			w.leave("comment")
		case "pStyle":
			kind := styled(kinds, attribute(e, "val"))
			w.now.Heading = kind.heading
			if kind.list && kind.heading == 0 {
				w.now.List = max(w.now.List, 1)
				if n := number(digits.FindString(attribute(e, "val"))); n > 1 && n < 10 {
					w.now.List = n
				}
			}
		case "numPr":
			outline = w.now.Heading > 0
			w.now.List = max(w.now.List, 1)
		case "ilvl":
			w.now.List = max(w.now.List, 1+min(number(attribute(e, "val")), 9))
		case "numId":
			if attribute(e, "val") == "0" || outline { // numbered headings are headings
				w.now.List = 0
			}
		case "hyperlink":
			s.start(span{address: addresses[attribute(e, "id")]})
		case "r":
			bold = false
		case "b":
			bold = attribute(e, "val") != "0" && attribute(e, "val") != "false"
		case "t":
			reads = true
			if bold && w.now.Heading == 0 && w.row == nil {
				s.start(span{mark: "**"})
			}
		case "tab":
			w.write(" ")
		case "br", "cr":
			w.write("\n")
		case "noBreakHyphen":
			w.write("-")
		case "tbl":
			tables++
		case "tr":
			if tables == 1 {
				w.row = [][]string{}
			}
		case "tc":
			if tables == 1 {
				w.row = append(w.row, nil)
			}
		}
		return false
	}, func(name string) {
		switch name {
		case "t":
			if reads && bold && w.now.Heading == 0 && w.row == nil {
				s.end()
			}
			reads = false
		case "hyperlink":
			s.end()
		case "p":
			for len(s.open) > 0 {
				s.end()
			}
			joinBold(w)
			w.end()
			outline = false
		case "tr":
			if tables == 1 {
				w.endRow()
			}
		case "tbl":
			tables--
		}
	}, func(text string) {
		if reads {
			w.write(text)
		}
	})
	return w, err
}

// joinBold writes bold words once that a program has parted.
func joinBold(w *writer) {
	text := w.text.String()
	w.text.Reset()
	w.text.WriteString(strings.ReplaceAll(text, "****", ""))
}

// openDocument reads the text of an OpenDocument text.
//
// Source: OASIS Open Document Format 1.3, part 3, 5 (text content).
func openDocument(_ parts, main []byte) (*writer, error) {
	w := &writer{}
	s := &spans{w: w}
	lists, tables, texts := 0, 0, 0
	err := walk(main, func(e xml.StartElement) bool {
		switch e.Name.Local {
		case "tracked-changes", "scripts", "font-face-decls", "automatic-styles":
			return true
		case "annotation":
			w.leave("comment")
			return true
		case "note":
			w.leave("footnote")
			return true
		case "frame", "object":
			w.leave("picture")
			return true
		case "list":
			lists++
		case "h":
			texts++
			w.now.Heading = 1 + max(1, number(attribute(e, "outline-level")))
		case "p":
			texts++
			w.now.List = min(lists, 10)
			if attribute(e, "style-name") == "Title" {
				w.now.Heading, w.now.List = 1, 0
			}
		case "a":
			s.start(span{address: attribute(e, "href")})
		case "s":
			w.write(strings.Repeat(" ", max(1, min(number(attribute(e, "c")), 100))))
		case "tab":
			w.write(" ")
		case "line-break":
			w.write("\n")
		case "table":
			tables++
		case "table-row":
			if tables == 1 {
				w.row = [][]string{}
			}
		case "table-cell":
			if tables == 1 {
				w.row = append(w.row, nil)
			}
		}
		return false
	}, func(name string) {
		switch name {
		case "list":
			lists--
		case "a":
			s.end()
		case "p", "h":
			for len(s.open) > 0 {
				s.end()
			}
			w.end()
			texts--
		case "table-row":
			if tables == 1 {
				w.endRow()
			}
		case "table":
			tables--
		}
	}, func(text string) {
		if texts > 0 {
			w.write(text)
		}
	})
	return w, err
}
