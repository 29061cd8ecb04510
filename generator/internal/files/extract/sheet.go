package extract

import (
	"bytes"
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
)

// Workbook reads the rows of an Excel workbook, part by part in any order. In its files
// a cell refers to a text that stands elsewhere, once for all cells that have it.
type Workbook struct {
	shared []string
	sheets []sheetPart
}

type sheetPart struct {
	name string
	data []byte
}

// Take takes up a part of an archive, if it is one of a workbook with texts or cells.
func (w *Workbook) Take(name string, data []byte) {
	read := xml.NewDecoder(bytes.NewReader(data))
	for {
		t, err := read.RawToken()
		if err != nil {
			return
		}
		if root, ok := t.(xml.StartElement); ok {
			switch root.Name.Local {
			case "sst":
				w.shared = append(w.shared, sharedTexts(read)...)
			case "worksheet":
				w.sheets = append(w.sheets, sheetPart{name, data})
			}
			return
		}
	}
}

// sharedTexts gives the text of each item, without how it is pronounced.
func sharedTexts(read *xml.Decoder) (all []string) {
	var text strings.Builder
	taken, aside := false, 0
	for {
		token, err := read.RawToken()
		if err != nil {
			return all
		}
		switch t := token.(type) {
		case xml.StartElement:
			taken = t.Name.Local == "t"
			if t.Name.Local == "rPh" {
				aside++
			}
		case xml.EndElement:
			taken = false
			switch t.Name.Local {
			case "rPh":
				aside--
			case "si":
				all = append(all, text.String())
				text.Reset()
			}
		case xml.CharData:
			if taken && aside == 0 {
				text.Write(t)
			}
		}
	}
}

// Rows gives the rows of each sheet as lines, with a comma between cells, as a table in
// CSV has it, and what stands above and below a printed page. Not more than so many bytes
// are read: whole is false then.
func (w *Workbook) Rows(most int) (texts []Text, whole bool) {
	for _, s := range w.sheets {
		rows, ok := w.rows(s.data, most)
		most -= len(rows)
		texts = append(texts, Text{s.name, rows})
		if !ok {
			return texts, false
		}
	}
	return texts, true
}

// overOrUnder are the elements of what stands above and below a printed page.
var overOrUnder = regexp.MustCompile(`^(?:odd|even|first)(?:Header|Footer)$`)

// printCode is what sets the place and the font of what stands above and below a page.
var printCode = regexp.MustCompile(`&(?:"[^"]*"|[LCRBIUESXYKDTZFAPNGOH]|\d+)`)

func (w *Workbook) rows(data []byte, most int) (out []byte, whole bool) {
	read := xml.NewDecoder(bytes.NewReader(data))
	var text strings.Builder
	taken, kind := false, ""
	for len(out) <= most {
		token, err := read.RawToken()
		if err != nil {
			return out, true
		}
		switch t := token.(type) {
		case xml.StartElement:
			name := t.Name.Local
			taken = name == "v" || name == "t" || overOrUnder.MatchString(name)
			if name == "c" {
				kind = ""
				for _, a := range t.Attr {
					if a.Name.Local == "t" {
						kind = a.Value
					}
				}
			}
		case xml.EndElement:
			taken = false
			switch name := t.Name.Local; {
			case name == "c":
				out = append(append(out, w.cell(kind, text.String())...), ',')
				text.Reset()
			case name == "row":
				out = append(out, '\n')
			case overOrUnder.MatchString(name):
				out = append(append(out, printCode.ReplaceAllString(text.String(), "")...), '\n')
				text.Reset()
			}
		case xml.CharData:
			if taken {
				text.Write(t)
			}
		}
	}
	return out, false
}

func (w *Workbook) cell(kind, value string) string {
	if kind == "s" {
		if n, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && n >= 0 && n < len(w.shared) {
			return w.shared[n]
		}
	}
	return value
}
