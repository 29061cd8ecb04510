package check

import "github.com/casebook-dev/casebook/generator/diag"

var idBad = Check{
	ID:       "id-bad",
	Title:    "an id that cannot be used",
	Severity: diag.Error,
	Doc: `The id of an entry is missing or contains something that cannot be part of an
address: a space, a slash, a punctuation mark, two points in a row. The id of
an entry is its file name without the extension, or the field "id" of its row.
The name of a packet's profile is an id too.

Ids become addresses and file names, which others cite.

Use letters, digits and single dashes. Put everything else into the title.`,
}
