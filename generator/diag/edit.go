package diag

import (
	"bytes"
	"sort"
)

// Edit puts New in the place of Old, which stands at Pos; or, where Pos is that of a
// value, within the value. Neither holds a line break.
type Edit struct {
	Pos      Pos
	Value    string // what was read at Pos; "" = Pos is the place of Old
	At       int    // where in Value Old begins
	Old, New string
}

// Text finds the places of edits in a file. It goes through the file once, and
// through each value once as long as its edits follow each other.
type Text struct {
	data   []byte
	skip   int   // a byte-order mark, which no column counts
	starts []int // of the lines

	pos   Pos // of the value that was read last
	value string
	at    []int // where its bytes stand, as far as they do
}

// NewText reads the lines of a file.
func NewText(data []byte) *Text {
	t := &Text{data: data}
	if bytes.HasPrefix(data, []byte("\uFEFF")) {
		t.skip = len("\uFEFF")
	}
	t.starts = []int{t.skip}
	for i, c := range data {
		if c == '\n' {
			t.starts = append(t.starts, i+1)
		}
	}
	return t
}

// Find gives where Old begins. There is no such place where the file does not hold
// Old there, byte for byte.
func (t *Text) Find(e Edit) (offset int, ok bool) {
	offset, ok = t.offset(e.Pos)
	if !ok || e.Old == "" {
		return 0, false
	}
	if e.Value != "" {
		if t.value != e.Value || t.pos != e.Pos {
			t.pos, t.value, t.at = e.Pos, e.Value, written(e.Value, t.data, offset)
		}
		if e.At >= len(t.at) || t.at[e.At] == nowhere {
			return 0, false
		}
		offset = t.at[e.At]
	}
	return offset, bytes.HasPrefix(t.data[offset:], []byte(e.Old))
}

func (t *Text) offset(p Pos) (int, bool) {
	if p.Line < 1 || p.Line > len(t.starts) {
		return 0, false
	}
	offset := t.starts[p.Line-1] + max(p.Col-1, 0)
	return offset, offset <= len(t.data)
}

// position gives the line and the column of a byte.
func (t *Text) position(offset int) (line, col int) {
	line = sort.SearchInts(t.starts, offset+1)
	return line, offset - t.starts[line-1] + 1
}

// written gives where the bytes of a value stand in its file, as far as the file has
// them as they are: up to the first escape. A value may stand in quotes, or as a
// block below its place, and its lines may be broken and indented in any way.
func written(value string, data []byte, offset int) []int {
	var longest []int
	rest := data[offset:]
	from := func(skip int) {
		if at := follow(value, data, offset+skip); len(at) > len(longest) {
			longest = at
		}
	}
	from(0)
	for _, quote := range []string{`"""`, "'''", `"`, "'"} {
		if bytes.HasPrefix(rest, []byte(quote)) {
			from(len(quote))
			break
		}
	}
	if len(rest) > 0 && (rest[0] == '|' || rest[0] == '>') {
		if i := bytes.IndexByte(rest, '\n'); i >= 0 { // behind a comment, perhaps
			from(i)
		}
	}
	return longest
}

// nowhere is the place of white space that the file has in another form.
const nowhere = -1

// follow goes along a value in a file. White space is white space of any length.
func follow(value string, data []byte, offset int) []int {
	at := make([]int, 0, len(value))
	space := func(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }
	for offset < len(data) && space(data[offset]) {
		offset++
	}
	for i := 0; i < len(value); {
		if offset >= len(data) || space(value[i]) != space(data[offset]) || !space(value[i]) && value[i] != data[offset] {
			break
		}
		if !space(value[i]) {
			at = append(at, offset)
			i, offset = i+1, offset+1
			continue
		}
		begin, first := i, offset
		for i < len(value) && space(value[i]) {
			i++
		}
		for offset < len(data) && space(data[offset]) {
			offset++
		}
		same := value[begin:i] == string(data[first:offset])
		for n := range i - begin {
			if same {
				at = append(at, first+n)
			} else {
				at = append(at, nowhere)
			}
		}
	}
	return at
}
