package diag

import "bytes"

// Edit puts New in the place of Old: of the one that begins at Pos, or of the
// Nth one (from 0) that begins there or behind. Neither holds a line break.
type Edit struct {
	Pos      Pos
	Nth      int
	Old, New string
}

// In gives where in a file Old begins. Columns do not count a byte-order mark.
func (e Edit) In(data []byte) (offset int, ok bool) {
	if e.Old == "" || e.Pos.Line == 0 {
		return 0, false
	}
	if bytes.HasPrefix(data, []byte("\uFEFF")) {
		offset = len("\uFEFF")
	}
	for range e.Pos.Line - 1 {
		i := bytes.IndexByte(data[offset:], '\n')
		if i < 0 {
			return 0, false
		}
		offset += i + 1
	}
	return e.from(data, offset)
}

// from gives where Old begins, if its line begins at an offset.
func (e Edit) from(data []byte, line int) (offset int, ok bool) {
	offset = line + max(e.Pos.Col-1, 0)
	if offset > len(data) {
		return 0, false
	}
	for n := 0; ; n++ {
		i := bytes.Index(data[offset:], []byte(e.Old))
		if i < 0 {
			return 0, false
		}
		if offset += i; n == e.Nth {
			return offset, true
		}
		offset++
	}
}
