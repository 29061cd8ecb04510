package check

import "github.com/casebook-dev/casebook/generator/diag"

var renderFailed = Check{
	ID:       "render-failed",
	Title:    "a page that could not be made",
	Severity: diag.Error,
	Doc: `Hugo could not make a page from a text of the portfolio, or a file of the
portfolio has the path of a file that casebook writes.

The site is not published. The previous one is unchanged.

The message is Hugo's, and the position is that of the text. Correct what it
reports: usually a shortcode of Hugo's or of your own with a wrong argument.`,
}
