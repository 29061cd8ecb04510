package check

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var listMiscounted = Check{
	ID:       "list-miscounted",
	Title:    "a numbered list that skips or repeats a number",
	Severity: diag.Warning,
	Doc: `The numbers of a list are not consecutive: 1, 2, 4, or 1, 2, 2, 3. A page
counts up from the first number, so an item is printed with a different number
than you wrote.

A sentence that refers to an item by its number would refer to the wrong one.

Renumber the items, or write 1. before each of them. To keep the numbers, begin
each item with a dash, and write a backslash before the dot: - 4\. Words.`,
	Run: func(p *Pass) {
		p.tellFlaws(of(map[source.FlawKind]func(text, source.Flaw) said{source.Miscounted: func(_ text, f source.Flaw) said {
			return said{
				message: fmt.Sprintf("%s is printed as %s: a list counts up from its first number", quote(f.Words), quote(f.Form)),
				hint:    "renumber the items, or write 1. before each of them",
			}
		}}))
	},
}
