package check

import "github.com/casebook-dev/casebook/generator/diag"

var markMisplaced = Check{
	ID:       "mark-misplaced",
	Title:    "a part for some readers, or a comment, in plain text",
	Severity: diag.Error,
	Doc: `A title, a name, a label, a cell of a table or another text that is no Markdown
holds a shortcode, as {{< only "mentor" >}}, or a comment, as <!-- ... -->.

Both work in Markdown: in bodies, summaries and other prose. Plain text is shown
as it is written, to everybody who may read the entry, with what was meant for
fewer or for nobody.

Take it out. What only some may read goes into an entry with an "audience" of
its own, or into a body. In YAML and TOML a comment begins with #. A title that
has to show such a mark can be the first heading of the body, with the mark as
code.`,
}
