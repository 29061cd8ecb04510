package check

import "github.com/casebook-dev/casebook/generator/diag"

var attachmentTraces = Check{
	ID:       "attachment-traces",
	Title:    "a picture, film or recording that keeps its metadata",
	Severity: diag.Warning,
	Doc: `A published picture, film or recording has metadata that may say where, when and
with what it was taken. Casebook strips JPEG, PNG, GIF, WebP and SVG files, and
no others.

Looked at are the tags of TIFF files, the boxes of MP4, MOV, 3GP and M4A, and
the parts of WAV, FLAC, Ogg and MP3: a file of which one cannot be read, is not
known, or has a time, is reported. In HEIC and AVIF files casebook looks for
marks of Exif and XMP. Every other film, picture or recording is reported:
Matroska, WebM, AVI, Photoshop.

Phones write the place of a photo into HEIC files, and that of a film into MP4
files. Everybody who downloads the file can read it.

Convert the picture to JPEG or PNG. Remove the metadata of a film or recording
with the program that made it, or accept the warning if it says nothing private.`,
}
