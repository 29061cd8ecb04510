package pdf

import (
	"bytes"
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// pages reads the text of every page, in their order.
func (r *reader) pages() error {
	count := 0
	err := r.eachPage(func(_ int, page types.Dict) error {
		count++
		return r.page(count, page)
	})
	if err != nil {
		return err
	}
	r.add("page breaks", breaks(r.breaks), 0)
	return nil
}

func (r *reader) page(n int, d types.Dict) error {
	in, err := r.dict(d["Resources"])
	if err != nil {
		return damaged(fmt.Sprintf("page %d", n), err)
	}
	data, err := r.contents(d["Contents"])
	if err != nil {
		return damaged(fmt.Sprintf("page %d", n), err)
	}
	drawn := newInterpreter(r)
	if err := drawn.run(data, in, 0); err != nil {
		return damaged(fmt.Sprintf("page %d", n), err)
	}
	name := fmt.Sprintf("page %d", n)
	r.draw(name, drawn)
	r.breaks = append(r.breaks, drawn.lines)
	return nil
}

// draw keeps what was drawn.
func (r *reader) draw(name string, d *interpreter) {
	d.lines.flush()
	r.add(name, d.lines.text(), d.unread)
	r.add(name+", otherwise", d.lines.otherwise(), 0)
	r.add(name+", by code", d.lines.byCode(), 0)
	r.add(name+", by place", d.lines.byPlace(), 0)
}

// contents joins the streams of a page: together they are one.
func (r *reader) contents(o types.Object) ([]byte, error) {
	list, ok := r.deref(o).(types.Array)
	if !ok {
		list = types.Array{o}
	}
	var all [][]byte
	for _, o := range list {
		if ref, ok := o.(types.IndirectRef); ok {
			r.read[ref.ObjectNumber.Value()] = true
		}
		data, _, err := r.stream(o)
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return bytes.Join(all, []byte("\n")), nil
}

// content is a drawing that may be drawn again and again.
type content struct {
	data      []byte
	resources types.Object
	matrix    matrix
	open      bool // it is being drawn
}

// form reads a drawing within drawings, nil for a picture.
func (r *reader) form(o types.Object) (*content, error) {
	ref, ok := o.(types.IndirectRef)
	if !ok {
		return nil, nil // streams are never direct
	}
	number := ref.ObjectNumber.Value()
	if f, ok := r.forms[number]; ok {
		return f, nil
	}
	s := streamOf(r.deref(o))
	if s == nil || nameOf(s.Dict["Subtype"]) == "Image" {
		r.forms[number] = nil
		return nil, nil
	}
	data, err := r.unpack(s)
	if err != nil {
		return nil, err
	}
	r.read[number] = true
	f := &content{data: data, resources: s.Dict["Resources"], matrix: unmoved}
	if m := r.numbers(s.Dict["Matrix"]); len(m) == 6 {
		f.matrix = matrix(m)
	}
	r.forms[number] = f
	return f, nil
}

// matrix maps points as ISO 32000-2, 8.3.4 has it.
type matrix [6]float64

var unmoved = matrix{1, 0, 0, 1, 0, 0}

// then gives the matrix that maps by m, and by n after that.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}
