package check

import "github.com/casebook-dev/casebook/generator/diag"

var frontMatterBad = Check{
	ID:       "front-matter-bad",
	Title:    "front matter that is not recognised",
	Severity: diag.Error,
	Doc: `Lines look like the fields of an entry, and do not stand where fields are read:
the lines of dashes around them are missing, are not three plain hyphens, are
indented, do not come first in the file, or the second one is missing.

What says who may read the entry, or that it is a draft, is then only text.
Until it is mended the entry is for nobody: it is in no build and in no
judgement, and nothing else is said of it.

Write "---" alone on the first line of the file, then the fields, then "---"
alone again. TOML stands between lines of "+++", JSON between braces. Where the
text shows such lines as an example, put them into a block of code.`,
}
