package check

import "github.com/casebook-dev/casebook/generator/diag"

var templateBroken = Check{
	ID:       "template-broken",
	Title:    "a broken template",
	Severity: diag.Error,
	Doc: `A template of the portfolio (below layouts/) cannot be parsed or carried out.

Every page that uses it is missing, so the site is not published.

Correct the template at the place that is named. Taking the file away brings
back the theme's own template of the same path.`,
}
