package extract

import (
	"bytes"
	"regexp"
	"unicode/utf8"
)

// offices are in the namespaces of the documents that word processors, spreadsheets
// and slides pack: Office Open XML, its strict form, and OpenDocument.
var offices = [][]byte{[]byte("schemas.openxmlformats.org/"), []byte("purl.oclc.org/ooxml/"), []byte("urn:oasis:names:tc:opendocument:"), []byte("schemas.microsoft.com/office/")}

// office gives what a part of an office document reads, a paragraph on a line; false
// for a file that is none. A word is often parted there by the runs that a program
// makes of it for its spelling or its history, and stands in the file in pieces.
//
// Several texts may stand in one another: what was taken out and put in since changes
// are tracked, instructions of fields, notes and boxes at a place within a word. They
// are read together, as it is shown now, and as it was before the changes.
func office(data []byte) ([]Text, bool) {
	is := bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n"), []byte("<?xml"))
	for _, name := range offices {
		is = is || bytes.Contains(data, name)
	}
	if !is {
		return nil, false
	}
	var d officeText
	d.open = []*flow{{}}
	for read := (tags{data: data}); ; {
		t, more := read.next()
		d.write(t.text)
		if !more {
			break
		}
		if !t.closes {
			d.start(t)
		}
		if t.closes || t.alone {
			d.end(t)
		}
	}
	for i := range d.open {
		d.done(d.open[len(d.open)-1-i])
	}
	all := []Text{{"text", d.all.Bytes()}}
	for i, name := range []string{"text, as shown", "text, as it was"} {
		if said := d.said[i].Bytes(); !sameWords(said, all[0].Data) && (i == 0 || !sameWords(said, d.said[0].Bytes())) {
			all = append(all, Text{name, said})
		}
	}
	return all, true
}

func sameWords(a, b []byte) bool {
	for {
		a, b = bytes.TrimLeft(a, " \n"), bytes.TrimLeft(b, " \n")
		n := 0
		for n < len(a) && n < len(b) && a[n] == b[n] {
			n++
		}
		endA, endB := n == len(a) || a[n] == ' ' || a[n] == '\n', n == len(b) || b[n] == ' ' || b[n] == '\n'
		if n == len(a) && n == len(b) {
			return true
		}
		if !endA || !endB || n == 0 {
			return false
		}
		a, b = a[n:], b[n:]
	}
}

// The texts of a document beside all that it holds.
const (
	shown = iota
	former
)

// officeText is read in one go. Said is what is read of each of its texts.
type officeText struct {
	all  bytes.Buffer
	said [2]bytes.Buffer
	open []*flow // the text, and in it boxes and notes that are open

	taken, put    int // depths in what was taken out, and put in
	fields        []bool
	instructions  int // of the fields, how many are not at their result yet
	properties    int // of a paragraph
	inRun, hidden bool
	mark          [2]bool // the end of this paragraph is none
	goesOn        [2]bool // and so the next one goes on
}

// flow is a text of its own.
type flow struct {
	name string // of its element
	said [2]bytes.Buffer
}

func (d *officeText) write(text []byte) {
	if len(text) == 0 {
		return
	}
	d.all.Write(text)
	if d.hidden || d.instructions > 0 {
		return
	}
	f := d.open[len(d.open)-1]
	if d.taken == 0 {
		f.said[shown].Write(text)
	}
	if d.put == 0 {
		f.said[former].Write(text)
	}
}

func (d *officeText) part(by string) {
	d.all.WriteString(by)
	d.partSaid(by)
}

func (d *officeText) partSaid(by string) {
	f := d.open[len(d.open)-1]
	for i := range f.said {
		f.said[i].WriteString(by)
	}
}

// mostFlows is how deep texts of their own may be in one another.
const mostFlows = 64

// symbol is the letter of a w:sym, which stands for one of the font's own (ECMA-376
// part 1, 17.3.3.30): its number, which may be moved into the area for private use.
var symbol = regexp.MustCompile(`char\s*=\s*["']([0-9A-Fa-f]{4})["']`)

const privateUse = 0xF000

// dropped is that of a large letter with which a paragraph begins (ECMA-376 part 1, 17.18.20).
var dropped = regexp.MustCompile(`dropCap\s*=\s*["'](?:drop|margin)["']`)

var off = regexp.MustCompile(`val\s*=\s*["'](?:0|false|off)["']`)

func (d *officeText) start(t tag) {
	switch t.name {
	case "del", "movefrom", "deltext", "delinstrtext":
		if t.alone && d.properties > 0 {
			d.mark[shown] = true
		}
		d.taken++
	case "ins", "moveto":
		if t.alone && d.properties > 0 {
			d.mark[former] = true
		}
		d.put++
	case "ppr":
		d.properties++
	case "framepr":
		if d.properties > 0 && dropped.Match(t.inside) {
			d.mark = [2]bool{true, true} // the next paragraph goes on behind the large letter
		}
	case "r":
		d.inRun = true
	case "sym":
		if code := symbol.FindSubmatch(t.inside); code != nil {
			r, _ := hexRune(code[1], 0, 4) // digits alone match
			d.write(utf8.AppendRune(nil, r&^privateUse))
		}
	case "vanish":
		d.hidden = d.hidden || d.inRun && d.properties == 0 && !off.Match(t.inside)
	case "fldchar":
		switch {
		case bytes.Contains(t.inside, []byte("begin")):
			d.fields = append(d.fields, true)
			d.instructions++
		case bytes.Contains(t.inside, []byte("separate")):
			d.result()
		case bytes.Contains(t.inside, []byte("end")) && len(d.fields) > 0:
			d.result()
			d.fields = d.fields[:len(d.fields)-1]
		}
	case "p":
		d.all.WriteByte('\n')
		f := d.open[len(d.open)-1]
		for i := range f.said {
			if !d.goesOn[i] {
				f.said[i].WriteByte('\n')
			}
			d.goesOn[i] = false
		}
		return
	}
	if beside[t.name] && !t.alone && len(d.open) < mostFlows {
		d.all.WriteString(parting[t.name])
		d.open = append(d.open, &flow{name: t.name})
		return
	}
	d.part(parting[t.name])
}

// result tells that the instructions of a field end.
func (d *officeText) result() {
	if n := len(d.fields) - 1; n >= 0 && d.fields[n] {
		d.fields[n] = false
		d.instructions--
	}
}

func (d *officeText) end(t tag) {
	switch t.name {
	case "del", "movefrom", "deltext", "delinstrtext":
		d.taken = max(0, d.taken-1)
	case "ins", "moveto":
		d.put = max(0, d.put-1)
	case "ppr":
		d.properties = max(0, d.properties-1)
	case "r":
		d.inRun, d.hidden = false, false
	case "p":
		d.fields, d.instructions = d.fields[:0], 0
		d.all.WriteByte('\n')
		f := d.open[len(d.open)-1]
		for i := range f.said {
			if d.goesOn[i] = d.mark[i]; !d.mark[i] {
				f.said[i].WriteByte('\n')
			}
			d.mark[i] = false
		}
		return
	}
	if parting[t.name] == "\n" && !t.alone {
		d.part("\n")
	}
	if !beside[t.name] || t.alone {
		return
	}
	for i := len(d.open) - 1; i > 0; i-- {
		if d.open[i].name == t.name {
			for _, f := range d.open[i:] {
				d.done(f)
			}
			d.open = d.open[:i]
			break
		}
	}
}

func (d *officeText) done(f *flow) {
	for i := range f.said {
		d.said[i].Write(f.said[i].Bytes())
		d.said[i].WriteByte('\n')
	}
}

// parting are the elements that part words: all others are runs within a line.
var parting = map[string]string{
	"p": "\n", "h": "\n", "si": "\n", "is": "\n", "c": "\n", "tc": "\n", "tr": "\n", "table-cell": "\n", "table-row": "\n",
	"list-item": "\n", "note": "\n", "comment": "\n", "annotation": "\n", "title": "\n", "subject": "\n", "creator": "\n", "description": "\n",
	"tab": " ", "br": " ", "cr": " ", "s": " ", "line-break": " ", "nobreakhyphen": "-",
}

// beside are the elements whose text is no part of the line that they stand in: boxes,
// drawings and what says where they are, notes and remarks, letters that tell how
// others are pronounced, and instructions.
var beside = map[string]bool{
	"txbxcontent": true, "textbox": true, "text-box": true, "drawing": true, "pict": true, "object": true, "frame": true, "fallback": true,
	"note": true, "footnote": true, "endnote": true, "annotation": true, "comment": true, "rt": true, "rph": true, "ruby-text": true,
	"instrtext": true, "flddata": true, "bindata": true, "binary-data": true, "tracked-changes": true, "change-info": true, "desc": true, "title": true,
	"custom-shape": true, "rect": true, "ellipse": true,
}
