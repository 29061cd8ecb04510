package check

import "github.com/casebook-dev/casebook/generator/diag"

var frontMatterBad = Check{
	ID:       "front-matter-bad",
	Title:    "front matter that is not recognised",
	Severity: diag.Error,
	Doc: `Lines look like the fields of an entry, but are not where fields are read: the
lines of dashes around them are missing, are not three plain hyphens, are
indented, are not at the beginning of the file, or the second one is missing.

The fields that say who may read the entry, or that it is a draft, are then
only text. Until this is corrected, the entry is for nobody: it is in no build
and counts for nothing, and no other check looks at it.

Write "---" alone on the first line of the file, then the fields, then "---"
alone again. Put TOML between lines of "+++", and JSON between braces. If the
text shows such lines as an example, put them into a code block.`,
}
