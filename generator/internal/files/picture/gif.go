package picture

import (
	"bytes"
	"compress/lzw"
	"encoding/binary"
	"errors"
	"io"
)

// stripGIF keeps the frames, how long each is shown, and how often all are.
// Comments, captions and the blocks of applications go (GIF89a, 23 to 26).
func stripGIF(data []byte) ([]byte, error) {
	g := &gifStrip{data: data}
	head, err := g.take(13)
	if err != nil {
		return nil, err
	}
	g.width, g.height = int(binary.LittleEndian.Uint16(head[6:])), int(binary.LittleEndian.Uint16(head[8:]))
	g.out.Write(head[:12])
	g.out.WriteByte(0) // the aspect of a pixel, which browsers do not read
	if err := g.colours(head[10]); err != nil {
		return nil, err
	}
	for {
		kind, err := g.take(1)
		if err != nil {
			return nil, err
		}
		switch kind[0] {
		case ';':
			if g.frames == 0 {
				return nil, errShort
			}
			g.out.WriteByte(';')
			return g.out.Bytes(), nil
		case '!':
			err = g.extension()
		case ',':
			err = g.frame()
		default:
			err = errors.New("its blocks are out of order")
		}
		if err != nil {
			return nil, err
		}
	}
}

type gifStrip struct {
	data          []byte
	out           bytes.Buffer
	width, height int
	control       []byte // of the next frame
	frames        int    // pixels of all
	loops         bool
}

func (g *gifStrip) take(n int) ([]byte, error) {
	if n > len(g.data) {
		return nil, errShort
	}
	taken := g.data[:n]
	g.data = g.data[n:]
	return taken, nil
}

// colours copies a table of colours where the flags before it promise one.
func (g *gifStrip) colours(flags byte) error {
	if flags&0x80 == 0 {
		return nil
	}
	table, err := g.take(3 << (flags&7 + 1))
	g.out.Write(table)
	return err
}

// blocks reads a chain of blocks to its end.
func (g *gifStrip) blocks() ([]byte, error) {
	var whole []byte
	for {
		n, err := g.take(1)
		if err != nil {
			return nil, err
		}
		if n[0] == 0 {
			return whole, nil
		}
		block, err := g.take(int(n[0]))
		if err != nil {
			return nil, err
		}
		whole = append(whole, block...)
	}
}

func (g *gifStrip) extension() error {
	label, err := g.take(1)
	if err != nil {
		return err
	}
	whole, err := g.blocks()
	if err != nil {
		return err
	}
	switch {
	case label[0] == 0xf9 && len(whole) >= 4:
		g.control = whole[:4]
	case label[0] == 0xff && !g.loops && len(whole) >= 14 && whole[11] == 1 &&
		(string(whole[:11]) == "NETSCAPE2.0" || string(whole[:11]) == "ANIMEXTS1.0"):
		g.loops = true
		g.out.WriteString("!\xff\x0bNETSCAPE2.0\x03\x01")
		g.out.Write(whole[12:14])
		g.out.WriteByte(0)
	}
	return nil
}

func (g *gifStrip) frame() error {
	head, err := g.take(9)
	if err != nil {
		return err
	}
	side := func(i int) int { return int(binary.LittleEndian.Uint16(head[2*i:])) }
	w, h := side(2), side(3)
	if w == 0 || h == 0 || side(0)+w > g.width || side(1)+h > g.height {
		return errors.New("a frame lies outside of it")
	}
	if g.frames += w * h; g.frames > 4*mostPixels {
		return errors.New("its frames are too large")
	}
	if g.control != nil {
		g.out.WriteString("!\xf9\x04")
		g.out.Write([]byte{g.control[0] & 0x1f, g.control[1], g.control[2], g.control[3], 0})
		g.control = nil
	}
	g.out.WriteByte(',')
	g.out.Write(head)
	if err := g.colours(head[8]); err != nil {
		return err
	}
	width, err := g.take(1)
	if err != nil {
		return err
	}
	if width[0] < 2 || width[0] > 8 {
		return errors.New("a frame of it is damaged")
	}
	whole, err := g.blocks()
	if err != nil {
		return err
	}
	tidy, err := frameExactly(whole, int(width[0]), w*h)
	if err != nil {
		return err
	}
	g.out.WriteByte(width[0])
	for len(tidy) > 0 {
		n := min(len(tidy), 255)
		g.out.WriteByte(byte(n))
		g.out.Write(tidy[:n])
		tidy = tidy[n:]
	}
	g.out.WriteByte(0)
	return nil
}

// frameExactly gives compressed data that holds want pixels and no more. It is
// the data as it was where it holds no more.
func frameExactly(data []byte, width, want int) ([]byte, error) {
	in := bytes.NewReader(data) // read byte by byte, never ahead
	z := lzw.NewReader(in, lzw.LSB, width)
	defer z.Close()
	if _, err := io.CopyN(io.Discard, z, int64(want)); err != nil {
		return nil, errors.New("a frame of it is damaged or ends too early")
	}
	var more [1]byte
	n, err := io.ReadFull(z, more[:])
	if n == 0 && err == io.EOF {
		return data[:len(data)-in.Len()], nil
	}
	// Some encoders leave out the code for the end; others write more.
	z = lzw.NewReader(bytes.NewReader(data), lzw.LSB, width)
	var b bytes.Buffer
	out := lzw.NewWriter(&b, lzw.LSB, width)
	if _, err := io.CopyN(out, z, int64(want)); err != nil {
		return nil, err
	}
	err = out.Close()
	return b.Bytes(), err
}
