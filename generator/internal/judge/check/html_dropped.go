package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var htmlDropped = Check{
	ID:       "html-dropped",
	Title:    "HTML that a page leaves out",
	Severity: diag.Warning,
	Doc: `A text contains HTML tags without content, such as <br>, <u>, <div>. Pages are
made without raw HTML.

The page shows the words without the effect of the HTML: "one<br>two" reads
"onetwo".

Use Markdown instead: two spaces or a backslash at the end of a line break it,
an empty line begins a paragraph, ** makes words bold, backticks mark keys and
code. Remove the rest.`,
	Run: func(p *Pass) {
		p.tellFlaws(of(map[source.FlawKind]func(text, source.Flaw) said{
			source.LostTag:   droppedTag,
			source.LostBreak: droppedBreak,
		}))
	},
}

func droppedTag(_ text, f source.Flaw) said {
	hint := "leave the tag out"
	switch name := strings.TrimPrefix(f.Name, "/"); {
	case slices.Contains([]string{"b", "strong", "mark", "u", "ins", "big"}, name):
		hint = "write **words**"
	case slices.Contains([]string{"i", "em", "cite", "dfn", "var"}, name):
		hint = "write *words*"
	case slices.Contains([]string{"code", "kbd", "samp", "tt"}, name):
		hint = "write `words`"
	case name == "sub" || name == "sup":
		hint = "write it as a character (CO₂), or leave the tag out"
	case strings.HasPrefix(name, "h") && len(name) == 2 && name != "hr":
		hint = "write " + strings.Repeat("#", int(name[1]-'0')) + " and a space before the heading"
	case name == "li" || name == "ul" || name == "ol":
		hint = "begin each item with - and a space"
	case name == "blockquote" || name == "q":
		hint = "begin each line of a quotation with >"
	case name == "p":
		hint = "an empty line begins a paragraph"
	}
	return said{message: fmt.Sprintf("a page leaves out the HTML <%s>", f.Name), hint: hint}
}

func droppedBreak(_ text, f source.Flaw) said {
	hint := "end the line with two spaces or a backslash, or begin a paragraph with an empty line"
	if f.Name == "hr" {
		hint = "write --- between two empty lines"
	}
	return said{message: fmt.Sprintf("a page leaves out the HTML <%s>", f.Name), hint: hint}
}
