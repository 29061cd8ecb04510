package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"strconv"

	"github.com/bep/imagemeta"
	"golang.org/x/image/draw"
)

// orientation gives how the camera was held: 1 upright, up to 8 as EXIF counts.
func orientation(kind string, data []byte) (held int) {
	formats := map[string]imagemeta.ImageFormat{"jpeg": imagemeta.JPEG, "png": imagemeta.PNG, "webp": imagemeta.WebP}
	held = 1
	format, ok := formats[kind]
	if !ok {
		return held
	}
	if kind == "jpeg" {
		data = exifFirst(data)
	}
	// An error means that it does not say; the picture itself may be sound.
	imagemeta.Decode(imagemeta.Options{
		R: bytes.NewReader(data), ImageFormat: format, Sources: imagemeta.EXIF,
		ShouldHandleTag: func(t imagemeta.TagInfo) bool { return t.Tag == "Orientation" && t.Namespace == "IFD0" },
		HandleTag: func(t imagemeta.TagInfo) error {
			if n, err := strconv.Atoi(fmt.Sprint(t.Value)); err == nil && n >= 1 && n <= 8 {
				held = n
			}
			return imagemeta.ErrStopWalking
		},
	})
	return held
}

// heldMark gives EXIF data that says how a camera was held and nothing else
// (TIFF 6.0: a header, and a directory of one entry).
func heldMark(held int) []byte {
	return []byte{'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, byte(held), 0, 0, 0, 0, 0, 0}
}

// turned gives a picture as it was seen. Pixels keep their exact values in
// whatever kind of picture can have transparency.
func turned(img image.Image, held int) image.Image {
	if held <= 1 {
		return img
	}
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	outW, outH := w, h
	if held >= 5 {
		outW, outH = h, w
	}
	out := blank(img, image.Rect(0, 0, outW, outH))
	for y := range outH {
		for x := range outW {
			fromX, fromY := x, y
			switch held {
			case 2:
				fromX = w - 1 - x
			case 3:
				fromX, fromY = w-1-x, h-1-y
			case 4:
				fromY = h - 1 - y
			case 5:
				fromX, fromY = y, x
			case 6:
				fromX, fromY = y, h-1-x
			case 7:
				fromX, fromY = w-1-y, h-1-x
			case 8:
				fromX, fromY = w-1-y, x
			}
			out.Set(x, y, img.At(b.Min.X+fromX, b.Min.Y+fromY))
		}
	}
	return out
}

// blank gives an empty picture that can hold the pixels of another exactly.
func blank(like image.Image, r image.Rectangle) draw.Image {
	switch like := like.(type) {
	case *image.Paletted:
		return image.NewPaletted(r, like.Palette)
	case *image.Gray:
		return image.NewGray(r)
	case *image.Gray16:
		return image.NewGray16(r)
	case *image.NRGBA:
		return image.NewNRGBA(r)
	case *image.NRGBA64:
		return image.NewNRGBA64(r)
	case *image.RGBA64:
		return image.NewRGBA64(r)
	}
	if like.ColorModel() == color.NYCbCrAModel {
		return image.NewNRGBA(r)
	}
	return image.NewRGBA(r)
}

// scaled gives a picture whose longer side is at most longest, where 0 is any.
func scaled(img image.Image, longest int) image.Image {
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	if longest <= 0 || max(w, h) <= longest {
		return img
	}
	if w >= h {
		w, h = longest, max(1, h*longest/w)
	} else {
		w, h = max(1, w*longest/h), longest
	}
	small := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.CatmullRom.Scale(small, small.Bounds(), img, img.Bounds(), draw.Src, nil)
	return small
}
