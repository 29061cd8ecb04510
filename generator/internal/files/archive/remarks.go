package archive

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"io"
)

// Remarks is the text of what an archive says beside its files: comments, owners,
// where links lead, and what programs add.
type Remarks struct{ *bytes.Reader }

// remarks gathers them, each once.
type remarks struct {
	text []byte
	told map[string]bool
}

func (r *remarks) say(texts ...string) {
	for _, text := range texts {
		if text == "" || r.told[text] {
			continue
		}
		if r.told == nil {
			r.told = map[string]bool{}
		}
		r.told[text] = true
		r.text = append(append(r.text, text...), '\n')
	}
}

func (u *unpacking) remark(prefix string, about remarks) bool {
	if len(about.text) == 0 {
		return true
	}
	if u.left -= int64(len(about.text)); u.left < 0 {
		u.left, *u.cut = 0, true
		return true
	}
	return u.tell(prefix+"(remarks)", Remarks{bytes.NewReader(about.text)})
}

// plainExtras are the fields of a ZIP archive that hold times and numbers alone.
var plainExtras = map[uint16]bool{0x0001: true, 0x000a: true, 0x5455: true, 0x5855: true, 0x7855: true, 0x7875: true, 0x9901: true, 0xcafe: true}

// extraOf gives what programs add to a member of a ZIP archive.
func extraOf(extra []byte) string {
	var out []byte
	for len(extra) >= 4 {
		id, size := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		field := extra[4:min(len(extra), 4+size)]
		extra = extra[4+len(field):]
		switch {
		case plainExtras[id]:
		case (id == 0x7075 || id == 0x6375) && len(field) > 5: // a name and a comment in UTF-8, behind a sum
			out = append(append(out, field[5:]...), '\n')
		default:
			out = append(append(out, field...), '\n')
		}
	}
	return string(out)
}

// gunzip unpacks all that gzip packed one behind the other, and takes up what each of
// them says.
type gunzip struct {
	r     *bufio.Reader
	z     *gzip.Reader
	about remarks
}

func newGunzip(r io.Reader) (*gunzip, error) {
	g := &gunzip{r: bufio.NewReader(r)}
	var err error
	if g.z, err = gzip.NewReader(g.r); err != nil {
		return nil, err
	}
	g.begins()
	return g, nil
}

func (g *gunzip) begins() {
	g.z.Multistream(false)
	g.about.say(g.z.Name, g.z.Comment, string(g.z.Extra))
}

func (g *gunzip) Read(p []byte) (int, error) {
	for {
		n, err := g.z.Read(p)
		if err != io.EOF || n > 0 {
			if err == io.EOF {
				err = nil
			}
			return n, err
		}
		if start, _ := g.r.Peek(1); len(start) == 0 {
			return 0, io.EOF
		}
		if err := g.z.Reset(g.r); err != nil {
			return 0, err
		}
		g.begins()
	}
}
