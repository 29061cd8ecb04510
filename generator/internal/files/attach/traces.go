package attach

import (
	"bytes"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/files/media"
)

// marks are what metadata of pictures begins with, or is called: Exif and XMP.
var marks = []string{"Exif", "<x:xmpmeta", "<rdf:RDF", "application/rdf+xml", "http://ns.adobe.com/xap/"}

// KeepsTraces tells whether a file as it is published has metadata that may say where,
// when and with what it was taken, or is a picture, film or recording of which that is not known.
// JPEG, PNG, GIF, WebP and SVG files are written anew without it. Known to have none are TIFF files
// without such tags, films of MP4, MOV and 3GP without such boxes, and recordings of which every
// part is known; in HEIC and AVIF, marks alone are looked for.
func KeepsTraces(data []byte) bool {
	switch kind := look(data); {
	case kind == media.Audio:
		return !cleanSound(data)
	case kind == media.Video:
		return !isBoxes(data) || !cleanFilm(data, 0)
	case kind != media.OtherPicture:
		return false
	case bytes.HasPrefix(data, []byte("II*\x00")) || bytes.HasPrefix(data, []byte("MM\x00*")):
		return !cleanTIFF(data)
	}
	return !isBoxes(data) || holds(data, marks)
}

// isBoxes tells whether a file consists of the boxes that MP4, QuickTime and HEIC share.
func isBoxes(data []byte) bool { return len(data) >= 8 && string(data[4:8]) == "ftyp" }

func holds(data []byte, words []string) bool {
	return slices.ContainsFunc(words, func(mark string) bool { return bytes.Contains(data, []byte(mark)) })
}
