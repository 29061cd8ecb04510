package check

import "github.com/casebook-dev/casebook/generator/diag"

var fileTooLarge = Check{
	ID:       "file-too-large",
	Title:    "a file over the size limit",
	Severity: diag.Error,
	Doc: `A file is larger than the limit: 4 MB for Markdown, YAML, JSON, TOML and
templates, 0.25 MB for the words in i18n/, 16 MB for CSV, 32 MB for artifacts,
images and files in static/ and assets/. All published files together may have
512 MB.

Such a file is usually there by mistake, and nobody on a committee will
download it.

Split it, thin it out (one row per day says as much as one per second), scale
the picture down, or put the file where your organisation stores such files and
link to it.`,
}
