package source

import (
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
)

// readDoc parts a Markdown file into front matter and body. Front matter is
// YAML between lines of ---, TOML between lines of +++, or a JSON object.
func readDoc(path, text string) (Doc, diag.List) {
	doc := Doc{Path: path, Fields: Value{Kind: Mapping, Pos: diag.Pos{File: path, Line: 1, Col: 1}}}
	fence, _, _ := strings.Cut(text, "\n")
	fence = strings.TrimRight(fence, " \t")
	switch {
	case fence == "---" || fence == "+++":
		return fenced(doc, fence, text)
	case strings.HasPrefix(text, "{") && !strings.HasPrefix(text, "{{"):
		fields, end, diags := readJSON(path, text)
		doc.Fields = fields
		behind, _, _ := strings.Cut(text[end:], "\n")
		if line := strings.TrimSpace(behind); len(diags) == 0 && line != "" {
			at := 1 + strings.Count(text[:end], "\n")
			diags.Errorf(diag.Pos{File: path, Line: at, Col: 1}, "front-matter-bad", "text follows the front matter on its line").
				Hintf("begin the text on a line of its own; the front matter is one object")
		} else if len(diags) == 0 {
			doc.Body = NewBody(path, 1+strings.Count(text[:end], "\n"), text[end:])
		}
		diags = append(diags, Sound(&doc.Fields)...)
		return doc, diags
	}
	doc.Bare = true
	doc.Body = NewBody(path, 1, text)
	return doc, nil
}

func fenced(doc Doc, fence, text string) (Doc, diag.List) {
	var diags diag.List
	start := strings.IndexByte(text, '\n') + 1
	if start == 0 {
		start = len(text)
	}
	inner, next, line := within(text[start:], fence)
	if at, written := inner.damaged(fence); at > 0 {
		diags.Errorf(diag.Pos{File: doc.Path, Line: at + 1, Col: 1}, "front-matter-bad", "%q does not close the front matter", written).
			Hintf("write %s, alone on the line and without spaces before it", fence)
		return doc, diags
	}
	if next < 0 {
		inner.unclosed(&diags, doc.Path, fence)
		return doc, diags
	}
	var fields Value
	if fence == "---" {
		fields, diags = readYAML(doc.Path, 2, text[start:start+inner.size])
	} else {
		fields, diags = readTOML(doc.Path, 2, text[start:start+inner.size])
	}
	if inner.prose() > 0 && len(diags) > 0 || inner.heading() > 0 {
		diags = nil
		inner.unclosed(&diags, doc.Path, fence)
		return doc, diags
	}
	if fields.Kind == Scalar || fields.Kind == Sequence {
		d := diags.Errorf(fields.Pos, "front-matter-bad", "expected fields in the front matter, found %s", fields.Name())
		if tomlForm.MatchString(fields.Text) {
			d.Hintf("fields written with = go between two lines of +++")
		} else {
			d.Hintf("write each field on a line of its own, as in title: The words of the title")
		}
		return doc, diags
	}
	if fields.Kind != Null {
		doc.Fields = fields
	}
	doc.Body = NewBody(doc.Path, line+1, text[start+next:])
	diags = append(diags, Sound(&doc.Fields)...)
	return doc, diags
}

var tomlForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*[ \t]*=`)

// inner is what stands between the fences, or up to the end where none closes.
type inner struct {
	lines []string
	size  int // in bytes
}

// within cuts the text at the line that closes the front matter. next is the
// offset behind it, -1 where there is none; line is its number in the file.
func within(text, fence string) (in inner, next, line int) {
	line = 2
	for l := range strings.Lines(text) {
		if strings.TrimRight(l, " \t\n") == fence {
			return in, in.size + len(l), line
		}
		in.lines = append(in.lines, strings.TrimSuffix(l, "\n"))
		in.size += len(l)
		line++
	}
	return in, -1, line
}

// beginsBlock tells whether a block of text begins below a line of YAML.
func beginsBlock(line string) bool {
	return strings.ContainsAny(line, "|>") && blockForm.MatchString(line)
}

var blockForm = regexp.MustCompile(`[:-][ \t]+[|>][-+0-9]*[ \t]*(#.*)?$`)

// damaged finds the first line that was to close front matter and does not. Its
// number counts from 1; 0 is none.
func (in inner) damaged(fence string) (at int, written string) {
	block := -1 // how far the line is indented that begins a block of text
	for i, l := range in.lines {
		if strings.TrimSpace(l) == "" {
			continue
		}
		indent := indentOf(l)
		if block >= 0 && indent > block {
			continue
		}
		block = -1
		if fence == "---" && beginsBlock(l) {
			block = indent
		}
		if f, ok := fenceOf(l); ok && indent < 4 && f.closes() {
			return i + 1, strings.TrimSpace(l)
		}
	}
	return 0, ""
}

// prose finds the first line behind an empty one that is text, and no field.
func (in inner) prose() int {
	empty := false
	for i, l := range in.lines {
		switch t := strings.TrimSpace(l); {
		case t == "":
			empty = true
		case empty && l[0] != ' ' && l[0] != '\t' && !strings.ContainsRune("#-[]{}\"'", rune(l[0])) && !strings.ContainsAny(t, ":="):
			return i + 1
		case l[0] != ' ' && l[0] != '\t':
			empty = false
		}
	}
	return 0
}

// heading finds a heading behind the last field, which YAML takes for a comment.
func (in inner) heading() int {
	at, empty := 0, false
	for i, l := range in.lines {
		switch t := strings.TrimSpace(l); {
		case t == "":
			empty = true
		case empty && strings.HasPrefix(l, "#") && strings.HasPrefix(strings.TrimLeft(l, "#"), " ") && i+1 < len(in.lines) && strings.TrimSpace(in.lines[i+1]) == "":
			if at == 0 {
				at = i + 1
			}
		case !strings.HasPrefix(t, "#"):
			at, empty = 0, false
		}
	}
	return at
}

// unclosed says where front matter without an end should end.
func (in inner) unclosed(diags *diag.List, file, fence string) {
	last := 0
	for i, l := range in.lines {
		if strings.TrimSpace(l) == "" {
			break
		}
		last = i + 2
	}
	d := diags.Errorf(diag.Pos{File: file, Line: 1, Col: 1}, "front-matter-bad", "the front matter that begins here has no end")
	if last > 0 {
		d.Hintf("close it with a line of %s below its last field, perhaps below line %d", fence, last)
	} else {
		d.Hintf("close it with a line of %s below its last field", fence)
	}
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }
