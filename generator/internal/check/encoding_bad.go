package check

import "github.com/casebook-dev/casebook/generator/diag"

var encodingBad = Check{
	ID:       "encoding-bad",
	Title:    "a file that is not UTF-8 text",
	Severity: diag.Error,
	Doc: `A file that should be text is in another encoding, or is no text at all: a
picture named .md, a spreadsheet named .csv.

Its letters cannot be told, and a name that is shown wrong is an insult to
whoever bears it.

Save the file as UTF-8. A spreadsheet has to be exported as CSV; a document or a
picture keeps its own ending and is named as an artifact.`,
}
