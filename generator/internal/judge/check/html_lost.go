package check

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var htmlLost = Check{
	ID:       "html-lost",
	Title:    "words in HTML, which no page shows",
	Severity: diag.Error,
	Doc: `A text contains HTML, or words in angle brackets that look like HTML:
List<Parcel>, <your-name>, a table in <table>. Pages are made without raw HTML,
since it can run and load things that nobody reviewed.

The words would be missing on the page, and the sentence would read as if they
had never been there.

Put types and placeholders into code with backticks, or write \< for a plain
bracket. Write tables, links, pictures and struck-out words in Markdown. Write
a heading instead of <details>. casebook check --fix puts types and
placeholders into code.`,
	Run: func(p *Pass) {
		p.tellFlaws(of(map[source.FlawKind]func(text, source.Flaw) said{
			source.LostHTML:        lostHTML,
			source.LostPlaceholder: lostPlaceholder,
			source.LostEffect:      lostEffect,
		}))
	},
}

func lostHTML(_ text, f source.Flaw) said {
	hint := "write the words without HTML"
	switch name, _, _ := strings.Cut(strings.ToLower(strings.Trim(f.Name, "<>")), " "); name {
	case "table":
		hint = "write the table in Markdown: | a | b |, a line |---|---|, and a line for each row"
	case "details", "summary":
		hint = "write a heading instead of the summary; the rest may follow as it is"
	case "script", "style":
		hint = "remove it; a page runs no code from its text"
	case "pre", "code":
		hint = "put code between two lines of ```"
	}
	return said{message: "a page shows no HTML: in " + quote(f.Name) + " the words " + quote(f.Words) + " would be lost", hint: hint}
}

func lostPlaceholder(_ text, f source.Flaw) said {
	hint := "put it into code with backticks, or write \\< for <"
	if f.Form != "" {
		hint = "write " + f.Form
	}
	return said{message: quote(f.Words) + " reads as HTML, and the page would not show it", hint: hint, fix: f.Fix}
}

func lostEffect(_ text, f source.Flaw) said {
	w := said{message: "a page shows no HTML: <" + f.Name + "> would be lost", hint: "leave it out, or say it in words"}
	switch f.Name {
	case "a":
		w.message = "a page shows no HTML: the link to " + quote(f.Words) + " would be lost"
	case "img":
		w.message = "a page shows no HTML: the picture " + quote(f.Words) + " would be lost"
	case "del", "s", "strike":
		w.message = "a page shows no HTML: words in <" + f.Name + "> would be shown as if they were still valid"
	case "sup":
		w.message = `a page shows no HTML: the text in <sup> would join the word before it`
		w.hint = "write it as a character (10⁶, m²), or as 10^6"
	default:
		if f.Words != "" {
			w.message = "a page shows no HTML: " + quote(f.Words) + " in <" + f.Name + "> would be lost"
		}
	}
	if f.Form != "" {
		w.hint = "write " + f.Form
	}
	return w
}

func quote(words string) string { return diag.Quoted(words) }
