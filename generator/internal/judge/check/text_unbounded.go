package check

import "github.com/casebook-dev/casebook/generator/diag"

var textUnbounded = Check{
	ID:       "text-unbounded",
	Title:    "a text that would take too long to read",
	Severity: diag.Error,
	Doc: `A text contains so much of one thing that the time to read it grows with its
square: nested quotations or lists, missing cells of a table, headings with the
same words, footnotes, quotation marks in a row, or brackets, emphasis marks
and reference definitions in one paragraph. Or a name, a term or a title, which
is searched for everywhere, is too long. Or a list has more than 5,000 items, or
there are more than 10,000 names of people.

Handwritten texts are far below the limits. Texts that a program wrote, or that
somebody made to slow down a build, may exceed them. Such a text is not read,
and the case is not built.

Shorten it, split it with empty lines, or attach it as a file.`,
}
