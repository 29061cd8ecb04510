package source

import (
	"bytes"
	"io/fs"
	"path"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
)

// ReadSeen is Read for those who want to see the bytes of every file that is
// read, which Tree does not keep. See is called once for a file, in no order and
// from several goroutines; it must not change the bytes. The files of Tree.Files
// and Tree.Theme are not read.
// A Markdown file that is the same as at a former reading is not parsed again; nil is none.
func ReadSeen(fsys fs.FS, see func(path string, data []byte), former *Former) (Tree, diag.List, error) {
	r := &reader{fsys: fsys, see: see, former: former}
	defer r.keep()
	return r.read()
}

// Alone tells what Read does of one of the files that it reads, with data in its place, as
// far as no other file has to be known for that.
func Alone(file string, data []byte) diag.List {
	r := &reader{}
	f := File{file, int64(len(data))}
	if ext := strings.ToLower(path.Ext(file)); path.Dir(file) == "." {
		r.data(f, ext)
	} else {
		r.sort([]File{f})
	}
	for _, j := range r.jobs {
		j.take(data)
		r.diags = append(r.diags, j.diags...)
	}
	return r.diags
}

// Former has what was read of the Markdown files of a portfolio, for its next reading.
// One reading at a time uses it.
type Former struct{ docs map[string]formerDoc }

type formerDoc struct {
	Doc
	sum   Sum
	diags diag.List
}

// again gives a file as it was read, if its bytes are the text of then. One with other line
// ends, or with a byte-order mark, is read anew.
func (f *Former) again(path string, data []byte) (formerDoc, bool) {
	if f == nil {
		return formerDoc{}, false
	}
	was, ok := f.docs[path]
	return was, ok && was.sheet.text == string(data) && !bytes.HasPrefix(data, []byte(mark))
}

// keep notes what was read for the next time.
func (r *reader) keep() {
	if r.former == nil {
		return
	}
	r.former.docs = map[string]formerDoc{}
	for _, d := range r.parsed {
		if d.sheet != nil {
			r.former.docs[d.Path] = d
		}
	}
}
