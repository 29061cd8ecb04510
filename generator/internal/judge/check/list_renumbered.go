package check

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var listRenumbered = Check{
	ID:       "list-renumbered",
	Title:    "numbers that a list prints differently",
	Severity: diag.Error,
	Doc: `Lines begin with a number and a dot, such as "3. March" and "17. March".
Markdown reads them as a list, which counts up from its first number: the
second line is printed as "4. March".

Dates, years and the numbers of requirements would be wrong on every page.

Begin each item with a dash, and write a backslash before the dot: - 17\. March.
A list that counts up from any number is printed as it is written.`,
	Run: func(p *Pass) {
		p.tellFlaws(of(map[source.FlawKind]func(text, source.Flaw) said{source.Renumbered: func(_ text, f source.Flaw) said {
			number, sign := f.Words[:len(f.Words)-1], f.Words[len(f.Words)-1:]
			return said{
				message: fmt.Sprintf("%s is printed as %s: a list counts up from its first number", quote(f.Words), quote(f.Form)),
				hint:    fmt.Sprintf(`begin each item with a dash, and write a backslash after its number: - %s\%s`, number, sign),
			}
		}}))
	},
}
