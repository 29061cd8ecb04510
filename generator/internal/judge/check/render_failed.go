package check

import "github.com/casebook-dev/casebook/generator/diag"

var renderFailed = Check{
	ID:       "render-failed",
	Title:    "a page that could not be made",
	Severity: diag.Error,
	Doc: `Hugo could not make a page from a text of the portfolio, or a file of the
portfolio stands where casebook writes one of its own.

The site is not published. The previous one is unchanged.

The message is Hugo's, and the place is the text that it was working on. Correct
what it complains of: most often a shortcode of Hugo's or of your own that was
given a wrong argument.`,
}
