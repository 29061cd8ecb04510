// Package picture strips metadata from images and sanitises SVG: it keeps what can be
// seen, and removes the rest.
//
// Change here which blocks of an image stay (a file per format), and which elements,
// attributes and styles of an SVG stay (drawing_*.go). A withheld name in the visible
// text of an SVG is found by package leaks. The charts that casebook draws are in
// package chart.
//
// A JPEG, PNG, GIF or WebP loses every block that is not needed to show it:
// EXIF, XMP, IPTC, colour profiles, comments, text, thumbnails, previews,
// resolutions, times, blocks of applications, and whatever stands behind its
// end. A drawing (SVG) is written anew from a list of allowed elements and
// attributes. What its styles say of its elements becomes their attributes, since
// a site allows no styles but its own: Chromium applies a <style> where a page shows
// the drawing by <img>, but not where it is opened by its own address, under the
// policy that the site sends with every file.
//
//	cleaned, err := picture.Clean(data, picture.Options{})            // for a site
//	cleaned, err := picture.Clean(data, picture.Options{Max: 1600, Still: true}) // for paper
//
// What always holds:
//
//   - Where pixels need not change, they do not: the blocks that show the picture
//     are copied byte by byte, and decode to the same pixels as before.
//   - A photograph stands upright. A JPEG or PNG that a camera marked as turned
//     is turned and encoded anew (a JPEG at quality 92). An animated PNG and a
//     WebP, which cannot be encoded here, keep a mark of their orientation of
//     26 bytes, written here.
//   - Colours are read as sRGB. A profile names devices and people, and can hold
//     anything, so none is kept; a photograph in Display P3 becomes a little paler.
//   - Without Still, the kind never changes. GIF, WebP and animated PNG are then
//     not scaled. With Still, there is one frame, as JPEG or PNG.
//   - Behind the pixels of a PNG or a GIF nothing is hidden: their compressed data
//     is read to its end. That of JPEG and WebP is copied unread, unless the
//     picture is scaled or turned, so a person who hides text there on purpose
//     is not found out.
//   - A drawing looks as before, in the light, and does not move by its styles.
//     What no attribute can say is left out: the background of the drawing,
//     blending, capital letters that a style makes, turns in space.
//   - Equal input gives equal bytes. Memory is bounded by the size of the file and
//     by 100 million pixels, whatever the file claims.
//
// The package knows nothing of promotion, of files and of sites. It alone
// imports golang.org/x/image, imagemeta and cascadia. Sizes are in pixels.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"
)

const (
	// mostPixels bounds the memory that a picture takes: four bytes for each. A
	// header of a few bytes may promise any size.
	mostPixels = 100_000_000
	// Qualities of JPEG, of 100. What is made smaller hides its losses.
	qualityScaled = 85
	qualityTurned = 92
)

// Options say what a picture is for. The zero value is the picture as it is.
type Options struct {
	Max   int  // longest side in pixels, 0 = as it is; drawings have none
	Still bool // one frame, as JPEG or PNG: what paper and every reader can show
}

// Cleaned is a picture that holds nothing but what is seen.
type Cleaned struct {
	Data          []byte
	Type          string // "image/jpeg", "image/png", "image/gif", "image/webp", "image/svg+xml"
	Width, Height int    // as it stands; 0 = a drawing that does not say
}

// Unfit is why a file is not published as a picture. Why and Hint are short
// sentences without a full stop, as in a diagnostic.
type Unfit struct {
	Why  string
	Hint string
}

func (u *Unfit) Error() string { return u.Why }

// Clean gives the picture in a file without anything that is not seen. The
// error is always an *Unfit.
func Clean(data []byte, opt Options) (Cleaned, error) {
	if IsDrawing(data) {
		return cleanDrawing(data, opt, 0)
	}
	return cleanPixels(data, opt)
}

func cleanPixels(data []byte, opt Options) (Cleaned, error) {
	h, err := readHeader(data)
	if err != nil {
		return Cleaned{}, err
	}
	held := orientation(h.kind, data)
	plain, err := h.strip(data, held, opt.Still)
	if err != nil {
		return Cleaned{}, err
	}
	scale := opt.Max > 0 && max(h.width, h.height) > opt.Max
	turn := held > 1
	redraw := false
	switch h.kind {
	case "jpeg":
		redraw = scale || turn
	case "png":
		redraw = (scale || turn) && (!plain.moves || opt.Still)
	default:
		redraw = opt.Still
	}
	if !redraw {
		c := Cleaned{Data: plain.data, Type: "image/" + h.kind, Width: h.width, Height: h.height}
		if held >= 5 {
			c.Width, c.Height = c.Height, c.Width
		}
		return c, nil
	}
	return h.redraw(plain.data, held, opt)
}

// redraw decodes a picture and encodes it anew.
func (h header) redraw(data []byte, held int, opt Options) (Cleaned, error) {
	if h.heavy && h.width > mostPixels/3/h.height {
		return Cleaned{}, tooLarge(h.width, h.height, mostPixels/3)
	}
	img, err := h.decode(data)
	if err != nil {
		return Cleaned{}, unreadable(err)
	}
	_, photograph := img.(*image.YCbCr) // lossy WebP too
	small := scaled(img, opt.Max)
	quality := qualityTurned
	if small != img {
		quality = qualityScaled
	}
	img = turned(small, held)
	c := Cleaned{Type: "image/png", Width: img.Bounds().Dx(), Height: img.Bounds().Dy()}
	var b bytes.Buffer
	if photograph || h.kind == "jpeg" {
		c.Type = "image/jpeg"
		err = jpeg.Encode(&b, img, &jpeg.Options{Quality: quality})
	} else {
		err = png.Encode(&b, img)
	}
	if err != nil {
		return Cleaned{}, &Unfit{Why: fmt.Sprintf("the picture cannot be written: %v", err), Hint: "save it again, as PNG or JPEG"}
	}
	c.Data = b.Bytes()
	return c, nil
}

func unreadable(err error) *Unfit {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		err = errShort
	}
	return &Unfit{Why: fmt.Sprintf("the picture cannot be read: %v", err), Hint: "save it again, as PNG or JPEG"}
}

func tooLarge(w, h, most int) *Unfit {
	return &Unfit{Why: fmt.Sprintf("the picture is too large: %d by %d pixels; expected at most %d million", w, h, most/1_000_000), Hint: "scale it down"}
}
