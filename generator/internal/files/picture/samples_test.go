package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"
)

// marker is what is planted where nobody sees it. Its beginning is enough to
// find it.
const marker = "PLANTED-8f3a GPS 48.1374N 11.5755E /home/ada/salaries.xls"

// left tells in which form the marker stands in data; "" = in none.
func left(data []byte) string {
	short := marker[:7]
	var wide, back []byte
	for _, c := range []byte(short) {
		wide, back = append(wide, c, 0), append(back, 0, c)
	}
	lower := bytes.ToLower(data)
	switch {
	case bytes.Contains(lower, []byte(strings.ToLower(short))):
		return "as it is"
	case bytes.Contains(data, wide), bytes.Contains(data, back):
		return "in UTF-16"
	case bytes.Contains(lower, []byte(hex.EncodeToString([]byte(short)))):
		return "in hexadecimal"
	}
	for shift := range 3 {
		coded := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("_", shift) + short))
		if bytes.Contains(data, []byte(coded[4:8])) && bytes.Contains(data, []byte(coded[4:len(coded)-4])) {
			return "in Base64"
		}
	}
	for i := range data {
		if data[i] != 0x78 || i+2 > len(data) || binary.BigEndian.Uint16(data[i:])%31 != 0 {
			continue
		}
		if z, err := zlib.NewReader(bytes.NewReader(data[i:])); err == nil {
			plain, _ := io.ReadAll(io.LimitReader(z, 1<<20)) // what could be read is enough
			if bytes.Contains(plain, []byte(short)) {
				return "compressed"
			}
		}
	}
	return ""
}

func TestLeftFindsEveryForm(t *testing.T) {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	w.Write([]byte("x" + marker))
	w.Close()
	for name, data := range map[string][]byte{
		"as it is": []byte("x" + marker), "in UTF-16": []byte("P\x00L\x00A\x00N\x00T\x00E\x00D\x00"), "in hexadecimal": []byte(hex.EncodeToString([]byte(marker))),
		"in Base64": []byte(base64.StdEncoding.EncodeToString([]byte("ab" + marker))), "compressed": z.Bytes(), "": []byte("words"),
	} {
		if got := left(data); got != name {
			t.Errorf("%q found as %q", name, got)
		}
	}
}

// field is a picture in which every pixel differs from its neighbours.
func field(w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.Set(x, y, color.NRGBA{uint8(x * 7), uint8(y * 5), uint8(x*y + 9), uint8(255 - (x+y)%100)})
		}
	}
	return img
}

func as[T interface{ Set(x, y int, c color.Color) }](to T, from image.Image) T {
	for y := range from.Bounds().Dy() {
		for x := range from.Bounds().Dx() {
			to.Set(x, y, from.At(x, y))
		}
	}
	return to
}

var palette = color.Palette{color.NRGBA{}, color.Black, color.White, color.NRGBA{200, 10, 10, 255}, color.NRGBA{10, 10, 200, 255}}

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func jpegOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 90}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// gifOf gives a GIF of some frames, the later ones smaller.
func gifOf(t testing.TB, frames int) []byte {
	t.Helper()
	g := &gif.GIF{LoopCount: 3, Config: image.Config{Width: 24, Height: 18, ColorModel: palette}}
	for i := range frames {
		g.Image = append(g.Image, as(image.NewPaletted(image.Rect(0, 0, 24-2*i, 18-2*i), palette), field(24-2*i, 18-2*i)))
		g.Delay = append(g.Delay, 10+i)
		g.Disposal = append(g.Disposal, gif.DisposalBackground)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, g); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// One pixel each: lossy, and lossless.
const (
	lossyPixel    = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA"
	losslessPixel = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="
)

// webpOf gives the only chunk of a WebP file of one pixel.
func webpOf(t testing.TB, text string) []byte {
	t.Helper()
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return data[12:]
}

// riff puts chunks into a WebP file. extended gives it the header that other
// chunks ask for.
func riff(flags byte, extended bool, chunks ...[]byte) []byte {
	body := []byte("WEBP")
	if extended {
		body = append(body, riffChunk("VP8X", string([]byte{flags, 0, 0, 0, 0, 0, 0, 0, 0, 0}))...)
	}
	body = append(body, bytes.Join(chunks, nil)...)
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

func riffChunk(kind, payload string) []byte {
	out := binary.LittleEndian.AppendUint32([]byte(kind), uint32(len(payload)))
	out = append(out, payload...)
	if len(payload)%2 == 1 {
		out = append(out, 0)
	}
	return out
}

// exif gives TIFF data with an orientation, and a text as description.
func exif(held uint16, text string) string {
	var b bytes.Buffer
	b.WriteString("MM\x00\x2a")
	for _, v := range []any{uint32(8), uint16(2), uint16(0x010e), uint16(2), uint32(len(text) + 1), uint32(38), uint16(0x0112), uint16(3), uint32(1), held, uint16(0), uint32(0)} {
		binary.Write(&b, binary.BigEndian, v)
	}
	b.WriteString(text + "\x00")
	return b.String()
}

// segment is a segment of a JPEG.
func segment(marker byte, payload string) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(payload)+2)), payload...)
}

// chunk is a chunk of a PNG.
func chunk(kind, payload string) []byte {
	var b bytes.Buffer
	writeChunk(&b, kind, []byte(payload))
	return b.Bytes()
}

// blocks is a chain of blocks of a GIF.
func blocks(text string) string {
	var b strings.Builder
	for len(text) > 0 {
		n := min(len(text), 255)
		b.WriteByte(byte(n))
		b.WriteString(text[:n])
		text = text[n:]
	}
	return b.String() + "\x00"
}

func put(data []byte, at int, what ...[]byte) []byte {
	return bytes.Join([][]byte{data[:at], bytes.Join(what, nil), data[at:]}, nil)
}
