package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// TestTurned holds each way of holding a camera against where the first pixel
// of the file is seen: EXIF 2.3, table 6.
func TestTurned(t *testing.T) {
	corner := map[uint16]string{1: "top left", 2: "top right", 3: "bottom right", 4: "bottom left", 5: "top left", 6: "top right", 7: "bottom right", 8: "bottom left"}
	img := image.NewRGBA(image.Rect(0, 0, 32, 16))
	for y := range 16 {
		for x := range 32 {
			img.Set(x, y, color.White)
			if x < 8 && y < 8 {
				img.Set(x, y, color.Black)
			}
		}
	}
	find := func(img image.Image) string {
		dark := func(x, y int) bool { r, _, _, _ := img.At(x, y).RGBA(); return r < 0x4000 }
		r, b := img.Bounds().Dx()-3, img.Bounds().Dy()-3
		var found []string
		for name, is := range map[string]bool{"top left": dark(2, 2), "top right": dark(r, 2), "bottom left": dark(2, b), "bottom right": dark(r, b)} {
			if is {
				found = append(found, name)
			}
		}
		return strings.Join(found, ", ")
	}
	for held, want := range corner {
		w, h := 32, 16
		if held >= 5 {
			w, h = h, w
		}
		for kind, data := range map[string][]byte{
			"jpeg": put(jpegOf(t, img), 2, segment(0xe1, "Exif\x00\x00"+exif(held, marker))),
			"png":  put(pngOf(t, img), 33, chunk("eXIf", exif(held, marker))),
		} {
			cleaned, err := Clean(data, Options{})
			if err != nil {
				t.Fatal(err)
			}
			got, _, err := image.Decode(bytes.NewReader(cleaned.Data))
			if err != nil || cleaned.Width != w || cleaned.Height != h || got.Bounds() != image.Rect(0, 0, w, h) || find(got) != want || left(cleaned.Data) != "" || bytes.Contains(cleaned.Data, []byte("xif")) {
				t.Errorf("%s held %d: %v, %d by %d, dark at the %s, want the %s", kind, held, err, cleaned.Width, cleaned.Height, find(got), want)
			}
		}
	}
}

// Where the orientation of a JPEG stands among its segments makes no difference.
func TestTurnedFromAnySegment(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 40, 20))
	turn := segment(0xe1, "Exif\x00\x00"+exif(6, ""))
	for name, before := range map[string][]byte{
		"XMP":              segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00<x/>"),
		"a colour table":   segment(0xe2, "ICC_PROFILE\x00\x01\x01"),
		"fill bytes":       []byte("\xff\xff\xff"),
		"a comment, twice": slices.Concat(segment(0xfe, "a"), segment(0xfe, "b")),
		"tables":           segment(0xdd, "\x00\x00"),
	} {
		cleaned, err := Clean(put(jpegOf(t, img), 2, slices.Concat(before, turn)), Options{})
		if err != nil {
			t.Errorf("behind %s: %v", name, err)
			continue
		}
		if got, _, err := image.DecodeConfig(bytes.NewReader(cleaned.Data)); err != nil || got.Width != 20 || got.Height != 40 {
			t.Errorf("behind %s: %dx%d, %v", name, got.Width, got.Height, err)
		}
	}
}

func TestTurnedPNGKeepsItsPixels(t *testing.T) {
	for name, img := range map[string]image.Image{
		"clear": field(5, 3), "deep": as(image.NewNRGBA64(image.Rect(0, 0, 5, 3)), field(5, 3)), "palette": as(image.NewPaletted(image.Rect(0, 0, 5, 3), palette), field(5, 3)),
	} {
		cleaned, err := Clean(put(pngOf(t, img), 33, chunk("eXIf", exif(3, ""))), Options{})
		if err != nil {
			t.Fatal(err)
		}
		got, err := png.Decode(bytes.NewReader(cleaned.Data))
		if err != nil {
			t.Fatal(err)
		}
		for y := range 3 {
			for x := range 5 {
				r, g, b, a := got.At(4-x, 2-y).RGBA()
				r2, g2, b2, a2 := img.At(x, y).RGBA()
				if r != r2 || g != g2 || b != b2 || a != a2 {
					t.Fatalf("%s at %d,%d", name, x, y)
				}
			}
		}
	}
}

func TestTurnedWebPKeepsAMark(t *testing.T) {
	data := riff(0x08, true, webpOf(t, lossyPixel), riffChunk("EXIF", exif(6, marker)))
	cleaned, err := Clean(data, Options{})
	if err != nil || left(cleaned.Data) != "" {
		t.Fatal(err, left(cleaned.Data))
	}
	if held := orientation("webp", cleaned.Data); held != 6 {
		t.Errorf("held %d", held)
	}
	again, err := Clean(cleaned.Data, Options{})
	if err != nil || !bytes.Equal(again.Data, cleaned.Data) {
		t.Errorf("%v, and it changes when cleaned again", err)
	}
}

func TestMovingPNG(t *testing.T) {
	base := pngOf(t, field(10, 8))
	at, n := idat(t, base)
	pixels := string(base[at+8 : at+8+n])
	control := func(order uint32) []byte {
		var b []byte
		for _, v := range []uint32{order, 10, 8, 0, 0} {
			b = binary.BigEndian.AppendUint32(b, v)
		}
		return chunk("fcTL", string(b)+"\x00\x01\x00\x0a\x00\x00")
	}
	frame := func(order uint32, data string) []byte {
		return chunk("fdAT", string(binary.BigEndian.AppendUint32(nil, order))+data)
	}
	data := bytes.Join([][]byte{base[:33], chunk("acTL", "\x00\x00\x00\x02\x00\x00\x00\x00"), control(0), base[at : at+12+n],
		chunk("tEXt", "a\x00"+marker), control(1), frame(2, pixels[:20]), frame(3, pixels[20:]+marker), chunk("IEND", "")}, nil)
	cleaned, err := Clean(data, Options{})
	if err != nil || left(cleaned.Data) != "" {
		t.Fatal(err, left(cleaned.Data))
	}
	want := bytes.Join([][]byte{base[:33], chunk("acTL", "\x00\x00\x00\x02\x00\x00\x00\x00"), control(0), base[at : at+12+n], control(1), frame(2, pixels), chunk("IEND", "")}, nil)
	if !bytes.Equal(cleaned.Data, want) {
		t.Errorf("got  %q\nwant %q", cleaned.Data, want)
	}
	still, err := Clean(data, Options{Still: true})
	if err != nil || bytes.Contains(still.Data, []byte("fcTL")) || bytes.Contains(still.Data, []byte("acTL")) {
		t.Errorf("still: %v", err)
	}
	samePixels(t, base, still)
}

func TestMovingWebP(t *testing.T) {
	frame := func(inside ...[]byte) []byte {
		return riffChunk("ANMF", strings.Repeat("\x00", 12)+"\x0a\x00\x00\x02"+string(bytes.Join(inside, nil)))
	}
	pixel := webpOf(t, losslessPixel)
	data := riff(0x02, true, riffChunk("ANIM", "\x00\x00\x00\x00\x00\x00"), frame(pixel, riffChunk("EVIL", marker)), frame(riffChunk("EVIL", marker), pixel), riffChunk("XMP ", marker))
	cleaned, err := Clean(data, Options{})
	if err != nil || left(cleaned.Data) != "" || bytes.Count(cleaned.Data, pixel) != 2 {
		t.Fatalf("%v, %q", err, cleaned.Data)
	}
	still, err := Clean(data, Options{Still: true})
	if err != nil || still.Type != "image/png" || still.Width != 1 {
		t.Errorf("still: %v, %s", err, still.Type)
	}
}

func TestScaled(t *testing.T) {
	for name, data := range map[string][]byte{"image/jpeg": jpegOf(t, field(100, 40)), "image/png": pngOf(t, field(100, 40))} {
		cleaned, err := Clean(data, Options{Max: 50})
		if err != nil || cleaned.Type != name || cleaned.Width != 50 || cleaned.Height != 20 {
			t.Errorf("%v, %s of %d by %d", err, cleaned.Type, cleaned.Width, cleaned.Height)
		}
	}
	// What cannot be encoded keeps its kind.
	moving := gifOf(t, 3)
	if cleaned, err := Clean(moving, Options{Max: 5}); err != nil || cleaned.Type != "image/gif" || cleaned.Width != 24 {
		t.Errorf("%v, %s of %d", err, cleaned.Type, cleaned.Width)
	}
}

// promised gives the beginning of a PNG that claims a size.
func promised(w, h uint32) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)
	return append([]byte(pngSignature), chunk("IHDR", string(head)+"\x08\x06\x00\x00\x00")...)
}

func TestRefusedPictures(t *testing.T) {
	img := jpegOf(t, field(20, 20))
	gifs := gifOf(t, 1)
	tests := []struct {
		name string
		data []byte
		why  string
	}{
		{"nothing", nil, "the file is not a picture that browsers show"},
		{"text", []byte("words"), "the file is not a picture that browsers show"},
		{"a page", []byte("<!DOCTYPE html><svg>"), "the file is not a picture that browsers show"},
		{"HEIC", []byte("\x00\x00\x00\x18ftypheic00000000"), "the picture is in the format HEIC, which not every browser shows"},
		{"TIFF", []byte("II*\x00\x08\x00"), "the picture is in the format TIFF, which not every browser shows"},
		{"a bomb", promised(30000, 30000), "the picture is too large: 30000 by 30000 pixels"},
		{"a bomb of WebP", riff(0, false, riffChunk("VP8L", "\x2f\xff\xff\xff\x0f\x00")), "the picture is too large: 16384 by 16384 pixels"},
		{"a promise", promised(20, 20), "the picture cannot be read: the file ends too early"},
		{"half a JPEG", img[:len(img)/2], "the picture cannot be read: the file ends too early"},
		{"half a GIF", gifs[:len(gifs)/2], "the picture cannot be read: the file ends too early"},
		{"half a WebP", riff(0, false, webpOf(t, lossyPixel))[:30], "the picture cannot be read: the file ends too early"},
		{"a frame outside", append(append(bytes.Clone(gifs[:len(gifs)-1]), ",\x10\x00\x10\x00\x20\x00\x20\x00\x00\x02\x01\x00\x00"...), ';'), "the picture cannot be read: a frame lies outside of it"},
		{"too many layers", put(img, len(img)-2, bytes.Repeat(segment(0xda, "\x01\x01\x00\x00\x3f\x00"), 300)), "the picture cannot be read: it has too many layers"},
		{"a damaged chunk", bytes.Replace(pngOf(t, field(4, 4)), []byte("IDAT"), []byte("IDAT\x01"), 1), "the picture cannot be read: a block of it is damaged"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Clean(tt.data, Options{})
			var unfit *Unfit
			if !errors.As(err, &unfit) || !strings.HasPrefix(unfit.Why, tt.why) || unfit.Hint == "" {
				t.Errorf("got  %v\nwant %s", err, tt.why)
			}
		})
	}
}

func fuzz(f *testing.F, seeds ...[]byte) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 || Pixels(data) > 1<<20 {
			return
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		cleaned, err := Clean(data, Options{})
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; used > 256<<20 {
			t.Fatalf("%d MB for %d bytes", used>>20, len(data))
		}
		var unfit *Unfit
		if err != nil {
			if !errors.As(err, &unfit) || unfit.Why == "" || unfit.Hint == "" {
				t.Fatalf("%#v", err)
			}
			return
		}
		again, err := Clean(cleaned.Data, Options{})
		if err != nil || again.Type != cleaned.Type || again.Width != cleaned.Width || again.Height != cleaned.Height {
			t.Fatalf("cleaned again: %v, %s of %d by %d, was %s of %d by %d", err, again.Type, again.Width, again.Height, cleaned.Type, cleaned.Width, cleaned.Height)
		}
		if !bytes.Equal(again.Data, cleaned.Data) {
			t.Fatalf("it changes when cleaned again:\n%q\n%q", cleaned.Data, again.Data)
		}
		if cleaned.Type == "image/svg+xml" {
			inert(t, cleaned.Data, false)
		}
		Clean(data, Options{Still: true, Max: 16}) // no panic
	})
}

func FuzzJPEG(f *testing.F) {
	plain := jpegOf(f, field(9, 9))
	f.Add([]byte("\xff\xd8\xff\xd9"))
	fuzz(f, plain, put(plain, 2, segment(0xe1, "Exif\x00\x00"+exif(6, marker))), put(plain, 2, segment(0xee, "Adobe\x00\x64\x00\x00\x00\x00\x01")))
}

func FuzzPNG(f *testing.F) {
	plain := pngOf(f, field(9, 9))
	fuzz(f, plain, put(plain, 33, chunk("eXIf", exif(6, marker))), put(plain, 33, chunk("acTL", "\x00\x00\x00\x02\x00\x00\x00\x00")), promised(9, 9))
}

func FuzzGIF(f *testing.F) { fuzz(f, gifOf(f, 1), gifOf(f, 3)) }

func FuzzWebP(f *testing.F) {
	fuzz(f, riff(0, false, webpOf(f, lossyPixel)), riff(0x08, true, webpOf(f, losslessPixel), riffChunk("EXIF", exif(6, marker))), riff(2, true, riffChunk("ANIM", "\x00\x00\x00\x00\x00\x00"), riffChunk("ANMF", strings.Repeat("\x00", 16)+string(webpOf(f, lossyPixel)))))
}

func FuzzSVG(f *testing.F) {
	var seeds [][]byte
	for _, d := range hostileDrawings {
		seeds = append(seeds, []byte(d.text))
	}
	for _, styled := range []string{
		`<style>*{stroke-linejoin:round}#a > .b:not(.c) ~ g{fill:red!important;font:bold 10px/2 "x", y}@media screen{g:nth-child(2n+1){marker:url(#m)}}</style><g id="a"><g class="b"/><g/></g>`,
		`<g style="--x:var(--y,red);fill:light-dark(var(--x),#000);transform:translateX(2px) rotate(.5turn);d:path('M0 0');white-space:pre"/>`,
		`<style>[a="b" i]+\67,a:hover{stroke-dasharray:1,2px 3%;clip-path:circle(3px);fill:url("#a") none}</style><rect fill="var(--x,red)" style="width:auto;x:1;transform-box:fill-box"/>`,
	} {
		seeds = append(seeds, []byte(in(styled)))
	}
	fuzz(f, seeds...)
}

// large is a photograph of 12 million pixels.
func large() image.Image {
	img := image.NewRGBA(image.Rect(0, 0, 4000, 3000))
	seed := uint32(1)
	for i := 0; i < len(img.Pix); i += 4 {
		seed = seed*1664525 + 1013904223
		x, y := i/4%4000, i/4/4000
		img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3] = uint8(x/16)+uint8(seed>>28), uint8(y/12)+uint8(seed>>29), uint8((x+y)/28), 255
	}
	return img
}

func BenchmarkClean(b *testing.B) {
	img := large()
	var jpg, pngs bytes.Buffer
	jpeg.Encode(&jpg, img, &jpeg.Options{Quality: 92})
	(&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&pngs, img)
	held := put(jpg.Bytes(), 2, segment(0xe1, "Exif\x00\x00"+exif(6, marker)))
	for name, c := range map[string]struct {
		data []byte
		opt  Options
	}{
		"jpeg":        {put(jpg.Bytes(), 2, segment(0xe1, "Exif\x00\x00"+exif(1, marker))), Options{}},
		"jpeg-turned": {held, Options{}},
		"jpeg-scaled": {held, Options{Max: 1600, Still: true}},
		"png":         {pngs.Bytes(), Options{}},
		"png-scaled":  {pngs.Bytes(), Options{Max: 1600, Still: true}},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Clean(c.data, c.opt); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
