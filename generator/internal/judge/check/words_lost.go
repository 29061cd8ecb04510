package check

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var wordsLost = Check{
	ID:       "words-lost",
	Title:    "words that Markdown does not show",
	Severity: diag.Error,
	Doc: `Words of a text are in a place that pages do not show: a footnote that no
sentence refers to, a cell after the last column of a table, a line such as
[Note]: later, which Markdown reads as the address of a link.

The author sees them in the file, but readers do not.

Refer to the footnote with [^name] where it belongs. Give the header of the
table as many cells as its widest row. Write \[ for a bracket that does not
begin a link.`,
	Run: func(p *Pass) {
		p.tellFlaws(of(map[source.FlawKind]func(text, source.Flaw) said{
			source.LostFootnote: func(_ text, f source.Flaw) said {
				if f.Form != "" {
					return said{
						message: fmt.Sprintf("the footnote %s exists already: the words %s would be lost", f.Name, quote(f.Words)),
						hint:    "give it another name",
					}
				}
				return said{
					message: fmt.Sprintf("no text refers to the footnote %s: its words %s would be lost", f.Name, quote(f.Words)),
					hint:    fmt.Sprintf("write %s after the words that it belongs to", f.Name),
				}
			},
			source.LostCells: func(_ text, f source.Flaw) said {
				return said{
					message: fmt.Sprintf("this row has more cells than the header of its table: %s would be lost", quote(f.Words)),
					hint:    `give the header and the line of dashes as many cells, or write \| for a bar that does not separate cells`,
				}
			},
			source.LostInfo: func(_ text, f source.Flaw) said {
				return said{
					message: fmt.Sprintf("the line that opens a code block has no words but its language: %s would be lost", quote(f.Words)),
					hint:    "begin the code on the next line; say above the block what it is",
				}
			},
			source.LostDefinition: func(_ text, f source.Flaw) said {
				return said{
					message: fmt.Sprintf("Markdown reads %s as the address of a link: it would be lost", quote(f.Words)),
					hint:    fmt.Sprintf(`write \%s`, f.Words),
				}
			},
		}))
	},
}
