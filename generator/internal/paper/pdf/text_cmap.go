package pdf

import (
	"cmp"
	"slices"
	"unicode/utf16"
)

// charMap is a map of the codes of a font: to letters (ToUnicode), or to the
// numbers of glyphs (CIDs).
type charMap struct {
	spaces []codeSpace
	single map[uint32]string
	ranges []codeRange // ordered by from
	cids   []codeRange
	vert   bool
}

// codeSpace tells how many bytes a code has that begins so.
type codeSpace struct {
	bytes    int
	from, to uint32
}

// codeRange maps codes that follow one another to letters of which the last one
// goes up, or to numbers that do.
type codeRange struct {
	from, to uint32
	text     []uint16
	cid      uint32
}

// mostUnits bounds what a single code may stand for.
const mostUnits = 256

// readCharMap reads a map (Adobe technical note 5014, and ISO 32000-2, 9.10.3).
// What it does not know it leaves out.
func readCharMap(data []byte) *charMap {
	m := &charMap{single: map[uint32]string{}}
	l := lexer{data: data}
	var args []token
	for {
		t := l.next()
		if t.kind == tokenEnd {
			break
		}
		if t.kind != tokenOperator {
			args = append(args, t)
			continue
		}
		switch string(t.text) {
		case "endcodespacerange":
			for ; len(args) >= 2; args = args[2:] {
				if n := len(args[0].text); n >= 1 && n <= 4 && n == len(args[1].text) {
					m.spaces = append(m.spaces, codeSpace{n, codeOf(args[0].text), codeOf(args[1].text)})
				}
			}
		case "endbfchar":
			for ; len(args) >= 2; args = args[2:] {
				m.single[codeOf(args[0].text)] = lettersOf(unitsOf(args[1].text))
			}
		case "endbfrange":
			m.bfRanges(args)
		case "endcidrange":
			for ; len(args) >= 3; args = args[3:] {
				m.cids = append(m.cids, codeRange{from: codeOf(args[0].text), to: codeOf(args[1].text), cid: uint32(args[2].num)})
			}
		case "endcidchar":
			for ; len(args) >= 2; args = args[2:] {
				c := codeOf(args[0].text)
				m.cids = append(m.cids, codeRange{from: c, to: c, cid: uint32(args[1].num)})
			}
		case "def":
			if n := len(args); n >= 2 && string(args[n-2].text) == "WMode" && args[n-1].num == 1 {
				m.vert = true
			}
		}
		args = args[:0]
		l.reset()
	}
	byFrom := func(a, b codeRange) int { return cmp.Compare(a.from, b.from) }
	slices.SortStableFunc(m.ranges, byFrom)
	slices.SortStableFunc(m.cids, byFrom)
	return m
}

func (m *charMap) bfRanges(args []token) {
	for len(args) >= 3 {
		from, to := codeOf(args[0].text), codeOf(args[1].text)
		if args[2].kind != tokenArray {
			m.ranges = append(m.ranges, codeRange{from: from, to: to, text: unitsOf(args[2].text)})
			args = args[3:]
			continue
		}
		for args = args[3:]; len(args) > 0 && args[0].kind != tokenArrayEnd; args = args[1:] {
			if from <= to {
				m.single[from] = lettersOf(unitsOf(args[0].text))
			}
			from++
		}
		if len(args) > 0 {
			args = args[1:]
		}
	}
}

// letters gives what a code stands for.
func (m *charMap) letters(code uint32) (string, bool) {
	if s, ok := m.single[code]; ok {
		return s, s != ""
	}
	r, ok := within(m.ranges, code)
	if !ok || len(r.text) == 0 {
		return "", false
	}
	text := slices.Clone(r.text)
	text[len(text)-1] += uint16(code - r.from)
	s := lettersOf(text)
	m.single[code] = s
	return s, s != ""
}

func (m *charMap) cid(code uint32) (uint32, bool) {
	r, ok := within(m.cids, code)
	return r.cid + code - r.from, ok
}

// within finds the last range that begins at or before a code.
func within(ranges []codeRange, code uint32) (codeRange, bool) {
	i, found := slices.BinarySearchFunc(ranges, code, func(r codeRange, c uint32) int { return cmp.Compare(r.from, c) })
	if !found {
		i--
	}
	if i < 0 || code > ranges[i].to {
		return codeRange{}, false
	}
	return ranges[i], true
}

// next cuts a code off a string. Where nothing tells how long it is, it has as
// many bytes as the shortest.
func (m *charMap) next(s []byte) (code uint32, n int) {
	shortest := 4
	for n := 1; n <= min(4, len(s)); n++ {
		code = code<<8 | uint32(s[n-1])
		for _, space := range m.spaces {
			shortest = min(shortest, space.bytes)
			if space.bytes == n && space.holds(code) {
				return code, n
			}
		}
	}
	n = min(shortest, len(s))
	return codeOf(s[:n]), n
}

// holds tells whether every byte of a code lies within the bounds of that byte.
func (c codeSpace) holds(code uint32) bool {
	for shift := 0; shift < 8*c.bytes; shift += 8 {
		if b := byte(code >> shift); b < byte(c.from>>shift) || b > byte(c.to>>shift) {
			return false
		}
	}
	return true
}

func codeOf(s []byte) (code uint32) {
	for _, b := range s[:min(len(s), 4)] {
		code = code<<8 | uint32(b)
	}
	return code
}

// unitsOf reads UTF-16. A single byte is a letter by itself.
func unitsOf(s []byte) []uint16 {
	if len(s) == 1 {
		return []uint16{uint16(s[0])}
	}
	s = s[:min(len(s), 2*mostUnits)]
	units := make([]uint16, 0, len(s)/2)
	for ; len(s) >= 2; s = s[2:] {
		units = append(units, uint16(s[0])<<8|uint16(s[1]))
	}
	return units
}

// lettersOf gives a text, "" where a map says that there is none.
func lettersOf(units []uint16) string {
	for _, u := range units {
		if u != 0 && u != 0xFFFD {
			return string(utf16.Decode(units))
		}
	}
	return ""
}
