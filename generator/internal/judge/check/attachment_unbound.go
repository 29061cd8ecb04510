package check

import "github.com/casebook-dev/casebook/generator/diag"

var attachmentUnbound = Check{
	ID:       "attachment-unbound",
	Title:    "an attached PDF that cannot be bound into the packet",
	Severity: diag.Warning,
	Doc: `"bind: true" under "packet" prints the pages of attached PDF files at the end
of the packet. A file is left out where its pages would not look the same there:
where it is encrypted or damaged, can do more than be read, has layers, notes or
fields of a form, more than 200 pages, or pages larger than A2. A packet takes
400 pages of attached files at most.

The artifact stays in the list of its exhibit, and the rest of the packet is
printed as without it.

Print the file to a new PDF: that puts notes and fields onto the page. Or attach
a shorter or smaller one.`,
}
