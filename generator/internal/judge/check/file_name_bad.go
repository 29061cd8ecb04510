package check

import "github.com/casebook-dev/casebook/generator/diag"

var fileNameBad = Check{
	ID:       "file-name-bad",
	Title:    "a file name that is not safe everywhere",
	Severity: diag.Error,
	Doc: `The name of a file or folder does not mean the same on every system. It is a
name that Windows reserves, such as aux.txt, contains a colon, a control
character or an invisible letter, ends with a dot or a space, or differs from
another name only in upper and lower case or in how its accents are stored.

On another machine such a file is missing, is another file, or replaces one. A
name with invisible letters can also look like another name. Casebook leaves
the file out.

Rename it. Letters of any script, digits, hyphens and dots are safe.`,
}
