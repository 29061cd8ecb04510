package check

import "github.com/casebook-dev/casebook/generator/diag"

var fileTooLarge = Check{
	ID:       "file-too-large",
	Title:    "a file over the size limit",
	Severity: diag.Error,
	Doc: `A file is larger than casebook reads: 4 MB for Markdown, YAML, JSON, TOML and
templates, 16 MB for CSV, 32 MB for artifacts, images and what lies in static/
and assets/. All files that are published may have 512 MB together.

Such a file is nearly always there by mistake, and nobody on a committee will
download it.

Split it, thin it out (one row per day says as much as one per second), scale
the picture down, or put the file where your organisation keeps such things and
link to it.`,
}
