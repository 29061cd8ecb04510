package check

import "github.com/casebook-dev/casebook/generator/diag"

var encodingBad = Check{
	ID:       "encoding-bad",
	Title:    "a file that is not UTF-8 text",
	Severity: diag.Error,
	Doc: `A file that should be text is in another encoding, or is no text at all: a
picture named .md, a spreadsheet named .csv. Or a text holds a control character,
such as the form feeds that a text copied out of a PDF has.

Its letters cannot be told, and a name that is shown wrong is an insult to
whoever bears it. A control character shows nothing, and makes a feed unreadable.

Save the file as UTF-8, and delete a control character where the message points.
A spreadsheet has to be exported as CSV; a document or a picture keeps its own
ending and is named as an artifact.`,
}
