package check

import "github.com/casebook-dev/casebook/generator/diag"

var configMissing = Check{
	ID:       "config-missing",
	Title:    "a folder without config.yaml",
	Severity: diag.Error,
	Doc: `The folder that casebook was started on has no config.yaml, so it is no
portfolio.

Nearly always it is the wrong folder: one above the portfolio, or content/
itself.

Name the right folder. To begin a portfolio, write a config.yaml that says whose
case it is ("person") and which level it argues for ("target").`,
}
