package secret

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Place is where a secret stands in a file. Start and End count from the first
// byte of the text, which in a file of UTF-16 is that of its UTF-8 form.
type Place struct {
	Found
	Line, Col int    // from 1; columns count bytes
	Member    string // of an archive: the file in it, of a PDF: the part of it; the place is there
	InName    bool   // of an archive: it stands in the name of the member
}

// File is a file with the secrets that are in its bytes.
type File struct {
	Path string
	Places
}

// Places are the secrets of a file, in its order.
type Places struct {
	First []Place // at most Most
	Count int     // all of them
}

// Most is how many places of a file are told. Whoever mends these sees the rest.
const Most = 5

func (p *Places) add(found Place) {
	if p.Count++; len(p.First) < Most {
		p.First = append(p.First, found)
	}
}

// In lists the secrets of the bytes of a file. Of a file that is no text by its
// content it lists none.
func In(data []byte) Places {
	var all Places
	if wide(data) {
		var s Searcher
		_ = s.search(bytes.NewReader(data), all.add) // there is nothing to fail
	} else if data = bytes.TrimPrefix(data, mark8); isText(data) && bytes.IndexByte(data, 0) < 0 {
		at := cursor{tell: all.add, line: 1}
		at.look(string(data), 0, len(data))
	}
	return all
}

// A Searcher looks into files of any length, one after the other, in the same
// memory. The zero Searcher is ready.
type Searcher struct{ buf []byte }

// Search lists the secrets of a file as In does, and reads no more than the
// beginning of one that is no text. An error is the reader's.
func (s *Searcher) Search(r io.Reader) (Places, error) {
	var all Places
	err := s.search(r, all.add)
	return all, err
}

// A file is read in pieces. A piece is searched with what stands around it: enough
// before it for the names of what is assigned, and enough behind it for the
// longest keys.
const (
	piece  = 256 << 10
	before = 1 << 10
	behind = 16 << 10
)

func (s *Searcher) search(r io.Reader, tell func(Place)) error {
	if s.buf == nil {
		s.buf = make([]byte, 0, before+piece+behind)
	}
	buf := s.buf[:0]
	read := func() (last bool, err error) {
		n, err := io.ReadFull(r, buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return true, nil
		}
		return false, err
	}
	last, err := read()
	if err != nil {
		return err
	}
	if wide(buf) {
		whole := io.MultiReader(bytes.NewReader(bytes.Clone(buf)), r)
		r = transform.NewReader(whole, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
		buf = buf[:0]
		if last, err = read(); err != nil {
			return err
		}
	}
	buf = append(buf[:0], bytes.TrimPrefix(buf, mark8)...)
	if !isText(buf) {
		return nil
	}
	at := cursor{tell: tell, line: 1}
	for from := 0; ; {
		to := len(buf)
		if !last {
			to = min(to, from+piece)
		}
		if bytes.IndexByte(buf[from:to], 0) >= 0 {
			return nil // text only at its beginning
		}
		at.look(string(buf), from, to)
		if last && to == len(buf) {
			return nil
		}
		keep := max(0, to-before)
		at.base += keep
		from = to - keep
		buf = buf[:copy(buf, buf[keep:])]
		if last, err = read(); err != nil {
			return err
		}
	}
}

// cursor knows where in a file a piece of it stands.
type cursor struct {
	tell    func(Place)
	base    int // of the piece in the file
	counted int // bytes of the file whose lines are counted
	line    int // in which they end
	begins  int // where that line begins
	end     int // of the last secret
}

// look tells the secrets of a piece that begin between two of its bytes.
func (c *cursor) look(text string, from, to int) {
	for _, f := range Find(text) {
		start := c.base + f.Start
		if f.Start < from || f.Start >= to || start < c.end {
			continue
		}
		c.count(text, f.Start)
		c.end = c.base + f.End
		f.Start, f.End = start, c.end
		c.tell(Place{Found: f, Line: c.line, Col: start - c.begins + 1})
	}
	c.count(text, to)
}

func (c *cursor) count(text string, to int) {
	more := text[c.counted-c.base : to]
	c.line += strings.Count(more, "\n")
	if i := strings.LastIndexByte(more, '\n'); i >= 0 {
		c.begins = c.counted + i + 1
	}
	c.counted = c.base + to
}

// mark8 is what may stand before UTF-8.
var mark8 = []byte("\ufeff")

// wide tells whether a file begins as text in UTF-16 does.
func wide(start []byte) bool {
	return bytes.HasPrefix(start, []byte("\xff\xfe")) || bytes.HasPrefix(start, []byte("\xfe\xff"))
}

// isText tells whether a file that begins so is text: no byte of its first ones is
// a control character, save those that terminals and printers know. A PDF file
// begins as text does; what is packed in it is none.
func isText(start []byte) bool {
	for _, b := range start[:min(len(start), 8000)] {
		if b < ' ' && (b < '\b' || b > '\r') && b != 0x1b {
			return false
		}
	}
	return !bytes.HasPrefix(start, []byte("%PDF-"))
}
