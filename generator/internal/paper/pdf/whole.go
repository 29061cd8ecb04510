package pdf

import (
	"bytes"
	"errors"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

var (
	errShortStream = errors.New("the PDF file is damaged: a stream does not end where it says")
	errSecond      = errors.New("the PDF file is damaged: a second one follows its end")
)

// whole reports a file of which viewers read more than its table tells: a stream that
// goes on behind its length, or a second file behind the first. They mend both, each in
// its own way.
func (f file) whole(data []byte) error {
	type span struct{ from, to int }
	var streams []span
	for _, entry := range f.Table {
		if entry == nil || entry.Free {
			continue
		}
		s := storedStream(entry.Object)
		if s == nil || s.StreamOffset <= 0 || int(s.StreamOffset)+len(s.Raw) > len(data) {
			continue
		}
		at := span{int(s.StreamOffset), int(s.StreamOffset) + len(s.Raw)}
		if !bytes.HasPrefix(bytes.TrimLeft(data[at.to:], "\x00\t\n\f\r "), []byte("endstream")) && len(s.Raw) > 0 {
			return errShortStream
		}
		streams = append(streams, at)
	}
	slices.SortFunc(streams, func(a, b span) int { return a.from - b.from })
	begins := []byte("%PDF-")
	for i := bytes.Index(data, begins) + len(begins); ; {
		next := bytes.Index(data[i:], begins)
		if next < 0 {
			return nil
		}
		i += next + len(begins)
		in, _ := slices.BinarySearchFunc(streams, i, func(s span, at int) int { return s.to - at })
		if in == len(streams) || i < streams[in].from {
			return errSecond
		}
	}
}

// storedStream gives the stream that an object is stored as, also one that holds objects
// or the table.
func storedStream(o types.Object) *types.StreamDict {
	switch s := o.(type) {
	case types.ObjectStreamDict:
		return &s.StreamDict
	case *types.ObjectStreamDict:
		return &s.StreamDict
	case types.XRefStreamDict:
		return &s.StreamDict
	case *types.XRefStreamDict:
		return &s.StreamDict
	}
	return streamOf(o)
}
