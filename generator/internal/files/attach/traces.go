package attach

import (
	"bytes"

	"github.com/casebook-dev/casebook/generator/internal/files/media"
)

// marks are what metadata of pictures and films begins with: Exif and XMP, the places that
// QuickTime keeps, and the pointer of TIFF to its GPS data (TIFF 6.0, Exif 2.32 4.6.3), in
// both orders of bytes.
var marks = []string{
	"Exif", "<x:xmpmeta", "http://ns.adobe.com/xap/", "\xa9xyz", "com.apple.quicktime.location",
	"\x25\x88\x04\x00\x01\x00\x00\x00", "\x88\x25\x00\x04\x00\x00\x00\x01",
}

// KeepsTraces tells whether a file as it is published has metadata that may say where,
// when and with what it was taken. JPEG, PNG, GIF, WebP and SVG files are written anew
// without it; of other pictures and of films it is only looked for.
func KeepsTraces(data []byte) bool {
	switch look(data) {
	case media.OtherPicture, media.Video, media.Audio:
	default:
		return false
	}
	for _, mark := range marks {
		if bytes.Contains(data, []byte(mark)) {
			return true
		}
	}
	return false
}
