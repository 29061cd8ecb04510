package check

import "github.com/casebook-dev/casebook/generator/diag"

var attachmentTraces = Check{
	ID:       "attachment-traces",
	Title:    "a picture or film that keeps its metadata",
	Severity: diag.Warning,
	Doc: `A published picture or film has metadata that may say where, when and with what
it was taken. Casebook strips JPEG, PNG, GIF, WebP and SVG files, and no others.

Phones write the place of a photo into HEIC files, and that of a film into MP4
files. Everybody who downloads the file can read it.

Convert the picture to JPEG or PNG. Remove the metadata of a film with the
program that made it, or accept the warning if it says nothing private.`,
}
