package check

import "github.com/casebook-dev/casebook/generator/diag"

var idBad = Check{
	ID:       "id-bad",
	Title:    "an id that cannot be used",
	Severity: diag.Error,
	Doc: `The id of an entry is absent or holds something that cannot be part of an
address: a space, a slash, a sign. The id of an entry is its file name without
the ending, or the field "id" of its row. The name of a packet's profile is an
id too.

Ids become addresses and names of files, and those are cited.

Use letters, digits and single dashes. The title can say the rest.`,
}
