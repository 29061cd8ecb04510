package check

import "github.com/casebook-dev/casebook/generator/diag"

var titleMissing = Check{
	ID:       "title-missing",
	Title:    "an entry without a title",
	Severity: diag.Error,
	Doc: `An entry has no "title", and its body does not begin with a heading; or a person
or a calendar window has no name.

A title is what readers see in every list. An id is no title.

Add "title:", in words that a reader from another team understands.`,
}
