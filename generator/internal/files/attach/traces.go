package attach

import (
	"bytes"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/files/media"
)

// marks are what metadata of pictures and recordings begins with, or is called: Exif and XMP,
// boxes of QuickTime and 3GPP, chunks of RIFF, frames of ID3.
var marks = []string{
	"Exif", "<x:xmpmeta", "<rdf:RDF", "application/rdf+xml", "http://ns.adobe.com/xap/",
	"\xa9xyz", "\xa9mak", "\xa9mod", "\xa9day", "loci", "com.apple.quicktime.", "com.android.",
	"bext", "IDIT", "TXXX", "TDRC", "TYER", "TDAT",
}

// comments are fields of Vorbis, in small letters, which stand at the beginning.
var comments = []string{"location=", "date=", "encoder=", "encodedby=", "encoded_by=", "encoded-by=", "geo_location=", "artist="}

const commentsWithin = 1 << 20

// KeepsTraces tells whether a file as it is published has metadata that may say where,
// when and with what it was taken, or is a picture or film of which that is not known. JPEG, PNG,
// GIF, WebP and SVG files are written anew without it. Known to have none are TIFF files without
// such tags, and films of MP4, MOV and 3GP without such boxes; of HEIC, AVIF and sound,
// marks alone are looked for.
func KeepsTraces(data []byte) bool {
	kind := look(data)
	switch kind {
	case media.OtherPicture, media.Video, media.Audio:
	default:
		return false
	}
	boxes := len(data) >= 8 && string(data[4:8]) == "ftyp"
	switch {
	case bytes.HasPrefix(data, []byte("II*\x00")) || bytes.HasPrefix(data, []byte("MM\x00*")):
		return !cleanTIFF(data)
	case kind == media.Video && boxes:
		return !cleanFilm(data, 0)
	case kind != media.Audio && !boxes:
		return true
	}
	return holds(data, marks) || kind == media.Audio && holds(bytes.ToLower(data[:min(len(data), commentsWithin)]), comments)
}

func holds(data []byte, words []string) bool {
	return slices.ContainsFunc(words, func(mark string) bool { return bytes.Contains(data, []byte(mark)) })
}
