package picture

import (
	"bytes"
	"errors"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"
	"golang.org/x/image/webp"
)

// header is what a file says of itself before its pixels.
type header struct {
	kind          string // "jpeg", "png", "gif", "webp"
	width, height int
	heavy         bool // decoding takes some three times the memory of others
}

// Pixels gives how many pixels a file claims to have; 0 where it is a drawing,
// no picture, or too large for Clean.
func Pixels(data []byte) int {
	h, err := readHeader(data)
	if err != nil {
		return 0
	}
	return h.width * h.height
}

// Kind tells what a file begins as: "jpeg", "png", "gif", "webp", "svg", or ""
// for anything else.
func Kind(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return "jpeg"
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return "png"
	case bytes.HasPrefix(data, []byte("GIF87a")), bytes.HasPrefix(data, []byte("GIF89a")):
		return "gif"
	case len(data) > 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
		return "webp"
	case IsDrawing(data):
		return "svg"
	}
	return ""
}

func readHeader(data []byte) (header, error) {
	h := header{kind: Kind(data)}
	size, err := image.Config{}, error(nil)
	switch h.kind {
	case "jpeg":
		size, err = jpeg.DecodeConfig(bytes.NewReader(data))
		h.heavy = progressive(data)
	case "png":
		size, err = png.DecodeConfig(bytes.NewReader(data))
		h.heavy = len(data) > 24 && data[24] == 16 // bits of a channel
	case "gif":
		size, err = gif.DecodeConfig(bytes.NewReader(data))
	case "webp":
		size.Width, size.Height, err = webpSize(data)
	default:
		return h, foreign(data)
	}
	if err != nil {
		return h, unreadable(err)
	}
	h.width, h.height = size.Width, size.Height
	if h.width <= 0 || h.height <= 0 {
		return h, &Unfit{Why: "the picture has no size", Hint: "save it again, as PNG or JPEG"}
	}
	if h.width > mostPixels/h.height {
		return h, tooLarge(h.width, h.height, mostPixels)
	}
	return h, nil
}

// foreign names pictures that browsers do not show everywhere.
func foreign(data []byte) *Unfit {
	names := map[string]string{
		"heic": "HEIC", "heix": "HEIC", "mif1": "HEIC", "msf1": "HEIC", "hevc": "HEIC", "avif": "AVIF", "avis": "AVIF", "crx ": "CR3",
	}
	name := ""
	switch {
	case len(data) > 12 && string(data[4:8]) == "ftyp":
		name = names[string(data[8:12])]
	case bytes.HasPrefix(data, []byte("II*\x00")), bytes.HasPrefix(data, []byte("MM\x00*")):
		name = "TIFF"
	case bytes.HasPrefix(data, []byte("BM")) && len(data) > 26 && data[14] >= 12 && data[15] == 0:
		name = "BMP"
	case bytes.HasPrefix(data, []byte("\x00\x00\x01\x00")) && len(data) > 6 && data[4] > 0:
		name = "ICO"
	case bytes.HasPrefix(data, []byte("\xff\x0a")), bytes.HasPrefix(data, []byte("\x00\x00\x00\x0cJXL ")):
		name = "JPEG XL"
	case bytes.HasPrefix(data, []byte("8BPS")):
		name = "Photoshop"
	}
	if name == "" {
		return &Unfit{Why: "the file is not a picture that browsers show", Hint: "keep it as JPEG, PNG, GIF, WebP or SVG"}
	}
	return &Unfit{Why: "the picture is in the format " + name + ", which not every browser shows", Hint: "export it as JPEG, PNG, GIF, WebP or SVG"}
}

// plain is a file without blocks that are not needed to show it.
type plain struct {
	data  []byte
	moves bool
}

// strip leaves out what is not needed to show the picture. held is written
// again where the pixels cannot be turned.
func (h header) strip(data []byte, held int, still bool) (plain, error) {
	var p plain
	var err error
	switch h.kind {
	case "jpeg":
		p.data, err = stripJPEG(data)
	case "png":
		p, err = stripPNG(data, held, still)
	case "gif":
		p.data, err = stripGIF(data)
	case "webp":
		p.data, err = stripWebP(data, held, still)
	}
	if err != nil {
		return p, unreadable(err)
	}
	return p, nil
}

var errShort = errors.New("the file ends too early")

// decode reads the pixels of a file that was stripped.
func (h header) decode(data []byte) (image.Image, error) {
	r := bytes.NewReader(data)
	switch h.kind {
	case "jpeg":
		return jpeg.Decode(r)
	case "png":
		return png.Decode(r)
	case "webp":
		return webp.Decode(r)
	}
	first, err := gif.Decode(r)
	if err != nil || first.Bounds() == image.Rect(0, 0, h.width, h.height) {
		return first, err
	}
	// The first frame covers a part of the whole.
	whole := image.NewNRGBA(image.Rect(0, 0, h.width, h.height))
	draw.Draw(whole, first.Bounds(), first, first.Bounds().Min, draw.Src)
	return whole, nil
}
