package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"maps"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Bound is a file whose pages are drawn on the pages of a printed one: its first page on
// page First, its second on the next.
type Bound struct {
	Data  []byte
	First int
}

// Frame is the part of a page that a bound page fills: in points, from the lower left
// corner of the page.
type Frame struct{ Left, Bottom, Width, Height float64 }

// bind draws the pages of other files on pages of a printed one, scaled into a frame and
// with a thin line around each. Nothing of a file is taken over but what its pages draw:
// no links, notes, bookmarks, metadata or attached files. Every file must be Bindable.
func bind(printed []byte, list []Bound, in Frame) ([]byte, error) {
	f, err := open(printed, false)
	if err != nil {
		return nil, err
	}
	objects, err := f.pageNumbers()
	if err != nil {
		return nil, err
	}
	at := map[int]int{} // number of a page -> its object
	for object, page := range objects {
		at[page] = object
	}
	u := &update{data: bytes.Clone(printed), next: *f.Size}
	before := u.object(streamOfDict(types.Dict{}, []byte("q\n")))
	for _, b := range list {
		forms, err := drawings(b.Data, u)
		if err != nil {
			return nil, err
		}
		for i, form := range forms {
			object := at[b.First+i]
			if object == 0 {
				return nil, fmt.Errorf("there is no page %d", b.First+i)
			}
			if err := f.draw(u, object, before, form, in); err != nil {
				return nil, err
			}
		}
	}
	return u.close(f)
}

// Bindable counts the pages of a file that Finish can bind. The error says why it does not: a
// clause without a full stop.
func Bindable(data []byte) (pages int, err error) {
	defer guard(&err)
	acts, err := Acts(data)
	if err != nil {
		return 0, err
	}
	if len(acts) > 0 {
		return 0, errors.New("the PDF file has active content: it " + strings.Join(acts, ", "))
	}
	forms, err := drawings(data, &update{next: 1})
	return len(forms), err
}

// drawing is a page that was copied into another file, to be drawn there.
type drawing struct {
	object int // of the form
	sheet  sheet
}

// drawings copies the pages of a file into an update of another.
func drawings(data []byte, u *update) ([]drawing, error) {
	left := maxRead
	r, err := newReader(data, &left, 0)
	if err != nil {
		return nil, err
	}
	sheets, err := r.sheets()
	if err != nil {
		return nil, err
	}
	c := copier{reader: r, to: u, numbers: map[int]int{}}
	var all []drawing
	for i, s := range sheets {
		object, err := c.form(s)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		all = append(all, drawing{object, s})
	}
	return all, nil
}

// form writes what a page draws as one drawing. Its content is packed anew, because a
// page may have it in several parts, and a drawing has one.
func (c *copier) form(s sheet) (int, error) {
	content, err := c.contents(s.page["Contents"])
	if err != nil {
		return 0, damaged("what it draws", err)
	}
	resources, err := c.copy(s.resources, 0)
	if err != nil {
		return 0, err
	}
	about := types.Dict{"Type": types.Name("XObject"), "Subtype": types.Name("Form"), "Filter": types.Name("FlateDecode"),
		"BBox": types.Array{types.Float(s.left), types.Float(s.bottom), types.Float(s.right), types.Float(s.top)}}
	if resources != nil {
		about["Resources"] = resources
	}
	if group := s.page["Group"]; group != nil {
		if about["Group"], err = c.copy(group, 0); err != nil {
			return 0, err
		}
	}
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	if _, err := w.Write(content); err != nil {
		return 0, err
	}
	if err := w.Close(); err != nil {
		return 0, err
	}
	object := c.to.object(streamOfDict(about, packed.Bytes()))
	return object, c.rest()
}

// draw writes a page anew, with a drawing on it. It is an artifact of the page: the page
// itself says in words what is drawn.
func (f file) draw(u *update, object, before int, d drawing, in Frame) error {
	page, err := f.dict(*types.NewIndirectRef(object, 0))
	if err != nil {
		return err
	}
	resources, err := f.dict(page["Resources"])
	if err != nil {
		return err
	}
	xobjects, err := f.dict(resources["XObject"])
	if err != nil {
		return err
	}
	former, err := f.Dereference(page["Contents"])
	if err != nil {
		return err
	}
	parts, several := former.(types.Array)
	if !several && former != nil {
		parts = types.Array{page["Contents"]}
	}
	const name = "CasebookBound"
	page, resources, xobjects = clone(page), clone(resources), clone(xobjects)
	xobjects[name] = *types.NewIndirectRef(d.object, 0)
	resources["XObject"], page["Resources"] = xobjects, resources
	m, width, height := d.sheet.placed(in)
	drawn := fmt.Sprintf("Q\n/Artifact BMC\nq\n%s cm\n/%s Do\nQ\nq\n.6 G .4 w %.3f %.3f %.3f %.3f re S\nQ\nEMC\n", m, name,
		in.Left+(in.Width-width)/2, in.Bottom+in.Height-height, width, height)
	after := u.object(streamOfDict(types.Dict{}, []byte(drawn)))
	all := types.Array{*types.NewIndirectRef(before, 0)}
	all = append(all, parts...)
	page["Contents"] = append(all, *types.NewIndirectRef(after, 0))
	u.write(object, page.PDFString())
	return nil
}

// clone copies the outermost level of a dictionary; nil is an empty one.
func clone(d types.Dict) types.Dict {
	if d == nil {
		return types.Dict{}
	}
	return maps.Clone(d)
}

// streamOfDict is a stream as it stands in a file.
func streamOfDict(d types.Dict, data []byte) string {
	d["Length"] = types.Integer(len(data))
	return d.PDFString() + "\nstream\n" + string(data) + "\nendstream"
}
