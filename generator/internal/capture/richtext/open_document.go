package richtext

import (
	"encoding/xml"
	"slices"
	"strings"
)

// openDocumentReader reads the content of an OpenDocument text.
type openDocumentReader struct {
	*writer
	spans        spans
	lists, texts int // how many are open
	frames       []frame
	style        string          // that is described
	struck       map[string]bool // styles of words that are struck through
	marked       []bool          // of the spans that are open
	remark       string          // the element of the footnote or comment that is open, "" = none is
	remarked     strings.Builder // its words
}

// frame is one that is open, with what was open around it.
type frame struct {
	box          bool // it is a text box
	lists, texts int
}

// openDocument reads the text of an OpenDocument text.
//
// Source: OASIS Open Document Format 1.3, part 3, 5 (text content).
func openDocument(_ parts, main []byte) (*writer, error) {
	r := openDocumentReader{writer: &writer{}, struck: map[string]bool{}}
	r.spans.w = r.writer
	err := walk(main, r.start, r.stop, func(text string) {
		switch {
		case r.remark != "":
			r.remarked.WriteString(text)
		case r.texts > 0:
			r.write(text)
		}
	})
	return r.writer, err
}

// start begins an element, and tells whether it is passed over.
func (r *openDocumentReader) start(e xml.StartElement) (skip bool) {
	if n := len(r.frames); n > 0 && !r.frames[n-1].box && e.Name.Local != "text-box" {
		return true
	}
	if r.remark != "" {
		if e.Name.Local != "span" && e.Name.Local != "a" {
			r.remarked.WriteByte(' ')
		}
		return slices.Contains([]string{"note-citation", "date", "creator-initials", "sender-initials"}, e.Name.Local)
	}
	switch e.Name.Local {
	case "tracked-changes", "scripts", "font-face-decls":
		return true
	case "style":
		r.style = attribute(e, "name")
	case "text-properties":
		line := attribute(e, "text-line-through-style")
		r.struck[r.style] = line != "" && line != "none"
	case "span":
		is := r.struck[attribute(e, "style-name")]
		if r.marked = append(r.marked, is); is {
			r.spans.start(span{mark: "~~"})
		}
	case "annotation", "note":
		r.remark = e.Name.Local
		r.remarked.Reset()
	case "frame", "object":
		r.frames = append(r.frames, frame{lists: r.lists, texts: r.texts})
		r.lists, r.texts = 0, 0
		return false
	case "text-box":
		if n := len(r.frames); n > 0 {
			r.frames[n-1].box = true
			r.startBox(&r.spans)
		}
		return false
	case "title", "desc":
		return len(r.frames) > 0
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

// stopRemark ends an element of a footnote or a comment, or the whole of it.
func (r *openDocumentReader) stopRemark(name string) {
	switch name {
	case "creator":
		r.remarked.WriteByte(':')
	case r.remark:
		r.leaveWords(map[string]string{"note": "footnote", "annotation": "comment"}[name], r.remarked.String())
		r.remark = ""
	}
}

func (r *openDocumentReader) stop(name string) {
	if r.remark != "" {
		r.stopRemark(name)
		return
	}
	switch name {
	case "frame", "object":
		last := r.frames[len(r.frames)-1]
		if r.frames = r.frames[:len(r.frames)-1]; !last.box {
			r.leave("picture")
		}
		r.lists, r.texts = last.lists, last.texts
	case "text-box":
		if len(r.frames) > 0 {
			r.endBox(&r.spans)
		}
	case "span":
		if n := len(r.marked); n > 0 {
			if r.marked[n-1] {
				r.spans.end()
			}
			r.marked = r.marked[:n-1]
		}
	case "list":
		r.lists--
	case "a":
		r.spans.end()
	case "p", "h":
		r.spans.endAll()
		r.end()
		r.unbox()
		r.texts--
	case "table-row":
		r.endRow()
	case "table":
		r.endTable()
		r.unbox()
	}
}
