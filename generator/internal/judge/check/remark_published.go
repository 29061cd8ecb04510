package check

import (
	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var remarkPublished = Check{
	ID:       "remark-published",
	Title:    "a remark that every reader would read",
	Severity: diag.Error,
	Doc: `A text holds a remark as another tool hides it: between two signs %% as in
Obsidian, {/* ... */} as in MDX, {>> ... <<} as in CriticMarkup, {% comment %} as
in Liquid, <! -- ... -- > by a slip; or it holds the rest of a comment that had
another one in it.

Here it is text like any other: every reader would read what was written for
nobody.

Write remarks as <!-- ... -->, which are in no build, or take them out. What
some readers may read stands between {{< only "mentor" >}} and {{< /only >}}.
For two percent signs, put them into code.`,
	Run: func(p *Pass) {
		p.tellFlaws(of(map[source.FlawKind]func(text, source.Flaw) said{
			source.HiddenRemark: func(_ text, f source.Flaw) said {
				return said{message: "this remark would be published: " + quote(f.Words), hint: "write it as <!-- ... -->, which is in no build"}
			},
		}))
	},
}
