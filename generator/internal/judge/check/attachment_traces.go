package check

import "github.com/casebook-dev/casebook/generator/diag"

var attachmentTraces = Check{
	ID:       "attachment-traces",
	Title:    "a picture or film that keeps its metadata",
	Severity: diag.Warning,
	Doc: `A published picture or film has metadata that may say where, when and with what
it was taken. Casebook strips JPEG, PNG, GIF, WebP and SVG files, and no others.

Looked at are the tags of TIFF files and the boxes of MP4, MOV and 3GP films:
one that cannot be read, is not known, or has a time is reported. In HEIC, AVIF
and sound files casebook looks for marks of Exif, XMP, QuickTime, ID3, Vorbis
and broadcast WAV. Every other film or picture is reported: Matroska, WebM, AVI,
Photoshop.

Phones write the place of a photo into HEIC files, and that of a film into MP4
files. Everybody who downloads the file can read it.

Convert the picture to JPEG or PNG. Remove the metadata of a film with the
program that made it, or accept the warning if it says nothing private.`,
}
