package archive

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/binary"
	"io"
	"slices"
)

// unlisted tells the files that a ZIP archive holds and does not list: what was taken
// out of the list alone, and what another archive before this one holds. Of those that
// are listed it takes up the names that stand at their place, if they differ.
func (u *unpacking) unlisted(prefix string, r *io.SectionReader, files *zip.Reader, about *remarks, depth int) bool {
	type span struct{ from, to int64 }
	spans := make([]span, 0, len(files.File)+1)
	names := map[int64]string{} // by where the data begins
	for _, member := range files.File {
		if at, err := member.DataOffset(); err == nil {
			spans = append(spans, span{at, at + int64(min(member.CompressedSize64, uint64(r.Size())))})
			names[at] = member.Name
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	spans = append(spans, span{r.Size(), r.Size()})
	start, to := int64(0), int64(0) // the last that is unpacked ended at to
	for _, next := range spans {
		if next.from > start {
			between := make([]byte, next.from-start)
			n, _ := r.ReadAt(between, start) // of a damaged one, what there is
			between = between[:n]
			for _, packs := range []string{"\x1f\x8b\x08", "BZh"} {
				if k := bytes.Index(between, []byte(packs)); k >= 0 && Is(between[k:min(n, k+Start)]) && !u.member(prefix+"(unlisted)", bytes.NewReader(between[k:]), depth) {
					return false
				}
			}
			for i := 0; ; i++ {
				k := bytes.Index(between[i:], []byte("PK\x03\x04"))
				if k < 0 {
					break
				}
				i += k
				at := start + int64(i)
				if at < to {
					continue
				}
				header, ok := localHeader(r, at)
				if !ok {
					continue
				}
				if listed, ok := names[header.data]; ok {
					if listed != header.name {
						about.say(header.name)
					}
					continue
				}
				text := &counting{r: header.open(r)}
				if !u.member(prefix+header.name, text, depth) {
					return false
				}
				to = header.data
				if header.method == zip.Store {
					to += text.n
				}
			}
		}
		start = max(start, next.to)
	}
	return true
}

// local is what stands before the data of a member.
type local struct {
	name          string
	flags, method uint16
	size, data    int64
}

// mostName is how long the name of a file is at most.
const mostName = 4096

func localHeader(r *io.SectionReader, at int64) (local, bool) {
	var fixed [30]byte
	if _, err := r.ReadAt(fixed[:], at); err != nil {
		return local{}, false
	}
	of := binary.LittleEndian
	length := int64(of.Uint16(fixed[26:]))
	data := at + int64(len(fixed)) + length + int64(of.Uint16(fixed[28:]))
	if length == 0 || length > mostName || data > r.Size() {
		return local{}, false
	}
	name := make([]byte, length)
	if _, err := r.ReadAt(name, at+int64(len(fixed))); err != nil {
		return local{}, false
	}
	return local{string(name), of.Uint16(fixed[6:]), of.Uint16(fixed[8:]), int64(of.Uint32(fixed[18:])), data}, true
}

func (l local) open(r *io.SectionReader) io.Reader {
	switch {
	case l.flags&1 != 0:
		return locked
	case l.method == zip.Store:
		return io.NewSectionReader(r, l.data, min(l.size, r.Size()-l.data))
	case l.method == zip.Deflate:
		return flate.NewReader(io.NewSectionReader(r, l.data, r.Size()-l.data))
	}
	return unknown
}

// counting counts what is read of a text.
type counting struct {
	r io.Reader
	n int64
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}
