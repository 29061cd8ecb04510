package check

import "github.com/casebook-dev/casebook/generator/diag"

var pageWarning = Check{
	ID:       "page-warning",
	Title:    "a warning while a page was made",
	Severity: diag.Warning,
	Doc: `Hugo or a template reported a warning about a page, but the page was made.

Something on the page may not be what its author meant.

Read the message. It comes from Hugo, or from a template in layouts/; the
position is that of the text or the template.`,
}
