package scan

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/files/media"
)

// reader reads one file and gathers what it finds.
type reader struct {
	*site
	path  string
	text  []byte // what places are counted in
	sound *sound // what was read before; nil where everything is to be read
	finds []found
	depth int  // of drawings inside drawings
	local bool // something was judged by where it stands, or it counts for what comes later
}

// found is a find whose place is still a number of bytes.
type found struct {
	offset     int
	what, hint string
}

// tell notes a find. A negative offset means the file as a whole.
func (r *reader) tell(offset int, what, hint string) {
	f := found{min(offset, len(r.text)), what, hint}
	if n := len(r.finds); n > 0 && r.finds[n-1] == f {
		return
	}
	r.finds = append(r.finds, f)
}

// full reports that there is more than will be told. Files are read from their
// beginning, so nothing that comes later could be among the first.
func (r *reader) full() bool { return len(r.finds) >= 40*mostPerFile }

// sorted gives the finds in the order of the file, each once.
func (r *reader) sorted() []Find {
	if len(r.finds) == 0 {
		return nil
	}
	slices.SortStableFunc(r.finds, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.offset, b.offset), cmp.Compare(a.what, b.what))
	})
	r.finds = slices.Compact(r.finds)
	all := make([]Find, 0, min(len(r.finds), mostPerFile))
	line, start, at := 1, 0, 0
	for _, f := range r.finds[:cap(all)] {
		found := Find{Path: r.path, What: f.what, Hint: f.hint}
		if f.offset >= 0 {
			for ; at < f.offset; at++ {
				if r.text[at] == '\n' {
					line, start = line+1, at+1
				}
			}
			found.Line, found.Col = line, f.offset-start+1
		}
		all = append(all, found)
	}
	return all
}

// legible reports a text in UTF-8 and tells of one that is not: what its bytes
// are then, every program guesses for itself.
func (r *reader) legible(data []byte) bool {
	if !utf8.Valid(data) {
		at := 0
		for at < len(data) {
			c, n := utf8.DecodeRune(data[at:])
			if c == utf8.RuneError && n == 1 {
				break
			}
			at += n
		}
		r.tell(at, "text that is not UTF-8", "write the file in UTF-8")
		return false
	}
	if at := bytes.IndexByte(data, 0); at >= 0 {
		r.tell(at, "a byte of value 0", "remove it; some programs overlook it, others end the text there")
		return false
	}
	return true
}

// json reads a file of data. Whatever is in it is data as long as it parses.
func (r *reader) json(data []byte) {
	if !r.legible(data) || json.Valid(data) {
		return
	}
	var v any
	err := json.Unmarshal(data, &v)
	at := 0
	if e := (*json.SyntaxError)(nil); errors.As(err, &e) {
		at = max(0, int(e.Offset)-1)
	}
	r.tell(at, "JSON that cannot be read", "a value was put into it as it is; write it with jsonify")
}

// sniffed tells what a file is whose name says nothing.
func sniffed(data []byte) media.Form {
	// A mark at the start decides for a browser before all else.
	plain := bytes.TrimPrefix(data, []byte("\ufeff"))
	kind, _, _ := strings.Cut(http.DetectContentType(plain), ";")
	switch kind {
	case "text/html":
		return media.Hypertext
	case "text/xml":
		return media.Markup
	}
	start := bytes.ToLower(bytes.TrimLeft(plain[:min(len(plain), 512)], " \t\r\n\f"))
	if bytes.HasPrefix(start, []byte("<svg")) {
		return media.Drawing
	}
	if bytes.HasPrefix(start, []byte("<")) && bytes.Contains(start, []byte("<svg")) {
		return media.Hypertext
	}
	return media.Inert
}
