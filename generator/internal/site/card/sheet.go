package card

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"github.com/casebook-dev/casebook/generator/internal/values/colour"
)

// ink is what is drawn with: a run of the palette, from nearly paper to full.
type ink int

const (
	text ink = iota
	quiet
	accent
)

// shades is how many colours of the palette an ink has: with the paper they are 16, so that
// a pixel takes half a byte.
const shades = 5

// The colours of the themes on light paper.
var (
	paper = colour.Must("#fdfdfb")
	inks  = map[ink]colour.RGB{text: colour.Must("#1c1f22"), quiet: colour.Must("#4d555c"), accent: colour.Must("#1a4d86")}
)

var fonts = sync.OnceValue(func() map[bool]*sfnt.Font {
	all := map[bool]*sfnt.Font{}
	for bold, data := range map[bool][]byte{false: goregular.TTF, true: gobold.TTF} {
		f, err := opentype.Parse(data)
		if err != nil {
			panic("bug: a font of the module cannot be read: " + err.Error())
		}
		all[bold] = f
	}
	return all
})

// has tells whether both weights have a character.
func has(r rune) bool {
	var b sfnt.Buffer
	for _, f := range fonts() {
		if i, err := f.GlyphIndex(&b, r); err != nil || i == 0 {
			return false
		}
	}
	return true
}

// sheet is a card that is being drawn.
type sheet struct {
	*image.Paletted
	faces map[style]font.Face
}

func newSheet(edge string) *sheet {
	palette := color.Palette{shade(paper, paper, 0)}
	for _, i := range []ink{text, quiet, accent} {
		full := inks[i]
		if c, ok := colour.Parse(edge); ok && i == accent {
			full = c
		}
		for n := 1; n <= shades; n++ {
			palette = append(palette, shade(paper, full, n))
		}
	}
	return &sheet{image.NewPaletted(image.Rect(0, 0, Width, Height), palette), map[style]font.Face{}}
}

// shade mixes a shade of an ink on the paper.
func shade(paper, full colour.RGB, n int) color.Color {
	mixed := [3]uint8{}
	for i := range mixed {
		mixed[i] = uint8((int(paper[i])*(shades-n) + int(full[i])*n) / shades)
	}
	return color.RGBA{mixed[0], mixed[1], mixed[2], 0xff}
}

// fill draws the left edge.
func (s *sheet) fill(width int, i ink) {
	for y := range Height {
		for x := range width {
			s.Pix[y*s.Stride+x] = uint8(int(i)*shades + shades)
		}
	}
}

func (s *sheet) face(st style) font.Face {
	st.ink, st.lines = 0, 0
	if s.faces[st] == nil {
		face, err := opentype.NewFace(fonts()[st.bold], &opentype.FaceOptions{Size: st.size, DPI: 72, Hinting: font.HintingNone})
		if err != nil {
			panic("bug: a font of the module cannot be set: " + err.Error())
		}
		s.faces[st] = face
	}
	return s.faces[st]
}

func measure(face font.Face, line string) fixed.Int26_6 { return font.MeasureString(face, line) }

// write draws a text with the base of its first line at y, and gives the base of a line
// below it.
func (s *sheet) write(words string, st style, y int) int {
	if words == "" || st.lines < 1 {
		return y
	}
	for _, line := range s.lines(words, st) {
		s.line(line, st, y)
		y += st.height()
	}
	return y
}

// line draws one line. Where two letters meet, the darker shade remains.
func (s *sheet) line(line string, st style, y int) {
	face, dot, before := s.face(st), fixed.P(left, y), rune(-1)
	for _, r := range line {
		if before >= 0 {
			dot.X += face.Kern(before, r)
		}
		before = r
		to, mask, at, advance, ok := face.Glyph(dot, r)
		dot.X += advance
		alpha, masked := mask.(*image.Alpha)
		if !ok || !masked {
			continue
		}
		shown := to.Intersect(s.Rect)
		for py := shown.Min.Y; py < shown.Max.Y; py++ {
			for px := shown.Min.X; px < shown.Max.X; px++ {
				a := int(alpha.AlphaAt(at.X+px-to.Min.X, at.Y+py-to.Min.Y).A)
				if n := (a*shades + 127) / 255; n > 0 {
					p := &s.Pix[py*s.Stride+px]
					*p = max(*p, uint8(int(st.ink)*shades+n))
				}
			}
		}
	}
}

// png gives the card as a file, with what it says as its description.
func (s *sheet) png(said string) ([]byte, error) {
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&out, s.Paletted); err != nil {
		return nil, err
	}
	const header = 8 + 4 + 4 + 13 + 4 // the signature and the first chunk
	chunk := append([]byte("iTXtDescription\x00\x00\x00\x00\x00"), said...)
	var packed bytes.Buffer
	packed.Write(out.Bytes()[:header])
	_ = binary.Write(&packed, binary.BigEndian, uint32(len(chunk)-4))
	packed.Write(chunk)
	_ = binary.Write(&packed, binary.BigEndian, crc32.ChecksumIEEE(chunk))
	packed.Write(out.Bytes()[header:])
	return packed.Bytes(), nil
}
