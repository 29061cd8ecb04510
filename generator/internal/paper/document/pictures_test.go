package document

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math/rand"
	"regexp"
	"strings"
	"testing"
)

// site gives the files of a site.
func site(files map[string][]byte) func(string) ([]byte, bool) {
	return func(p string) ([]byte, bool) { f, ok := files[p]; return f, ok }
}

var sources = regexp.MustCompile(`src="data:(image/[a-z+]+);base64,([^"]*)"`)

// shown gives the pictures in a document.
func shown(t *testing.T, d *Document) (kinds []string, data [][]byte) {
	t.Helper()
	for _, m := range sources.FindAllStringSubmatch(string(d.HTML()), -1) {
		b, err := base64.StdEncoding.DecodeString(m[2])
		if err != nil {
			t.Fatal(err)
		}
		kinds, data = append(kinds, m[1]), append(data, b)
	}
	return kinds, data
}

// quarters is red, green, blue and white, from the top left as one reads.
func quarters(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{255, 0, 0, 255}
			switch {
			case x >= w/2 && y >= h/2:
				c = color.RGBA{255, 255, 255, 255}
			case y >= h/2:
				c = color.RGBA{0, 0, 255, 255}
			case x >= w/2:
				c = color.RGBA{0, 255, 0, 255}
			}
			img.Set(x, y, c)
		}
	}
	return img
}

func asPNG(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// asJPEG gives a photograph with an orientation and a place in its EXIF.
func asJPEG(t *testing.T, img image.Image, held uint16) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	var exif bytes.Buffer
	exif.WriteString("Exif\x00\x00MM\x00\x2a")
	for _, v := range []any{uint32(8), uint16(2), uint16(0x0112), uint16(3), uint32(1), held, uint16(0), uint16(0x010e), uint16(2), uint32(12), uint32(38), uint32(0)} {
		binary.Write(&exif, binary.BigEndian, v)
	}
	exif.WriteString("GPS 48N 11E\x00")
	var out bytes.Buffer
	out.WriteString("\xff\xd8\xff\xe1")
	binary.Write(&out, binary.BigEndian, uint16(exif.Len()+2))
	out.Write(exif.Bytes())
	out.Write(b.Bytes()[2:])
	return out.Bytes()
}

// corner names the colour of the top left, and of the top right.
func corner(img image.Image) string {
	name := func(x, y int) string {
		r, g, b, _ := img.At(x, y).RGBA()
		switch {
		case r > 0xc000 && g > 0xc000 && b > 0xc000:
			return "white"
		case r > 0x8000:
			return "red"
		case g > 0x8000:
			return "green"
		}
		return "blue"
	}
	b := img.Bounds()
	return name(b.Min.X+3, b.Min.Y+3) + " " + name(b.Max.X-4, b.Min.Y+3)
}

func TestPhotographsAreTurnedAndLoseWhatTheCameraWrote(t *testing.T) {
	want := map[uint16]string{1: "red green", 2: "green red", 3: "white blue", 4: "blue white", 5: "red blue", 6: "blue red", 7: "white green", 8: "green white"}
	for held, corners := range want {
		d := made(t, `<body><img src="/p.jpg" alt="p" loading="lazy" width="4000">`, Options{File: site(map[string][]byte{"p.jpg": asJPEG(t, quarters(80, 40), held)})})
		kinds, data := shown(t, d)
		if len(kinds) != 1 || kinds[0] != "image/jpeg" {
			t.Fatalf("shown as %q", kinds)
		}
		if bytes.Contains(data[0], []byte("Exif")) || bytes.Contains(data[0], []byte("GPS")) {
			t.Errorf("held %d: the place is left", held)
		}
		img, err := jpeg.Decode(bytes.NewReader(data[0]))
		if err != nil {
			t.Fatal(err)
		}
		if got := corner(img); got != corners {
			t.Errorf("held %d: at the top %s, want %s", held, got, corners)
		}
		w, h := 80, 40
		if held >= 5 {
			w, h = h, w
		}
		if want := fmt.Sprintf(`width="%d" height="%d"/>`, w, h); !strings.Contains(string(d.HTML()), want) || strings.Contains(string(d.HTML()), "lazy") {
			t.Errorf("held %d: %s is not in the page", held, want)
		}
	}
}

func TestPicturesAreNoLargerThanPaperShows(t *testing.T) {
	d := made(t, `<body><img src="/p.png" alt=""><img src="/p.png?v=2" alt=""><img src="p.png" width="100" alt="">`, Options{File: site(map[string][]byte{"p.png": asPNG(t, quarters(3200, 1000))})})
	kinds, data := shown(t, d)
	if len(data) != 3 || kinds[0] != "image/png" || !bytes.Equal(data[0], data[1]) || !bytes.Equal(data[0], data[2]) {
		t.Fatalf("%d pictures of %q", len(data), kinds)
	}
	img, err := png.Decode(bytes.NewReader(data[0]))
	if err != nil {
		t.Fatal(err)
	}
	if img.Bounds().Dx() != 1600 || img.Bounds().Dy() != 500 || corner(img) != "red green" {
		t.Errorf("%v, %s", img.Bounds(), corner(img))
	}
	if page := string(d.HTML()); !strings.Contains(page, `width="1600" height="500"`) || !strings.Contains(page, `width="100" height="31"`) {
		t.Error("the sizes are not those of the picture")
	}
}

func TestSmallPNGKeepsEveryPixel(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 30, 20))
	r := rand.New(rand.NewSource(1))
	for i := range img.Pix {
		img.Pix[i] = byte(r.Intn(256))
	}
	_, data := shown(t, made(t, `<body><img src="/p.png" alt="">`, Options{File: site(map[string][]byte{"p.png": asPNG(t, img)})}))
	got, err := png.Decode(bytes.NewReader(data[0]))
	if err != nil {
		t.Fatal(err)
	}
	for y := range 20 {
		for x := range 30 {
			if got.At(x, y) != img.At(x, y) {
				t.Fatalf("at %d,%d: %v, want %v", x, y, got.At(x, y), img.At(x, y))
			}
		}
	}
}

func TestMovingPicturesShowTheirFirstFrame(t *testing.T) {
	frame := func(r image.Rectangle, c uint8) *image.Paletted {
		p := image.NewPaletted(r, color.Palette{color.RGBA{255, 0, 0, 255}, color.RGBA{0, 255, 0, 255}})
		for i := range p.Pix {
			p.Pix[i] = c
		}
		return p
	}
	var b bytes.Buffer
	err := gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{frame(image.Rect(10, 10, 20, 20), 1), frame(image.Rect(0, 0, 40, 30), 0)}, Delay: []int{1, 1}, Config: image.Config{Width: 40, Height: 30}})
	if err != nil {
		t.Fatal(err)
	}
	kinds, data := shown(t, made(t, `<body><img src="/p.gif" alt="">`, Options{File: site(map[string][]byte{"p.gif": b.Bytes()})}))
	got, err := png.Decode(bytes.NewReader(data[0]))
	if err != nil || kinds[0] != "image/png" {
		t.Fatal(err, kinds)
	}
	if _, _, _, a := got.At(1, 1).RGBA(); got.Bounds() != image.Rect(0, 0, 40, 30) || a != 0 {
		t.Errorf("%v, and the alpha of the corner is %d", got.Bounds(), a)
	}
	if _, g, _, _ := got.At(15, 15).RGBA(); g != 0xffff {
		t.Error("the first frame is not what is shown")
	}
}

func TestWebP(t *testing.T) {
	// One pixel, compressed with losses.
	file, err := base64.StdEncoding.DecodeString("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
	if err != nil {
		t.Fatal(err)
	}
	kinds, _ := shown(t, made(t, `<body><img src="/p.webp" alt="">`, Options{File: site(map[string][]byte{"p.webp": file})}))
	if len(kinds) != 1 || kinds[0] != "image/jpeg" {
		t.Errorf("shown as %q", kinds)
	}
}

// promise gives the header of a PNG that claims to be w by h.
func promise(w, h uint32) []byte {
	chunk := []byte("IHDR")
	chunk = binary.BigEndian.AppendUint32(chunk, w)
	chunk = binary.BigEndian.AppendUint32(chunk, h)
	chunk = append(chunk, 8, 6, 0, 0, 0)
	out := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d")
	out = append(out, chunk...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(chunk))
}

func TestLostPictures(t *testing.T) {
	svg := func(inside string) []byte {
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">` + inside + `</svg>`)
	}
	tests := []struct {
		name, src string
		file      []byte
		path, why string
	}{
		{"absent", "/case/a/none.png", nil, "a/none.png", "the picture is not in the site"},
		{"outside the site", "/case/../../etc/passwd", nil, "etc/passwd", "the picture is not in the site"},
		{"elsewhere", "https://a.example/p.png", nil, "https://a.example/p.png", "the picture is on another host, and the document loads nothing"},
		{"a bomb", "/case/p.png", promise(30000, 30000), "p.png", "the picture is too large: 30000 by 30000 pixels; expected at most 100 million"},
		{"a larger bomb", "/case/p.png", promise(1<<31-1, 1<<31-1), "p.png", "the picture cannot be read: png: unsupported feature: dimension overflow"},
		{"cut off", "/case/p.png", promise(20, 20), "p.png", "the picture cannot be read: the file ends too early"},
		{"no picture", "/case/p.png", []byte("words"), "p.png", "the file is not a picture that browsers show"},
		{"a page", "/case/p.png", []byte("<!doctype html><p>x"), "p.png", "the file is not a picture that browsers show"},
		{"in the page", "data:image/png;base64,!", nil, "", "a picture inside the page cannot be read"},
		{"a drawing of the web", "/case/d.svg", svg(`<image href="https://a.example/x.png"/>`), "d.svg", "the drawing refers to something outside of it"},
		{"a drawing of a file", "/case/d.svg", svg(`<use xlink:href="other.svg#a"/>`), "d.svg", "the drawing refers to something outside of it"},
		{"a drawing with a style", "/case/d.svg", svg(`<style>@import url("https://a.example/")</style>`), "d.svg", "the drawing refers to something outside of it"},
		{"a drawing with an escaped style", "/case/d.svg", svg(`<style><![CDATA[@\69mport "x";]]></style>`), "d.svg", "the drawing refers to something outside of it"},
		{"a drawing with a filter", "/case/d.svg", svg(`<rect filter="url(a.svg#f)"/>`), "d.svg", "the drawing refers to something outside of it"},
		{"a drawing with a style sheet", "/case/d.svg", append([]byte(`<?xml-stylesheet href="a.css"?>`), svg("")...), "d.svg", "the drawing refers to something outside of it"},
		{"a drawing with entities", "/case/d.svg", append([]byte(`<!DOCTYPE svg [<!ENTITY a "b">]>`), svg("")...), "d.svg", "the drawing declares entities, which are not read"},
		{"an open drawing", "/case/d.svg", []byte(`<svg><g></svg>`), "d.svg", "the drawing cannot be read: XML syntax error on line 1: element <g> closed by </svg>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, troubles, err := New([]byte(`<body><figure><img src="`+tt.src+`" alt="The plan"></figure><p>x <img src="`+tt.src+`" alt="again"> <img src="`+tt.src+`" alt=""></p>`), Options{Base: "/case/", File: func(string) ([]byte, bool) { return tt.file, tt.file != nil }})
			if err != nil {
				t.Fatal(err)
			}
			if len(troubles) != 1 || troubles[0].Path != tt.path || troubles[0].Why != tt.why || troubles[0].Hint == "" {
				t.Errorf("troubles %+v", troubles)
			}
			if got, want := inside(d.HTML()), `<figure><p class="lost-picture">The plan</p></figure><p>x <span class="lost-picture">again</span> </p>`; got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

func TestDrawings(t *testing.T) {
	photo := base64.StdEncoding.EncodeToString(asJPEG(t, quarters(8, 8), 1))
	file := `<?xml version="1.0" encoding="UTF-8"?>
<!-- made by Ada in /home/ada -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:tool="http://tool.example/" tool:file="/home/ada/x.svg" width="40mm" viewBox="0 0 200 100" onload="alert(1)">
<metadata><who>Ada</who></metadata><tool:view who="Ada"/><script>alert(1)</script>
<style>.a { fill: url(#g) }</style>
<a xlink:href="javascript:alert(1)"><text class="a" onclick="x()">A &amp; b</text></a>
<image xlink:href="data:image/jpeg;base64,` + photo + `"/><use href="#g"/></svg>`
	d := made(t, `<body><img src="/d.svg" alt="d">`, Options{File: site(map[string][]byte{"d.svg": []byte(file)})})
	kinds, data := shown(t, d)
	if len(kinds) != 1 || kinds[0] != "image/svg+xml" {
		t.Fatal(kinds)
	}
	got := string(data[0])
	for _, gone := range []string{"Ada", "ada", "script", "alert", "onclick", "GPS", "<!"} {
		if strings.Contains(got, gone) {
			t.Errorf("%q is left in\n%s", gone, got)
		}
	}
	for _, want := range []string{`<text fill="url(#g)">A &amp; b</text>`, ` href="data:image/jpeg;base64,`, `<use href="#g"/></svg>`} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if page := string(d.HTML()); !strings.Contains(page, `width="151" height="76"`) {
		t.Error("the size is not that of the drawing")
	}
	if err := xml.Unmarshal(data[0], new(struct{})); err != nil {
		t.Error(err)
	}
}

func TestLargePictures(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes a file of 30 MB")
	}
	noise := image.NewNRGBA(image.Rect(0, 0, 4000, 2600))
	rand.New(rand.NewSource(1)).Read(noise.Pix)
	for i := 3; i < len(noise.Pix); i += 4 {
		noise.Pix[i] = 255
	}
	var b bytes.Buffer
	fast := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := fast.Encode(&b, noise); err != nil {
		t.Fatal(err)
	}
	file := b.Bytes()
	if len(file) < 30_000_000 {
		t.Fatalf("the file has %d bytes", len(file))
	}
	d := made(t, `<body><img src="/p.png" alt="">`, Options{File: site(map[string][]byte{"p.png": file})})
	_, data := shown(t, d)
	if size, err := png.DecodeConfig(bytes.NewReader(data[0])); err != nil || size.Width != 1600 || size.Height != 1040 {
		t.Errorf("%+v, %v", size, err)
	}
}
