package picture

import (
	"encoding/binary"
	"errors"
)

// Bits of the first byte of VP8X (WebP container specification, "Extended file
// format").
const (
	webpMoves = 0x02
	webpHeld  = 0x08 // EXIF
	webpAlpha = 0x10
)

// webpChunk is a part of a WebP file.
type webpChunk struct {
	kind    string
	payload []byte
}

// webpChunks reads the parts of data. What stands behind the last whole one
// belongs to none.
func webpChunks(data []byte) ([]webpChunk, error) {
	var list []webpChunk
	for len(data) >= 8 {
		n := uint64(binary.LittleEndian.Uint32(data[4:]))
		if n > uint64(len(data)-8) {
			return nil, errShort
		}
		list = append(list, webpChunk{string(data[:4]), data[8 : 8+n]})
		data = data[min(uint64(len(data)), 8+n+n%2):]
	}
	return list, nil
}

// webpParts reads the parts of a file. Its own length ends it.
func webpParts(data []byte) ([]webpChunk, error) {
	if len(data) < 12 {
		return nil, errShort
	}
	if n := uint64(binary.LittleEndian.Uint32(data[4:])) + 8; n < uint64(len(data)) {
		data = data[:max(n, 12)]
	}
	parts, err := webpChunks(data[12:])
	if err == nil && len(parts) == 0 {
		err = errShort
	}
	return parts, err
}

// webpSize gives the size of the whole.
func webpSize(data []byte) (w, h int, err error) {
	parts, err := webpParts(data)
	if err != nil {
		return 0, 0, err
	}
	if first := parts[0]; first.kind == "VP8X" {
		if len(first.payload) != 10 {
			return 0, 0, errDamaged
		}
		return 1 + uint24(first.payload[4:]), 1 + uint24(first.payload[7:]), nil
	}
	return webpFrameSize(parts[0])
}

var errDamaged = errors.New("a block of it is damaged")

func uint24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }

// webpFrameSize reads the size in the header of compressed pixels: RFC 6386,
// 9.1, and RFC 9649, 3.4.
func webpFrameSize(c webpChunk) (w, h int, err error) {
	p := c.payload
	switch {
	case c.kind == "VP8 " && len(p) >= 10 && p[3] == 0x9d && p[4] == 1 && p[5] == 0x2a:
		return int(binary.LittleEndian.Uint16(p[6:]) & 0x3fff), int(binary.LittleEndian.Uint16(p[8:]) & 0x3fff), nil
	case c.kind == "VP8L" && len(p) >= 5 && p[0] == 0x2f:
		bits := binary.LittleEndian.Uint32(p[1:])
		return int(bits&0x3fff) + 1, int(bits>>14&0x3fff) + 1, nil
	}
	return 0, 0, errDamaged
}

// stripWebP keeps the parts that pixels come from. With still, an animation
// becomes its first frame, which is given as a picture of its own.
func stripWebP(data []byte, held int, still bool) ([]byte, error) {
	parts, err := webpParts(data)
	if err != nil {
		return nil, err
	}
	s := &webpStrip{still: still}
	s.width, s.height, err = webpSize(data)
	if err != nil {
		return nil, err
	}
	var flags byte
	if parts[0].kind == "VP8X" {
		flags = parts[0].payload[0] & (webpMoves | webpAlpha)
	}
	moves := flags&webpMoves != 0
	if moves {
		err = s.animation(parts)
	} else {
		err = s.frame(parts, s.width, s.height)
	}
	if err != nil {
		return nil, err
	}
	if s.pixels == 0 {
		return nil, errShort
	}
	if moves && still {
		flags = s.firstAlpha
	}
	if held > 1 && !still {
		flags |= webpHeld
	}
	out := []byte("RIFF\x00\x00\x00\x00WEBP")
	if flags != 0 {
		head := []byte{flags, 0, 0, 0, 0, 0, 0, 0, 0, 0}
		for i := range 3 {
			head[4+i], head[7+i] = byte((s.width-1)>>(8*i)), byte((s.height-1)>>(8*i))
		}
		out = appendWebP(out, "VP8X", head)
	}
	out = append(out, s.out...)
	if flags&webpHeld != 0 {
		out = appendWebP(out, "EXIF", heldMark(held))
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out, nil
}

type webpStrip struct {
	out           []byte
	still         bool
	width, height int
	pixels        int // of all frames
	firstAlpha    byte
}

// animation copies the frames: each is a header of 16 bytes, and parts in it.
func (s *webpStrip) animation(parts []webpChunk) error {
	for _, p := range parts {
		switch {
		case p.kind == "ANIM" && len(p.payload) == 6 && len(s.out) == 0:
			if !s.still {
				s.out = appendWebP(s.out, p.kind, p.payload)
			}
		case p.kind == "ANMF" && len(p.payload) > 16:
			head := append([]byte{}, p.payload[:16]...)
			head[15] &= 3
			x, y := 2*uint24(head), 2*uint24(head[3:])
			w, h := 1+uint24(head[6:]), 1+uint24(head[9:])
			if x+w > s.width || y+h > s.height {
				return errors.New("a frame lies outside of it")
			}
			inside, err := webpChunks(p.payload[16:])
			if err != nil {
				return err
			}
			one := &webpStrip{pixels: s.pixels}
			if err := one.frame(inside, w, h); err != nil {
				return err
			}
			s.pixels = one.pixels
			if s.still {
				s.out, s.width, s.height, s.firstAlpha = one.out, w, h, one.firstAlpha
				return nil
			}
			s.out = appendWebP(s.out, p.kind, append(head, one.out...))
		}
	}
	return nil
}

// frame copies the pixels of one frame, and its transparency.
func (s *webpStrip) frame(parts []webpChunk, width, height int) error {
	for _, p := range parts {
		switch p.kind {
		case "ALPH":
			if s.firstAlpha != 0 || len(p.payload) == 0 {
				return errDamaged
			}
			s.firstAlpha = webpAlpha
			s.out = appendWebP(s.out, p.kind, p.payload)
		case "VP8 ", "VP8L":
			w, h, err := webpFrameSize(p)
			if err != nil {
				return err
			}
			if w != width || h != height {
				return errDamaged
			}
			if s.pixels += w * h; s.pixels > 4*mostPixels {
				return errors.New("its frames are too large")
			}
			s.out = appendWebP(s.out, p.kind, p.payload)
			return nil
		}
	}
	return errShort
}

func appendWebP(out []byte, kind string, payload []byte) []byte {
	out = append(out, kind...)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(payload)))
	out = append(out, payload...)
	if len(payload)%2 == 1 {
		out = append(out, 0)
	}
	return out
}
