package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var remarkPublished = Check{
	ID:       "remark-published",
	Title:    "a remark that every reader would read",
	Severity: diag.Error,
	Doc: `A text contains a remark in the form of another tool: between two signs %% as
in Obsidian, {/* ... */} as in MDX, {>> ... <<} as in CriticMarkup, {% comment
%} as in Liquid, <! -- ... -- > by mistake; or it contains the rest of a
comment that had another one in it.

Casebook publishes it as text: readers would see what was written for nobody.

Write remarks as <!-- ... -->, which are in no build, or remove them. Put what
only some readers may read between {{< only "mentor" >}} and {{< /only >}}. To
print two percent signs, write them as code.`,
	Run: func(p *Pass) {
		p.tellFlaws(of(map[source.FlawKind]func(text, source.Flaw) said{
			source.HiddenRemark: func(_ text, f source.Flaw) said {
				return said{message: "this remark would be published: " + quote(f.Words), hint: "write it as <!-- ... -->, which is in no build"}
			},
		}))
	},
}
