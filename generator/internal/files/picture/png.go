package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
)

const pngSignature = "\x89PNG\r\n\x1a\n"

// stripPNG keeps the chunks that pixels come from, and the two that say in a
// number or four how colours are meant. Without still, an animation keeps its
// frames.
func stripPNG(data []byte, held int, still bool) (plain, error) {
	s := &pngStrip{still: still}
	s.out.WriteString(pngSignature)
	for rest := data[len(pngSignature):]; ; {
		if len(rest) < 12 {
			return plain{}, errShort
		}
		length := binary.BigEndian.Uint32(rest)
		if uint64(length) > uint64(len(rest)-12) {
			return plain{}, errShort
		}
		kind, payload := string(rest[4:8]), rest[8:8+length]
		if kept[kind] && crc32.ChecksumIEEE(rest[4:8+length]) != binary.BigEndian.Uint32(rest[8+length:]) {
			return plain{}, errors.New("a block of it is damaged")
		}
		rest = rest[12+length:]
		if kind == "IEND" {
			break
		}
		if err := s.chunk(kind, payload); err != nil {
			return plain{}, err
		}
	}
	if err := s.flush(); err != nil {
		return plain{}, err
	}
	if !s.pixels {
		return plain{}, errShort
	}
	out := s.out.Bytes()
	if s.moves && held > 1 {
		// eXIf has to stand before the pixels: behind IHDR, of 25 bytes.
		at := len(pngSignature) + 25
		var mark bytes.Buffer
		writeChunk(&mark, "eXIf", heldMark(held))
		out = append(append(append([]byte{}, out[:at]...), mark.Bytes()...), out[at:]...)
	}
	writeChunk(&s.tail, "IEND", nil)
	return plain{data: append(out, s.tail.Bytes()...), moves: s.moves}, nil
}

var kept = map[string]bool{"IHDR": true, "PLTE": true, "IDAT": true, "IEND": true, "tRNS": true, "sRGB": true, "cICP": true, "acTL": true, "fcTL": true, "fdAT": true}

type pngStrip struct {
	out, tail bytes.Buffer
	still     bool
	head      []byte // IHDR
	colours   int    // of PLTE
	moves     bool
	pixels    bool
	was       []string // chunks that may stand once

	// The data of one frame, which may lie in several chunks.
	kind          string // IDAT or fdAT
	parts         [][]byte
	width, height uint32
	order         uint32 // of the next chunk of an animation
	frames        uint64 // pixels of all
}

func (s *pngStrip) chunk(kind string, payload []byte) error {
	if kind == s.kind && (kind == "IDAT" || kind == "fdAT") {
		return s.data(payload)
	}
	if err := s.flush(); err != nil {
		return err
	}
	if (kind == "IHDR") != (s.head == nil) {
		return errors.New("its blocks are out of order")
	}
	fits := false
	switch kind {
	case "IHDR":
		fits = len(payload) == 13
		s.head = payload
		if fits {
			s.width, s.height = binary.BigEndian.Uint32(payload), binary.BigEndian.Uint32(payload[4:])
		}
	case "PLTE":
		s.colours = len(payload) / 3
		fits = len(payload)%3 == 0 && s.colours > 0 && s.colours <= 256 && s.once(kind)
	case "tRNS":
		most := map[byte]int{0: 2, 2: 6, 3: s.colours}[s.head[9]]
		if most == 0 || len(payload) == 0 || len(payload) > most {
			return nil
		}
		fits = s.once(kind)
	case "sRGB", "cICP":
		if len(payload) != map[string]int{"sRGB": 1, "cICP": 4}[kind] {
			return nil
		}
		fits = s.once(kind)
	case "acTL":
		if s.still {
			return nil
		}
		fits = len(payload) == 8 && s.once(kind)
		s.moves = true
	case "fcTL":
		if !s.moves {
			return nil
		}
		return s.frame(payload)
	case "fdAT":
		if !s.moves {
			return nil
		}
		s.kind = kind
		return s.data(payload)
	case "IDAT":
		if s.pixels {
			return errors.New("its blocks are out of order")
		}
		s.kind, s.pixels = kind, true
		return s.data(payload)
	default:
		return nil
	}
	if !fits {
		return errors.New("a block of it is damaged")
	}
	writeChunk(&s.out, kind, payload)
	return nil
}

func (s *pngStrip) once(kind string) bool {
	for _, k := range s.was {
		if k == kind {
			return false
		}
	}
	s.was = append(s.was, kind)
	return true
}

// frame reads fcTL: a number, the size and the place of a frame, its time and
// how it is put over the others.
func (s *pngStrip) frame(payload []byte) error {
	if len(payload) != 26 {
		return errors.New("a block of it is damaged")
	}
	at := func(i int) uint64 { return uint64(binary.BigEndian.Uint32(payload[4*i:])) }
	w, h := uint64(binary.BigEndian.Uint32(s.head)), uint64(binary.BigEndian.Uint32(s.head[4:]))
	if at(1) == 0 || at(2) == 0 || at(3)+at(1) > w || at(4)+at(2) > h {
		return errors.New("a frame lies outside of it")
	}
	if s.frames += at(1) * at(2); s.frames > 4*mostPixels {
		return errors.New("its frames are too large")
	}
	s.width, s.height = uint32(at(1)), uint32(at(2))
	writeChunk(&s.out, "fcTL", append(s.number(), payload[4:]...))
	return nil
}

// number gives the place of a chunk in the order of an animation. Chunks that
// are put together leave no gap.
func (s *pngStrip) number() []byte {
	s.order++
	return binary.BigEndian.AppendUint32(nil, s.order-1)
}

func (s *pngStrip) data(payload []byte) error {
	if s.kind == "fdAT" {
		if len(payload) < 4 {
			return errors.New("a block of it is damaged")
		}
		payload = payload[4:]
	}
	s.parts = append(s.parts, payload)
	return nil
}

// flush writes the data of a frame, without what is behind its pixels.
func (s *pngStrip) flush() error {
	kind := s.kind
	s.kind = ""
	if kind == "" {
		return nil
	}
	whole := bytes.Join(s.parts, nil)
	width, height := uint64(s.width), uint64(s.height)
	if kind == "IDAT" { // the whole, whatever the frame before it said
		width, height = uint64(binary.BigEndian.Uint32(s.head)), uint64(binary.BigEndian.Uint32(s.head[4:]))
	}
	tidy, err := exactly(whole, pngBytes(s.head, width, height))
	if err != nil {
		return err
	}
	if kind == "fdAT" {
		writeChunk(&s.out, kind, append(s.number(), tidy...))
		s.parts = nil
		return nil
	}
	if len(tidy) != len(whole) {
		s.parts = [][]byte{tidy}
	}
	for _, p := range s.parts {
		if len(p) > 0 {
			writeChunk(&s.out, kind, p)
		}
	}
	s.parts = nil
	return nil
}

// pngBytes gives how many bytes the pixels of a frame have before they are
// compressed: each line begins with the number of its filter. Adam7 has seven
// passes over a grid of 8 by 8 (PNG, 8.1).
func pngBytes(head []byte, width, height uint64) (n uint64) {
	bits := uint64(head[8]) * map[byte]uint64{0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[head[9]]
	lines := func(w, h uint64) uint64 {
		if w == 0 || h == 0 {
			return 0
		}
		return h * (1 + (w*bits+7)/8)
	}
	if head[12] == 0 {
		return lines(width, height)
	}
	for _, p := range [7][4]uint64{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}} {
		n += lines((width+p[2]-1-min(width+p[2]-1, p[0]))/p[2], (height+p[3]-1-min(height+p[3]-1, p[1]))/p[3])
	}
	return n
}

// exactly gives compressed data that holds want bytes and no more. It is the
// data as it was where it holds no more.
func exactly(data []byte, want uint64) ([]byte, error) {
	in := bytes.NewReader(data) // read byte by byte, never ahead
	z, err := zlib.NewReader(in)
	if err != nil {
		return nil, err
	}
	if _, err := io.CopyN(io.Discard, z, int64(want)); err != nil {
		return nil, errShort
	}
	var more [1]byte
	n, err := io.ReadFull(z, more[:])
	if n == 0 && err == io.EOF {
		return data[:len(data)-in.Len()], nil
	}
	if n == 0 {
		return nil, err
	}
	in.Reset(data)
	if err := z.(zlib.Resetter).Reset(in, nil); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	out := zlib.NewWriter(&b)
	if _, err := io.CopyN(out, z, int64(want)); err != nil {
		return nil, err
	}
	err = out.Close()
	return b.Bytes(), err
}

func writeChunk(out *bytes.Buffer, kind string, payload []byte) {
	start := out.Len() + 4
	out.Write(binary.BigEndian.AppendUint32(nil, uint32(len(payload))))
	out.WriteString(kind)
	out.Write(payload)
	out.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(out.Bytes()[start:])))
}
