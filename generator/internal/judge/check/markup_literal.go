package check

import (
	"fmt"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var markupLiteral = Check{
	ID:       "markup-literal",
	Title:    "markup that is printed as it is written",
	Severity: diag.Warning,
	Doc: `A text contains markup that Markdown does not know: that of another tool, such
as [[note]], ==words==, $x^2$, x^2^, ++words++, ^[note], [@source] or !!! note,
or Markdown with a mistake, such as #Heading, [words] (address) or [words](my
notes.md).

The marks are printed as text, and links do not work. H~2~O is printed as a
deletion.

The hint has the form that works. casebook check --fix corrects links if the
target exists. To print the marks, write them as code, with backticks.`,
	Run: func(p *Pass) {
		p.tellFlaws(func(t text, f source.Flaw) (said, bool) { return p.literal(t, f) })
	},
}

// literalHints say what to write instead, where that is the same for all of a kind.
var literalHints = map[source.FlawKind]string{
	source.Unspaced:     "a heading has a space after #; tags belong into the field tags",
	source.OpenLink:     "end the address with ), or write \\[ for a bracket that does not begin a link",
	source.Formula:      "write it in words and characters (x², √n), or show it as a picture",
	source.Raised:       "write the characters themselves (x², 1ˢᵗ), or words",
	source.InlineNote:   "write [^1] here, and a line [^1]: with the words of the footnote",
	source.Admonition:   "begin each line of a note with >, the first one with > [!NOTE]",
	source.Citation:     "write the reference in words, or as a link: [words](address)",
	source.Abbreviation: "write the words out where the abbreviation first occurs",
	source.BlockID:      "remove it; link to a heading: [words](#heading)",
	source.Attributes:   "remove it; a heading is linked to by its words: [words](#its-words)",
	source.Container:    "begin each line of a note with >, the first one with > [!NOTE]",
	source.Contents:     "remove it; every page has its own table of contents",
	source.LooseStars:   "the stars have to touch the words, with a space before the first two and after the last two: **words** and",
}

// literal gives the words for every kind of flaw that is printed as it is written.
func (p *Pass) literal(t text, f source.Flaw) (w said, ok bool) {
	if strings.HasPrefix(f.Words, "![") {
		return said{}, false // picture-literal
	}
	w = said{group: fmt.Sprint(f.Kind), message: quote(f.Words) + " is printed as it is written"}
	switch f.Kind {
	case source.WikiLink:
		p.wikiLink(t, f, &w)
	case source.Marked:
		w.hint = "write **" + strings.Trim(f.Words, "=") + "** for bold words"
	case source.SpacedLink:
		w.hint = "write " + f.Form
		if to, here := p.local(strings.ReplaceAll(f.Name, `\`, "/")); here && p.leadsSomewhere(t, to) {
			w.fix = f.Fix
		}
	case source.QuotedTitle:
		w.hint = "write " + f.Form
	case source.PartedLink:
		w.hint = "write " + f.Form + ", without a space"
		to := f.Form[strings.LastIndexByte(f.Form, '(')+1 : len(f.Form)-1]
		if local, here := p.local(to); !here || p.leadsSomewhere(t, local) {
			w.fix = f.Fix
		}
	case source.UndefinedRef:
		w.hint = fmt.Sprintf("add a line %s: and the address, or write [words](address)", f.Name)
	case source.UndefinedRow:
		w.hint = fmt.Sprintf("add a line %s: and the words of the footnote", f.Name)
	case source.Lowered:
		w.message = quote(f.Words) + " is printed as struck through"
		w.hint = "write the characters themselves (H₂O), or words; \\~ is a tilde"
	case source.Inserted:
		w.hint = "write **" + strings.Trim(f.Words, "+") + "** for bold words, or remove the signs"
	case source.Emoji:
		w.hint = "write " + f.Form
		w.fix = f.Replace(f.Form)
	case source.BrokenTable:
		w.message = "this is not a table: its header and its line of dashes have different numbers of cells"
		w.hint = "give both the same number of cells, between two empty lines"
	case source.Drawing:
		w.message = fmt.Sprintf("the language %s is not drawn: the block is printed as code", quote(f.Name))
		w.hint = "show a picture of it: ![words](picture.svg)"
	case source.IndentedText:
		w.message = quote(f.Words) + " is printed as code, since four spaces begin the line"
		w.hint = "remove the spaces"
	case source.OpenFence:
		w.message = "this code block does not end: the rest of the text is printed as code"
		w.hint = "end it with a line of ```"
	default:
		w.hint, ok = literalHints[f.Kind]
		return w, ok
	}
	return w, true
}

func (p *Pass) wikiLink(t text, f source.Flaw, w *said) {
	words := f.Form
	if words == "" {
		words = strings.TrimPrefix(f.Name, "#")
	}
	to, ok := p.note(f.Name)
	if !ok {
		w.hint = "write [" + words + "](address of the page or file)"
		return
	}
	form := "[" + words + "](" + to + ")"
	w.hint = "write " + form
	if words != "" {
		w.fix = f.Replace(form)
	}
}
