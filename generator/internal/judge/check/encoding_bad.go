package check

import "github.com/casebook-dev/casebook/generator/diag"

var encodingBad = Check{
	ID:       "encoding-bad",
	Title:    "a file that is not UTF-8 text",
	Severity: diag.Error,
	Doc: `A file that should be text is in another encoding, or is not text at all: a
picture named .md, a spreadsheet named .csv. Or a text contains a control
character, such as the form feeds in text copied from a PDF.

Its letters cannot be read for certain, and nobody likes to see their name
misspelt. A control character shows nothing, and makes a feed unreadable.

Save the file as UTF-8, and delete the control character at the position of the
message. Export a spreadsheet as CSV. Keep the extension of a document or a
picture, and name it as an artifact.`,
}
