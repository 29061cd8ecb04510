package richtext

import (
	"encoding/xml"
	"strings"
)

// openDocumentReader reads the content of an OpenDocument text.
type openDocumentReader struct {
	*writer
	spans        spans
	lists, texts int // how many are open
}

// openDocument reads the text of an OpenDocument text.
//
// Source: OASIS Open Document Format 1.3, part 3, 5 (text content).
func openDocument(_ parts, main []byte) (*writer, error) {
	r := openDocumentReader{writer: &writer{}}
	r.spans.w = r.writer
	err := walk(main, r.start, r.stop, func(text string) {
		if r.texts > 0 {
			r.write(text)
		}
	})
	return r.writer, err
}

// start begins an element, and tells whether it is passed over.
func (r *openDocumentReader) start(e xml.StartElement) (skip bool) {
	switch e.Name.Local {
	case "tracked-changes", "scripts", "font-face-decls", "automatic-styles":
		return true
	case "annotation":
		r.leave("comment")
		return true
	case "note":
		r.leave("footnote")
		return true
	case "frame", "object":
		r.leave("picture")
		return true
	case "list":
		r.lists++
	case "h":
		r.texts++
		r.now.Heading = 1 + max(1, number(attribute(e, "outline-level")))
	case "p":
		r.texts++
		if r.now.List = min(r.lists, 10); attribute(e, "style-name") == "Title" {
			r.now.Heading, r.now.List = 1, 0
		}
	case "a":
		r.spans.start(span{address: attribute(e, "href")})
	case "s":
		r.write(strings.Repeat(" ", max(1, min(number(attribute(e, "c")), 100))))
	case "tab":
		r.write(" ")
	case "line-break":
		r.write("\n")
	case "table":
		r.startTable()
	case "table-row":
		r.startRow()
	case "table-cell":
		r.startCell()
	}
	return false
}

func (r *openDocumentReader) stop(name string) {
	switch name {
	case "list":
		r.lists--
	case "a":
		r.spans.end()
	case "p", "h":
		r.spans.endAll()
		r.end()
		r.texts--
	case "table-row":
		r.endRow()
	case "table":
		r.endTable()
	}
}
