package check

import "github.com/casebook-dev/casebook/generator/diag"

var configMissing = Check{
	ID:       "config-missing",
	Title:    "a folder without config.yaml",
	Severity: diag.Error,
	Doc: `The folder that casebook was started on has no config.yaml, so it is not a
portfolio.

It is usually the wrong folder: the parent of the portfolio, or its content/
folder.

Give the path of the portfolio. To start a new one, write a config.yaml that
names the author of the case ("person") and the level that it argues for
("target").`,
}
