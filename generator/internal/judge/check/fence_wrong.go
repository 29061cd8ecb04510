package check

import "github.com/casebook-dev/casebook/generator/diag"

var fenceWrong = Check{
	ID:       "fence-wrong",
	Title:    "a code block with options that cannot be read",
	Severity: diag.Error,
	Doc: `A code block has options in braces that Hugo cannot read: a value without
quotes, a brace that is closed too early, null.

Without them, the page cannot be made.

Write each option as name=value, with quotation marks around text, as in
{hl_lines=["2-4"] title="The rota"}, or leave the braces out.`,
	Run: func(p *Pass) {
		for t := range p.texts("{") {
			for _, f := range t.BadFences() {
				p.Reportf(t.at(f.Offset), "the options of this code block cannot be read: %s", f.Attributes).
					Hintf("write them as name=\"value\", or leave them out")
			}
		}
	},
}
