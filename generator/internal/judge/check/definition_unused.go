package check

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var definitionUnused = Check{
	ID:       "definition-unused",
	Title:    "the address of a link that no text uses",
	Severity: diag.Warning,
	Doc: `A line such as [name]: https://example.com/ defines an address for links
written [words][name], but there is no such link.

No page shows the line, so readers do not see the address.

Link to it, as in [words][name], or take the line out. Write a list of sources
as a list: begin each line with - and a space.`,
	Run: func(p *Pass) {
		p.tellFlaws(of(map[source.FlawKind]func(text, source.Flaw) said{
			source.SpareDefinition: func(_ text, f source.Flaw) said {
				return said{
					message: fmt.Sprintf("no link uses the address %s, and no page shows it", f.Name),
					hint:    fmt.Sprintf("write [words]%s where it belongs, or take the line out", f.Name),
				}
			},
		}))
	},
}
