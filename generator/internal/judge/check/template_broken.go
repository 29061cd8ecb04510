package check

import "github.com/casebook-dev/casebook/generator/diag"

var templateBroken = Check{
	ID:       "template-broken",
	Title:    "a broken template",
	Severity: diag.Error,
	Doc: `A template of the portfolio (in layouts/) cannot be parsed or executed.

The pages that use it cannot be made, so the site is not published. The
previous one is unchanged.

Correct the template at the position in the message. If you remove the file,
casebook uses the theme's template with the same path.`,
}
