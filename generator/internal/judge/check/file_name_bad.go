package check

import "github.com/casebook-dev/casebook/generator/diag"

var fileNameBad = Check{
	ID:       "file-name-bad",
	Title:    "a file name that is not safe everywhere",
	Severity: diag.Error,
	Doc: `The name of a file or folder does not mean the same on every system. It is a name
that Windows keeps for itself, such as aux.txt, holds a colon, a control
character or a letter that is not seen, ends in a dot or a space, or differs from
another name only in capital letters or in how its accents are stored.

On another machine such a file is missing, is another file, or takes the place of
one. A name with unseen letters can also pass for a name that it is not. Casebook
leaves the file out.

Rename it. Letters of any script, digits, hyphens and dots are safe.`,
}
