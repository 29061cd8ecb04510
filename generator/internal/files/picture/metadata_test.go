package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"image"
	"image/gif"
	"io"
	"strings"
	"testing"

	_ "golang.org/x/image/webp"
)

// planting is one kind of thing that is kept beside the pixels.
type planting struct {
	kind  string
	plant func(t testing.TB, data []byte) []byte
}

func behind(t testing.TB, data []byte) []byte { return append(bytes.Clone(data), marker...) }

// inJPEG gives the segments of a kind, which go behind the first two bytes.
func inJPEG(kind string, m byte, payload string) planting {
	return planting{kind, func(_ testing.TB, data []byte) []byte { return put(data, 2, segment(m, payload)) }}
}

var jpegs = []planting{
	inJPEG("EXIF", 0xe1, "Exif\x00\x00"+exif(1, marker)),
	inJPEG("EXIF with a thumbnail", 0xe1, "Exif\x00\x00"+exif(1, "x")+"\xff\xd8\xff\xdb"+marker+"\xff\xd9"),
	inJPEG("XMP", 0xe1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>"+marker+"</x:xmpmeta>"),
	inJPEG("extended XMP", 0xe1, "http://ns.adobe.com/xmp/extension/\x00"+strings.Repeat("0", 40)+marker),
	inJPEG("colour profile", 0xe2, "ICC_PROFILE\x00\x01\x01"+marker),
	inJPEG("more pictures (MPF)", 0xe2, "MPF\x00"+marker),
	inJPEG("FlashPix", 0xe2, "FPXR\x00"+marker),
	inJPEG("IPTC", 0xed, "Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x40\x1c\x02\x78\x00\x39"+marker),
	inJPEG("comment", 0xfe, marker),
	inJPEG("thumbnail of JFXX", 0xe0, "JFXX\x00\x10"+marker),
	inJPEG("thumbnail of JFIF", 0xe0, "JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x04\x05"+marker),
	inJPEG("Ducky", 0xec, "Ducky\x00"+marker),
	inJPEG("provenance (C2PA)", 0xeb, "JP\x00\x00"+marker),
	inJPEG("an unknown application", 0xe9, marker),
	{"more than Adobe says", func(_ testing.TB, data []byte) []byte {
		return put(data, 2, segment(0xee, "Adobe\x00\x64\x00\x00\x00\x00\x01"+marker))
	}},
	{"JPEG data behind the end", behind},
	{"a second picture", func(_ testing.TB, data []byte) []byte {
		return append(bytes.Clone(data), put(data, 2, segment(0xfe, marker))...)
	}},
	{"bytes between segments", func(_ testing.TB, data []byte) []byte {
		return put(data, 4+int(data[4])<<8+int(data[5]), []byte(marker))
	}},
	{"tables behind the last scan", func(_ testing.TB, data []byte) []byte {
		return put(data, len(data)-2, segment(0xdb, "\x00"+(marker + strings.Repeat(" ", 64))[:64]))
	}},
}

func inPNG(kind, name, payload string) planting {
	return planting{kind, func(_ testing.TB, data []byte) []byte { return put(data, 33, chunk(name, payload)) }}
}

func deflated(text string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(text))
	w.Close()
	return b.String()
}

// idat gives the place and the length of the only chunk of pixels.
func idat(t testing.TB, data []byte) (at, n int) {
	at = bytes.Index(data, []byte("IDAT"))
	if at < 0 || bytes.Count(data, []byte("IDAT")) != 1 {
		t.Fatal("not one chunk of pixels")
	}
	return at - 4, int(binary.BigEndian.Uint32(data[at-4:]))
}

var pngs = []planting{
	inPNG("text", "tEXt", "Author\x00"+marker),
	inPNG("compressed text", "zTXt", "Author\x00\x00"+deflated(marker)),
	inPNG("international text", "iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+marker),
	inPNG("EXIF of PNG", "eXIf", exif(1, marker)),
	inPNG("profile of PNG", "iCCP", "x\x00\x00"+deflated(marker)),
	inPNG("time", "tIME", marker[:7]),
	inPNG("resolution", "pHYs", marker[:9]),
	inPNG("chromaticities", "cHRM", marker[:32]),
	inPNG("suggested palette", "sPLT", "x\x00\x08"+marker),
	inPNG("provenance in PNG", "caBX", marker),
	inPNG("a private chunk", "prVt", marker),
	inPNG("a chunk of a critical name", "PlAN", marker),
	{"PNG data behind the end", behind},
	{"bytes behind the compressed pixels", func(t testing.TB, data []byte) []byte {
		at, n := idat(t, data)
		return bytes.Join([][]byte{data[:at], chunk("IDAT", string(data[at+8:at+8+n])+marker), data[at+12+n:]}, nil)
	}},
	{"a chunk behind the compressed pixels", func(t testing.TB, data []byte) []byte {
		at, n := idat(t, data)
		return put(data, at+12+n, chunk("IDAT", marker))
	}},
	{"more lines than the picture has", func(t testing.TB, data []byte) []byte {
		at, n := idat(t, data)
		z, err := zlib.NewReader(bytes.NewReader(data[at+8 : at+8+n]))
		if err != nil {
			t.Fatal(err)
		}
		plain, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Join([][]byte{data[:at], chunk("IDAT", deflated(string(plain)+marker)), data[at+12+n:]}, nil)
	}},
}

// inGIF puts an extension before the first frame.
func inGIF(kind string, extension string) planting {
	return planting{kind, func(t testing.TB, data []byte) []byte {
		at := 13 + 3<<(data[10]&7+1)
		return put(data, at, []byte(extension))
	}}
}

var gifs = []planting{
	inGIF("comment of GIF", "!\xfe"+blocks(marker)),
	inGIF("XMP in GIF", "!\xff\x0bXMP DataXMP"+blocks(marker)),
	inGIF("profile in GIF", "!\xff\x0bICCRGBG1012"+blocks(marker)),
	inGIF("an application in GIF", "!\xff\x0bEVIL1234567"+blocks(marker)),
	inGIF("a loop with more in it", "!\xff\x0bNETSCAPE2.0\x03\x01\x03\x00"+blocks(marker)),
	inGIF("a caption", "!\x01\x0c"+strings.Repeat("\x00", 12)+blocks(marker)),
	inGIF("an unknown extension", "!\x77"+blocks(marker)),
	{"GIF data behind the end", behind},
	{"blocks behind the pixels of a frame", func(t testing.TB, data []byte) []byte {
		return put(data, len(data)-2, []byte(strings.TrimSuffix(blocks(marker), "\x00")))
	}},
}

func inWebP(kind string, flag byte, name, payload string) planting {
	return planting{kind, func(_ testing.TB, data []byte) []byte {
		return riff(flag, true, data[12:], riffChunk(name, payload))
	}}
}

var webps = []planting{
	inWebP("EXIF in WebP", 0x08, "EXIF", exif(1, marker)),
	inWebP("XMP in WebP", 0x04, "XMP ", marker),
	inWebP("profile in WebP", 0x20, "ICCP", marker),
	inWebP("an unknown chunk", 0, "EVIL", marker),
	{"WebP data behind the end", behind},
	{"another frame", func(_ testing.TB, data []byte) []byte {
		return riff(0, true, data[12:], riffChunk("VP8 ", string(data[20:])+marker))
	}},
}

// TestNothingThatIsNotSeenIsLeft plants every kind of metadata in every
// picture of its format.
func TestNothingThatIsNotSeenIsLeft(t *testing.T) {
	opaque := as(image.NewRGBA(image.Rect(0, 0, 40, 30)), field(40, 30))
	bases := []struct {
		name    string
		data    []byte
		plant   []planting
		several bool // its frames are what must not change
	}{
		{"colours.jpg", jpegOf(t, opaque), jpegs, false},
		{"grey.jpg", jpegOf(t, as(image.NewGray(opaque.Bounds()), opaque)), jpegs, false},
		{"colours.png", pngOf(t, opaque), pngs, false},
		{"clear.png", pngOf(t, field(31, 17)), pngs, false},
		{"deep.png", pngOf(t, as(image.NewNRGBA64(image.Rect(0, 0, 9, 9)), field(9, 9))), pngs, false},
		{"palette.png", pngOf(t, as(image.NewPaletted(image.Rect(0, 0, 9, 9), palette), field(9, 9))), pngs, false},
		{"still.gif", gifOf(t, 1), gifs, false},
		{"moving.gif", gifOf(t, 4), gifs, true},
		{"lossy.webp", riff(0, false, webpOf(t, lossyPixel)), webps, false},
		{"lossless.webp", riff(0, false, webpOf(t, losslessPixel)), webps, false},
	}
	count, kinds := 0, map[string]bool{}
	for _, b := range bases {
		for _, p := range b.plant {
			count, kinds[p.kind] = count+1, true
			t.Run(b.name+" "+p.kind, func(t *testing.T) {
				data := p.plant(t, b.data)
				if left(data) == "" {
					t.Fatal("nothing was planted")
				}
				cleaned, err := Clean(data, Options{})
				if err != nil {
					t.Fatal(err)
				}
				if form := left(cleaned.Data); form != "" {
					t.Errorf("the marker is left %s", form)
				}
				if want := "image/" + Kind(data); cleaned.Type != want || Kind(cleaned.Data) != Kind(data) || len(cleaned.Data) >= len(data) {
					t.Errorf("%s of %d bytes, from %d", cleaned.Type, len(cleaned.Data), len(data))
				}
				if b.several {
					sameFrames(t, b.data, cleaned.Data)
				} else {
					samePixels(t, b.data, cleaned)
				}
				still, err := Clean(data, Options{Still: true, Max: 8})
				if err != nil || left(still.Data) != "" || still.Type != "image/png" && still.Type != "image/jpeg" || max(still.Width, still.Height) > 8 {
					t.Errorf("still: %v, %s, %d by %d", err, still.Type, still.Width, still.Height)
				}
			})
		}
	}
	if count < 50 || len(kinds) < 30 {
		t.Errorf("%d pictures with %d kinds of metadata", count, len(kinds))
	}
}

func samePixels(t *testing.T, before []byte, after Cleaned) {
	t.Helper()
	a, _, err := image.Decode(bytes.NewReader(before))
	if err != nil {
		t.Fatal(err)
	}
	b, _, err := image.Decode(bytes.NewReader(after.Data))
	if err != nil {
		t.Fatal(err)
	}
	if a.Bounds() != b.Bounds() || a.Bounds().Dx() != after.Width || a.Bounds().Dy() != after.Height {
		t.Fatalf("%v and %v, told as %d by %d", a.Bounds(), b.Bounds(), after.Width, after.Height)
	}
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if a.At(x, y) != b.At(x, y) {
				t.Fatalf("at %d,%d: %v, was %v", x, y, b.At(x, y), a.At(x, y))
			}
		}
	}
}

func sameFrames(t *testing.T, before, after []byte) {
	t.Helper()
	a, err := gif.DecodeAll(bytes.NewReader(before))
	if err != nil {
		t.Fatal(err)
	}
	b, err := gif.DecodeAll(bytes.NewReader(after))
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(a.Delay, a.Disposal, a.LoopCount, a.Config.Width) != fmt.Sprint(b.Delay, b.Disposal, b.LoopCount, b.Config.Width) || len(a.Image) != len(b.Image) {
		t.Fatalf("%v, was %v", b, a)
	}
	for i := range a.Image {
		if a.Image[i].Rect != b.Image[i].Rect || !bytes.Equal(a.Image[i].Pix, b.Image[i].Pix) {
			t.Errorf("frame %d differs", i)
		}
	}
}

func TestPicturesWithoutMetadataKeepEveryByte(t *testing.T) {
	for name, data := range map[string][]byte{"jpg": jpegOf(t, field(20, 9)), "png": pngOf(t, field(20, 9)), "gif": gifOf(t, 3), "webp": riff(0, false, webpOf(t, lossyPixel))} {
		if cleaned, err := Clean(data, Options{}); err != nil || !bytes.Equal(cleaned.Data, data) {
			t.Errorf("%s: %v, %d bytes of %d", name, err, len(cleaned.Data), len(data))
		}
	}
}
