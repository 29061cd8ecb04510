package check

import "github.com/casebook-dev/casebook/generator/diag"

var syntaxBad = Check{
	ID:       "syntax-bad",
	Title:    "a file that cannot be parsed",
	Severity: diag.Error,
	Doc: `A YAML, JSON, TOML or CSV file, or the front matter of a Markdown file,
violates the rules of its format, or has too many levels or aliases.

Such a file cannot be read, so nothing in it can be shown or counted.

Correct the line in the message, or the one before it. The usual causes: a
colon inside unquoted text, a tab where YAML expects spaces, a quote or a
bracket that is not closed, an extra or missing comma in JSON, text without
quotes in JSON and TOML, curly quotes from a word processor, front matter
without its second line of dashes.`,
}
