package check

import "github.com/casebook-dev/casebook/generator/diag"

var fileLink = Check{
	ID:       "file-link",
	Title:    "a symbolic link in the portfolio",
	Severity: diag.Error,
	Doc: `A file of the portfolio is a symbolic link, or something else that is not a
regular file.

What it leads to may lie outside of the portfolio, be missing on another
machine, or be something that nobody meant to publish. Casebook does not follow
it.

Put the file itself in the place of the link.`,
}
