package check

import "github.com/casebook-dev/casebook/generator/diag"

var syntaxBad = Check{
	ID:       "syntax-bad",
	Title:    "a file that cannot be parsed",
	Severity: diag.Error,
	Doc: `A YAML, JSON, TOML or CSV file, or the front matter of a Markdown file, breaks
the rules of its format, or is nested or aliased without measure.

Nothing of such a file is known, so nothing of it can be shown or counted.

Correct the line that is named, or the one before it. The usual causes: a colon
inside unquoted text, a tab where YAML wants spaces, a quote or a bracket that is
not closed, a comma too many or too few in JSON, text without quotes in JSON and
TOML, the round quotes of a writing program, front matter without its second line
of dashes.`,
}
