package secret

import "strings"

// rank says how much a rule knows of what it finds; the lowest wins.
type rank int

const (
	byPrefix rank = iota
	byShape
	byName
)

// rule looks for one kind of secret wherever its mark stands.
type rule struct {
	mark string // two bytes or more; where fold is set, in small letters
	fold bool   // letters of the mark may be large or small
	rank rank
	look func(text string, at int) (span, bool) // at is the start of the mark
}

func (r *rule) stands(text string, at int) bool {
	if len(text)-at < len(r.mark) {
		return false
	}
	piece := text[at : at+len(r.mark)]
	if !r.fold {
		return piece == r.mark
	}
	for i := range len(piece) {
		if lower(piece[i]) != r.mark[i] {
			return false
		}
	}
	return true
}

// table leads from two bytes to the rules whose mark begins with them.
type table struct {
	begins keys           // of all marks; few places of a text pass it
	pairs  [1 << 16]uint8 // index into lists
	lists  [][]rule       // the first one is empty
}

// index is never changed.
var index = newTable(rules())

func rules() []rule {
	var all []rule
	for _, t := range tokens() {
		all = append(all, rule{mark: t.prefix, rank: byPrefix, look: t.look})
	}
	for _, more := range [][]rule{cloudRules(), shapeRules(), keyRules(), headerRules(), nameRules()} {
		all = append(all, more...)
	}
	return all
}

func newTable(all []rule) *table {
	t := &table{lists: make([][]rule, 1)}
	for _, r := range all {
		t.begins.add(r.mark)
		p := pair(r.mark[0], r.mark[1])
		if t.pairs[p] == 0 {
			if len(t.lists) > 255 {
				panic("bug: more beginnings of marks than a byte can count")
			}
			t.pairs[p] = uint8(len(t.lists))
			t.lists = append(t.lists, nil)
		}
		n := t.pairs[p]
		t.lists[n] = append(t.lists[n], r)
	}
	return t
}

// key is the last five bits of each of three bytes, which are the same for large
// and small letters. Bytes that share a key are told apart by what comes after.
type key uint16

func (k key) then(c byte) key { return (k<<5 | key(c&31)) & (1<<15 - 1) }

// keys is a set of keys.
type keys [1 << 10]uint32

func (s *keys) has(k key) bool { return s[k>>5]&(1<<(k&31)) != 0 }

// add takes in how a mark begins; one of two bytes, before anything.
func (s *keys) add(mark string) {
	k := key(0).then(mark[0]).then(mark[1])
	if len(mark) > 2 {
		k = k.then(mark[2])
		s[k>>5] |= 1 << (k & 31)
		return
	}
	for c := range byte(32) {
		k := k.then(c)
		s[k>>5] |= 1 << (k & 31)
	}
}

// pair is the same for large and small letters.
func pair(a, b byte) uint16 { return uint16(lower(a))<<8 | uint16(lower(b)) }

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// alphabet is a set of bytes.
type alphabet [256]bool

// letters makes an alphabet of single bytes and ranges: "A-Za-z0-9_-".
func letters(form string) *alphabet {
	var a alphabet
	for i := 0; i < len(form); i++ {
		if i+2 < len(form) && form[i+1] == '-' {
			for c := int(form[i]); c <= int(form[i+2]); c++ {
				a[c] = true
			}
			i += 2
			continue
		}
		a[form[i]] = true
	}
	return &a
}

// The alphabets are never changed.
var (
	digits    = letters("0-9")
	smallHex  = letters("0-9a-f")
	hex       = letters("0-9a-fA-F")
	alnum     = letters("A-Za-z0-9")
	base64Std = letters("A-Za-z0-9+/")
	base64URL = letters("A-Za-z0-9_-")
	packed    = letters("A-Za-z0-9+/_-") // for a short prefix, which may stand in packed data by chance
	dotted    = letters("A-Za-z0-9_.-")
	wordly    = letters("A-Za-z0-9_")
	upperNum  = letters("A-Z0-9")
	blank     = letters(" \t")
	space     = letters(" \t\r\n")
)

// run gives the end of the bytes of an alphabet that begin at an offset, most of
// them at the most.
func (a *alphabet) run(text string, at, most int) int {
	end := min(len(text), at+most)
	for at < end && a[text[at]] {
		at++
	}
	return at
}

// back gives the start of the bytes of an alphabet that end at an offset.
func (a *alphabet) back(text string, at, most int) int {
	end := max(0, at-most)
	for at > end && a[text[at-1]] {
		at--
	}
	return at
}

func (a *alphabet) all(text string) bool { return a.run(text, 0, len(text)) == len(text) }

// begins tells whether a run of an alphabet may begin at an offset: no letter or
// digit and nothing of the alphabet stands before it. What JSON and addresses
// write with an escape (\n, %3D) is not looked at as letters.
func begins(text string, at int, a *alphabet) bool {
	if at == 0 {
		return true
	}
	c := text[at-1]
	if !a[c] && !alnum[c] {
		return true
	}
	if at >= 2 && text[at-2] == '\\' && strings.IndexByte("nrt", c) >= 0 {
		return true
	}
	return at >= 3 && text[at-3] == '%' && hex[c] && hex[text[at-2]]
}
