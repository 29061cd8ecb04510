package check

import "github.com/casebook-dev/casebook/generator/diag"

var pageWarning = Check{
	ID:       "page-warning",
	Title:    "a warning while a page was made",
	Severity: diag.Warning,
	Doc: `Hugo or a template warned about a page, and made it all the same.

The page is there, and something on it may not be what its author meant.

Read the message. It is Hugo's, or that of a template below layouts/; the place
is the text or the template that it is about.`,
}
