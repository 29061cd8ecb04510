package check

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var commentUnclosed = Check{
	ID:       "comment-unclosed",
	Title:    "a comment that does not end",
	Severity: diag.Error,
	Doc: `A text contains "<!--" without a "-->" after it, or a comment such as "[//]: #
(...)" with a bracket or quotation mark that is not closed.

Comments are in no build. Casebook cannot know where this one should end, so
nothing after its beginning would be shown.

Close the comment. To show the mark itself, write it as code, between backticks,
or with a backslash before it.`,
	Run: func(p *Pass) {
		for _, mark := range []string{"<!--", "]:"} {
			for t := range p.texts(mark) {
				if mark == "]:" && strings.Contains(t.Text, "<!--") || !source.MayHoldRemarks(t.Text) {
					continue
				}
				if _, open := t.WithoutRemarks(); open.Line > 0 {
					at := open
					if t.field.Given() {
						at = t.field.Pos
					}
					p.Reportf(at, "a comment begins here and does not end").Hintf("close it, or write its first mark as code, between backticks")
					continue
				}
				for _, r := range p.readings(t) {
					if r.reading.Open.Line > 0 {
						r.note(p.Reportf(r.reading.Open, "a comment begins here and does not end").Hintf("put whole code, with both of its edges, into a part for some readers"))
						break
					}
				}
			}
		}
	},
}
