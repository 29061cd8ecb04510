package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"regexp"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Heading is an entry of the outline that viewers show beside a file.
type Heading struct {
	Title string
	Page  int // from 1; 0 where it leads nowhere
	Level int // of the outline, from 1
}

// Outline reads the outline of a file, in reading order.
func Outline(data []byte) (list []Heading, err error) {
	defer guard(&err)
	f, err := open(data, false)
	if err != nil {
		return nil, err
	}
	if err := api.ValidateContext(f.Context); err != nil { // finds the outline
		return nil, err
	}
	top, err := pdfcpu.Bookmarks(f.Context)
	if err != nil {
		return nil, err
	}
	return headings(top, 1), nil
}

func headings(of []pdfcpu.Bookmark, level int) (list []Heading) {
	for _, b := range of {
		list = append(list, Heading{b.Title, b.PageFrom, level})
		list = append(list, headings(b.Kids, level+1)...)
	}
	return list
}

// Validate holds a file against the standard, strictly.
func Validate(data []byte) (err error) {
	defer guard(&err)
	f, err := open(data, true)
	if err != nil {
		return err
	}
	return api.ValidateContext(f.Context)
}

var (
	errNoPDF     = errors.New("not a PDF file")
	errEncrypted = errors.New("the PDF file is encrypted")
	errOwned     = errors.New("the PDF file is encrypted, although it opens without a password")
	errUnended   = errors.New("the PDF file is damaged: it has objects that do not end")
)

// mostUnended is how many objects may begin before one of them ends. pdfcpu looks for the
// end of each, which takes a time with the square of their number.
const mostUnended = 100

var objectHead = regexp.MustCompile(`\d\s+obj\b|\bendobj\b`)

// unended tells whether a file has many objects without an end.
func unended(data []byte) bool {
	open := 0
	for len(data) > 0 {
		at := objectHead.FindIndex(data)
		if at == nil {
			return false
		}
		if open++; data[at[0]] == 'e' {
			open = 0
		}
		if open > mostUnended {
			return true
		}
		data = data[at[1]:]
	}
	return false
}

// Bounds of what a file may have us read.
const (
	maxDecoded = 64 << 20 // bytes of a stream, unpacked
	maxObjects = 2_000_000
	maxDepth   = 64 // of the trees of pages and names
)

// file is a PDF file in memory.
type file struct{ *model.Context }

// open reads a file that is not encrypted.
func open(data []byte, strict bool) (file, error) {
	f, err := decrypt(data, strict)
	if err == nil && f.Encrypt != nil {
		return file{}, errOwned
	}
	return f, err
}

// decrypt reads a file, also one that is encrypted and opens without a password: only
// what its readers may do with it needs the password of its owner. The configuration is
// whole, so that pdfcpu does not make one in the home folder of the user.
func decrypt(data []byte, strict bool) (file, error) {
	if !MayBe(data) {
		return file{}, errNoPDF
	}
	conf := &model.Configuration{Reader15: true, Offline: true, ValidationMode: model.ValidationRelaxed, Limits: model.DefaultResourceLimits()}
	if strict {
		conf.ValidationMode = model.ValidationStrict
	}
	conf.Limits.MaxDecodeBytes = maxDecoded
	conf.Limits.MaxObjectCount = maxObjects
	conf.Limits.MaxXRefEntries = maxObjects
	conf.Limits.MaxObjectStreamCount = maxObjects
	if unended(data) {
		return file{}, errUnended
	}
	ctx, err := api.ReadContext(bytes.NewReader(data), conf)
	switch {
	case errors.Is(err, pdfcpu.ErrWrongPassword), errors.Is(err, pdfcpu.ErrEncrypted):
		return file{}, errEncrypted
	case err != nil:
		return file{}, fmt.Errorf("the PDF file is damaged: %w", err)
	case encryptedOtherwise(data, ctx.Encrypt):
		return file{}, errEncrypted
	}
	return file{ctx}, nil
}

// guard makes an error of a panic: pdfcpu is known to panic on files that are
// made to hurt.
func guard(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("the PDF file is damaged: %v", r)
	}
}

// catalog is the dictionary that all of a file hangs from.
func (f file) catalog() (types.Dict, error) {
	d, err := f.Catalog()
	if err == nil && d == nil {
		err = errors.New("the PDF file is damaged: it has no catalog")
	}
	return d, err
}

// places counts the pages of a file, and finds the page of each destination
// that has a name. Chromium keeps them in a dictionary; a tree of names is the
// newer place for them.
func places(data []byte) (count int, at map[string]int, err error) {
	defer guard(&err)
	f, err := open(data, false)
	if err != nil {
		return 0, nil, err
	}
	root, err := f.catalog()
	if err != nil {
		return 0, nil, err
	}
	pages, err := f.pageNumbers()
	if err != nil {
		return 0, nil, err
	}
	at = map[string]int{}
	note := func(name string, o types.Object) error {
		object, err := f.leadsTo(o)
		// The name is the fragment of a link's address. That of href="#" is empty.
		if id, err := url.PathUnescape(name); err == nil {
			name = id
		}
		if page := pages[object]; page > 0 && name != "" {
			at[name] = page
		}
		return err
	}
	dests, err := f.dict(root["Dests"])
	if err != nil {
		return 0, nil, err
	}
	for name, o := range dests {
		if err := note(name, o); err != nil {
			return 0, nil, err
		}
	}
	names, err := f.dict(root["Names"])
	if err != nil {
		return 0, nil, err
	}
	err = f.named(names["Dests"], note, 0)
	return len(pages), at, err
}

// leadsTo gives the object of the page that a destination leads to, or 0.
func (f file) leadsTo(o types.Object) (int, error) {
	o, err := f.Dereference(o)
	if d, ok := o.(types.Dict); ok && err == nil {
		o, err = f.Dereference(d["D"])
	}
	if place, ok := o.(types.Array); ok && err == nil && len(place) > 0 {
		if page, ok := place[0].(types.IndirectRef); ok {
			return page.ObjectNumber.Value(), nil
		}
	}
	return 0, err
}

// named calls visit for each pair of a tree of names, nil for none.
func (f file) named(tree types.Object, visit func(string, types.Object) error, depth int) error {
	d, err := f.dict(tree)
	if err != nil || d == nil {
		return err
	}
	if depth > maxDepth {
		return errors.New("the PDF file is damaged: its names are nested without end")
	}
	pairs, err := f.array(d["Names"])
	if err != nil {
		return err
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		name, err := f.text(pairs[i])
		if err != nil {
			return err
		}
		if err := visit(name, pairs[i+1]); err != nil {
			return err
		}
	}
	kids, err := f.array(d["Kids"])
	if err != nil {
		return err
	}
	for _, kid := range kids {
		if err := f.named(kid, visit, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// dict, array and text follow a reference; nothing is no error.
func (f file) dict(o types.Object) (types.Dict, error) {
	if o == nil {
		return nil, nil
	}
	return f.DereferenceDict(o)
}

func (f file) array(o types.Object) (types.Array, error) {
	if o == nil {
		return nil, nil
	}
	return f.DereferenceArray(o)
}

func (f file) text(o types.Object) (string, error) {
	o, err := f.Dereference(o)
	if err != nil {
		return "", err
	}
	return model.Text(o)
}

// MayBe reports what viewers may open as a PDF file, although it begins with something
// else. A text may begin so, too.
func MayBe(data []byte) bool { return bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) }

// HasTable reports what has the end of a PDF file.
func HasTable(data []byte) bool { return tableAt.Match(data) }

var tableAt = regexp.MustCompile(`(?m)^startxref\s+\d+\s*$`)

// Is reports a PDF file, by how it begins.
func Is(data []byte) bool { return bytes.HasPrefix(data, []byte("%PDF-")) }
