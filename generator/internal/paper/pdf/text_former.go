package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"maps"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// mostFormer is how many earlier states of a file are read, the latest first.
const mostFormer = 16

// former reads the states that a file had before it was changed by adding to its
// end: everything that was taken out is there still. Of each state it tells what
// the file does not say any more.
func (r *reader) former(data []byte) error {
	told := map[string]bool{}
	for _, p := range r.parts {
		told[string(p.Text)] = true
	}
	end, all := len(bytes.TrimSpace(data))-1, r.parts
	for n := 0; n < mostFormer; {
		end = bytes.LastIndex(data[:max(end, 0)], []byte("%%EOF"))
		if end < 0 {
			break
		}
		state := data[:end+len("%%EOF")]
		if len(bytes.TrimSpace(data[len(state):])) == 0 {
			continue // the end of the file itself
		}
		n++
		if err := r.spend(len(state)); err != nil {
			return err
		}
		parts, err := r.before(state)
		if errors.Is(err, errTooMuch) {
			return err
		}
		for _, p := range parts {
			if err == nil && !told[string(p.Text)] {
				told[string(p.Text)] = true
				all = append(all, Part{fmt.Sprintf("former %d/%s", n, p.Name), p.Text, p.Unread})
			}
		}
	}
	r.parts = all
	return nil
}

// before reads what of an earlier state was changed: strings of the objects, and
// all pages if one of them may be drawn otherwise.
func (r *reader) before(state []byte) ([]Part, error) {
	old, err := newReader(state, r.left, r.nested)
	if err != nil {
		return nil, err
	}
	old.only = map[int]bool{}
	old.said.said = maps.Clone(r.said.said) // once is enough
	draws := false
	for number, entry := range old.Table {
		if entry == nil || entry.Free || sameEntry(entry, r.Table[number]) {
			continue
		}
		old.only[number] = true
		o, err := old.object(number)
		if err != nil {
			return nil, err
		}
		switch d, _ := o.(types.Dict); nameOf(d["Type"]) {
		case "Page", "Pages", "Font":
			draws = true
		case "":
			draws = draws || d == nil || d["Font"] != nil
		}
	}
	if len(old.only) == 0 {
		return nil, nil
	}
	if draws {
		if err := old.pages(); err != nil {
			return nil, err
		}
		if err := old.streams(); err != nil {
			return nil, err
		}
	}
	err = old.sayAll()
	return old.parts, err
}

// sameEntry tells whether two tables have an object in the same place.
func sameEntry(a, b *model.XRefTableEntry) bool {
	same := func(a, b *int) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }
	if b == nil || b.Free || a.Compressed != b.Compressed {
		return false
	}
	if a.Compressed {
		return same(a.ObjectStream, b.ObjectStream) && same(a.ObjectStreamInd, b.ObjectStreamInd)
	}
	return a.Offset != nil && b.Offset != nil && *a.Offset == *b.Offset
}
