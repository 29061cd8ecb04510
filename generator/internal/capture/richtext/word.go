package richtext

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
)

// style is what a style of a Word document says of paragraphs.
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

// remarksOf adds the words of the footnotes, endnotes or comments of a Word document; a comment
// with who wrote it.
func remarksOf(data []byte, all map[string]string) error {
	var words strings.Builder
	key := ""
	return walk(data, func(e xml.StartElement) bool {
		switch e.Name.Local {
		case "footnote", "endnote", "comment":
			key = e.Name.Local + attribute(e, "id")
			words.Reset()
			if by := attribute(e, "author"); by != "" {
				words.WriteString(by + ": ")
			}
		case "p", "br", "tab":
			words.WriteByte(' ')
		case "delText", "instrText":
			return true
		}
		return false
	}, func(name string) {
		if name == "footnote" || name == "endnote" || name == "comment" {
			all[key] = strings.Join(strings.Fields(words.String()), " ")
		}
	}, func(text string) { words.WriteString(text) })
}

// leaveRemark leaves out a footnote or a comment, with its words.
func (r *wordReader) leaveRemark(kind, id string) {
	words := r.remarks[kind+id]
	delete(r.remarks, kind+id) // said once, however often it is referred to
	if kind == "endnote" {
		kind = "footnote"
	}
	r.leaveWords(kind, words)
}

// wordReader reads the main part of a Word document.
type wordReader struct {
	*writer
	spans     spans
	styles    map[string]style
	addresses map[string]string
	remarks   map[string]string // the words of footnotes, endnotes and comments, by kind and id
	reads     bool              // within a text of a run
	bold      bool              // the run
	struck    bool              // the run is struck through
	numbered  bool              // the paragraph is a heading with a number, and no item of a list
	drawings  []int             // those that are open: how many text boxes each has, or inBox for the words of one
}

// inBox stands for a text box among the drawings that are open.
const inBox = -1

// word reads the text of a Word document as it is shown: without what was deleted while
// changes are tracked, and without the instructions of fields.
//
// Source: ECMA-376, part 1, 17 (WordprocessingML).
func word(of parts, main []byte) (*writer, error) {
	about, err := of.read("word/styles.xml")
	if err != nil {
		return nil, err
	}
	r := wordReader{writer: &writer{}}
	r.spans.w = r.writer
	if r.styles, err = stylesOf(about); err != nil {
		return nil, err
	}
	related, err := of.read("word/_rels/document.xml.rels")
	if err != nil {
		return nil, err
	}
	if r.addresses, err = addressesOf(related); err != nil {
		return nil, err
	}
	r.remarks = map[string]string{}
	for _, name := range []string{"footnotes", "endnotes", "comments"} {
		data, err := of.read("word/" + name + ".xml")
		if err == nil {
			err = remarksOf(data, r.remarks)
		}
		if err != nil {
			return nil, err
		}
	}
	err = walk(main, r.start, r.stop, func(text string) {
		if r.reads {
			r.write(text)
		}
	})
	return r.writer, err
}

// start begins an element, and tells whether it is passed over.
func (r *wordReader) start(e xml.StartElement) (skip bool) {
	switch e.Name.Local {
	case "del", "moveFrom", "instrText", "delText", "Fallback", "rPrChange", "pPrChange":
		return true
	case "drawing", "pict", "object":
		r.drawings = append(r.drawings, 0)
		return false
	case "txbxContent":
		if n := len(r.drawings); n > 0 {
			r.drawings[n-1]++
		}
		r.drawings = append(r.drawings, inBox)
		r.startBox(&r.spans)
		return false
	}
	if n := len(r.drawings); n > 0 && r.drawings[n-1] != inBox {
		if e.Name.Local == "pic" && r.drawings[n-1] > 0 {
			r.leave("picture")
		}
		return false
	}
	switch e.Name.Local {
	case "footnoteReference", "endnoteReference", "commentReference":
		r.leaveRemark(strings.TrimSuffix(e.Name.Local, "Reference"), attribute(e, "id"))
	case "hyperlink":
		r.spans.start(span{address: r.addresses[attribute(e, "id")]})
	case "r":
		r.bold, r.struck = false, false
	case "b":
		r.bold = isOn(e)
	case "strike", "dstrike":
		r.struck = isOn(e)
	case "t":
		r.reads = true
		for _, mark := range r.marks() {
			r.spans.start(span{mark: mark})
		}
	case "tab":
		r.write(" ")
	case "br", "cr":
		r.write("\n")
	case "noBreakHyphen":
		r.write("-")
	case "tbl":
		r.startTable()
	case "tr":
		r.startRow()
	case "tc":
		r.startCell()
	default:
		r.paragraph(e)
	}
	return false
}

// paragraph reads what makes a heading or an item of a list of a paragraph.
func (r *wordReader) paragraph(e xml.StartElement) {
	value := attribute(e, "val")
	switch e.Name.Local {
	case "pStyle":
		kind := styled(r.styles, value)
		if r.now.Heading = kind.heading; kind.list && kind.heading == 0 {
			r.now.List = 1
			if n := number(digits.FindString(value)); n > 1 && n < 10 { // "List Bullet 2"
				r.now.List = n
			}
		}
	case "numPr":
		r.numbered = r.now.Heading > 0
		r.now.List = max(r.now.List, 1)
	case "ilvl":
		r.now.List = max(r.now.List, 1+min(number(value), 9))
	case "numId":
		if value == "0" || r.numbered {
			r.now.List = 0
		}
	}
}

// marks gives the marks of the words of a run, where they mean something.
func (r *wordReader) marks() (all []string) {
	if r.bold && r.now.Heading == 0 && r.row == nil {
		all = append(all, "**")
	}
	if r.struck {
		all = append(all, "~~")
	}
	return all
}

// isOn tells whether a property of a run holds.
func isOn(e xml.StartElement) bool {
	return attribute(e, "val") != "0" && attribute(e, "val") != "false"
}

func (r *wordReader) stop(name string) {
	switch n := len(r.drawings); {
	case n == 0 || r.drawings[n-1] == inBox && name != "txbxContent":
	case name == "txbxContent":
		r.endBox(&r.spans)
		r.drawings = r.drawings[:n-1]
		return
	case name == "drawing" || name == "pict" || name == "object":
		if r.drawings[n-1] == 0 {
			r.leave("picture")
		}
		r.drawings = r.drawings[:n-1]
		return
	default:
		return
	}
	switch name {
	case "t":
		if r.reads {
			for range r.marks() {
				r.spans.end()
			}
		}
		r.reads = false
	case "hyperlink":
		r.spans.end()
	case "p":
		r.spans.endAll()
		r.joinMarks()
		r.end()
		r.unbox()
		r.numbered = false
	case "tr":
		r.endRow()
	case "tbl":
		r.endTable()
		r.unbox()
	}
}

// joinMarks marks words once that a program has parted.
func (r *wordReader) joinMarks() {
	text := r.text.String()
	r.text.Reset()
	r.text.WriteString(strings.NewReplacer("~~****~~", "", "****", "", "~~~~", "").Replace(text))
}
