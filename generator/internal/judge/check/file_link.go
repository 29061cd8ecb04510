package check

import "github.com/casebook-dev/casebook/generator/diag"

var fileLink = Check{
	ID:       "file-link",
	Title:    "a symbolic link in the portfolio",
	Severity: diag.Error,
	Doc: `A file of the portfolio is a symbolic link, or something else that is not a
regular file.

Its target may be outside the portfolio, missing on another machine, or
something that nobody meant to publish. Casebook does not follow it.

Replace the link with the file.`,
}
