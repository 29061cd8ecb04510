package check

import "github.com/casebook-dev/casebook/generator/diag"

var markMisplaced = Check{
	ID:       "mark-misplaced",
	Title:    "a part for some readers, or a comment, in plain text",
	Severity: diag.Error,
	Doc: `A title, a name, a label, a cell of a table or another plain text contains a
shortcode, such as {{< only "mentor" >}}, or a comment, such as <!-- ... -->.

Both work only in Markdown: in bodies, summaries and other prose. Plain text is
shown as it is written, to everybody who may read the entry, including what was
meant for fewer readers or for nobody.

Remove it. Put what only some may read into a separate entry with its own
"audience", or into a body. In YAML and TOML, comments begin with #. If a title
must show such a mark, write it as the first heading of the body, with the mark
as code.`,
}
