package check

import "github.com/casebook-dev/casebook/generator/diag"

var textUnbounded = Check{
	ID:       "text-unbounded",
	Title:    "a text that would take too long to read",
	Severity: diag.Error,
	Doc: `A text holds so much of one thing that the time it takes to read grows with the
square of it: quotations or lists in each other, cells that a table leaves out,
headings of the same words, footnotes, quotation marks in a row, or brackets,
marks of emphasis and reference definitions in one paragraph. A name, a term or a
title stands in many places, and is looked for in all: it is too long.

Texts that are written by hand stay far below. One that a program wrote, or that
somebody made to hold up a build, does not. It is not read, and the case is not
built.

Write it shorter, part it with empty lines, or attach it as a file.`,
}
