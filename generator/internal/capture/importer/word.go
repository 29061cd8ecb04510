package importer

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// fromWord finds the entries of a document of Word as those of a list in Markdown: its
// headings, its bullets with their links, and its tables.
func fromWord(file string, data []byte, shape format.Shape, account *Account) ([]Found, diag.List) {
	var wrong diag.List
	at := diag.Pos{File: file}
	parts := map[string][]byte{}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(z.File) > mostFiles {
		wrong.Errorf(at, "encoding-bad", "this is no document of Word that can be read").Hintf("save it again as DOCX, or as Markdown or plain text")
		return nil, wrong
	}
	for _, f := range z.File {
		switch f.Name {
		case wordText, wordStyles, wordLinks:
			if parts[f.Name], err = unzipped(f, mostOfAFile); err != nil {
				wrong.Errorf(at, "encoding-bad", "%s of the document: %v", f.Name, err).Hintf("save it again as DOCX, or as Markdown or plain text")
				return nil, wrong
			}
		}
	}
	w := wordReader{styles: stylesOf(parts[wordStyles]), links: linksOf(parts[wordLinks])}
	if err := w.read(parts[wordText]); err != nil {
		wrong.Errorf(at, "encoding-bad", "the text of the document is damaged").Hintf("save it again as DOCX, or as Markdown or plain text")
		return nil, wrong
	}
	found, listed := fromParagraphs(file, w.all, "document of Word", shape, account)
	if !listed && len(found) == 0 {
		wrong.Errorf(at, "type-wrong", "the document has neither bullets nor headings with text below them").Hintf("make each piece of work a bullet")
	}
	return found, wrong
}

// The files of a document that are read.
const (
	wordText   = "word/document.xml"
	wordStyles = "word/styles.xml"
	wordLinks  = "word/_rels/document.xml.rels"
)

// wordStyle is what a style makes of a paragraph.
type wordStyle struct {
	heading, bullet int
	based           string
}

var (
	headingStyle = regexp.MustCompile(`(?i)^heading ([1-9])$`)
	listStyle    = regexp.MustCompile(`(?i)^list (?:bullet|number)(?: ([2-9]))?$`)
)

// stylesOf reads the styles, by their ids. Their names are English in every language.
func stylesOf(data []byte) map[string]wordStyle {
	all := map[string]wordStyle{}
	id, s := "", wordStyle{}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if err != nil { // of a damaged part, what there is
			return based(all)
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch value := attr(t, "val"); t.Name.Local {
			case "style":
				id, s = attr(t, "styleId"), wordStyle{}
			case "basedOn":
				s.based = value
			case "numPr":
				s.bullet = max(s.bullet, 1)
			case "outlineLvl":
				if n, err := strconv.Atoi(value); err == nil && n < 9 {
					s.heading = n + 2
				}
			case "name":
				if m := headingStyle.FindStringSubmatch(value); m != nil {
					s.heading = int(m[1][0]-'0') + 1
				} else if strings.EqualFold(value, "title") {
					s.heading = 1
				} else if m := listStyle.FindStringSubmatch(value); m != nil {
					if s.bullet = 1; m[1] != "" {
						s.bullet = int(m[1][0] - '0')
					}
				}
			}
		case xml.EndElement:
			if t.Name.Local == "style" {
				all[id] = s
			}
		}
	}
}

// based gives styles what those have that they are based on.
func based(all map[string]wordStyle) map[string]wordStyle {
	whole := map[string]wordStyle{}
	for id, s := range all {
		for of, steps := all[s.based], 0; steps < 10 && s.heading+s.bullet == 0; steps++ {
			s.heading, s.bullet = of.heading, of.bullet
			of = all[of.based]
		}
		whole[id] = s
	}
	return whole
}

// linksOf gives the addresses that links lead to, by their ids.
func linksOf(data []byte) map[string]string {
	all := map[string]string{}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if err != nil {
			return all
		}
		if t, is := token.(xml.StartElement); is && t.Name.Local == "Relationship" && attr(t, "TargetMode") == "External" {
			all[attr(t, "Id")] = attr(t, "Target")
		}
	}
}

func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// wordReader reads the text of a document.
type wordReader struct {
	styles map[string]wordStyle
	links  map[string]string
	all    []paragraph

	now    paragraph
	text   strings.Builder
	link   []int // where the links begin that are open
	to     []string
	tables int
	row    []string // of the table that is read
	cell   []string // the paragraphs of its cell
}

func (w *wordReader) read(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "del", "moveFrom", "Fallback", "instrText", "delText", "txbxContent", "drawing", "pict", "object": // struck out, or said twice
				if err := d.Skip(); err != nil {
					return err
				}
			case "t":
				var words string
				if err := d.DecodeElement(&words, &t); err != nil {
					return err
				}
				w.text.WriteString(words)
			default:
				w.begin(t)
			}
		case xml.EndElement:
			w.end(t.Name.Local)
		}
	}
}

func (w *wordReader) begin(t xml.StartElement) {
	switch value := attr(t, "val"); t.Name.Local {
	case "tbl":
		w.tables++
	case "p":
		w.now = paragraph{}
		w.text.Reset()
		w.link, w.to = nil, nil
	case "pStyle":
		s := w.styles[value]
		w.now.heading, w.now.bullet = s.heading, s.bullet
	case "ilvl":
		if n, err := strconv.Atoi(value); err == nil && n >= 0 && n < 9 {
			w.now.bullet = n + 1
		}
	case "numId":
		if w.now.bullet = max(w.now.bullet, 1); value == "0" { // it is taken out of the list
			w.now.bullet = 0
		}
	case "tab", "br", "cr":
		w.text.WriteByte(' ')
	case "noBreakHyphen":
		w.text.WriteByte('-')
	case "hyperlink":
		w.link, w.to = append(w.link, w.text.Len()), append(w.to, w.links[attr(t, "id")])
	}
}

func (w *wordReader) end(name string) {
	switch name {
	case "hyperlink":
		if n := len(w.link) - 1; n >= 0 {
			whole, at, to := w.text.String(), w.link[n], w.to[n]
			if w.link, w.to = w.link[:n], w.to[:n]; isAddressText(to) && strings.TrimSpace(whole[at:]) != "" {
				w.text.Reset()
				w.text.WriteString(whole[:at] + "[" + strings.NewReplacer("[", "(", "]", ")").Replace(whole[at:]) + "](" + strings.NewReplacer("(", "%28", ")", "%29", " ", "%20").Replace(to) + ")")
			}
		}
	case "p":
		w.now.text = strings.Join(strings.Fields(w.text.String()), " ")
		switch {
		case w.tables > 0:
			if w.now.text != "" {
				w.cell = append(w.cell, w.now.text)
			}
		case w.now.text != "":
			if w.now.heading > 0 {
				w.now.bullet = 0 // headings are numbered
			} else if m := handBullet.FindStringSubmatch(w.now.text); m != nil && w.now.bullet == 0 {
				w.now.bullet, w.now.text = 1, m[1]
			}
			w.all = append(w.all, w.now)
		}
	case "tc":
		if w.tables == 1 {
			w.row, w.cell = append(w.row, strings.ReplaceAll(strings.Join(w.cell, "; "), "|", "/")), nil
		}
	case "tr":
		if w.tables == 1 && strings.Join(w.row, "") != "" {
			w.all = append(w.all, paragraph{cells: w.row})
		}
		if w.tables == 1 {
			w.row = nil
		}
	case "tbl":
		w.tables--
	}
}

// handBullet is a bullet that was typed.
var handBullet = regexp.MustCompile(`^[•·▪◦‣–—*-]\s+(.+)$`)
