package check

import (
	"fmt"
	"path"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var pictureLiteral = Check{
	ID:       "picture-literal",
	Title:    "a picture whose markup is printed in its place",
	Severity: diag.Error,
	Doc: `A text has a picture in a form that Markdown does not know: ![[queue.png]], as
in Obsidian, or ![words](before and after.png), with spaces in the address.

The page would print brackets instead of the proof.

Write ![words](queue.png), with words that say what the picture shows, and put
an address with spaces between angle brackets: ![words](<before and
after.png>). casebook check --fix does both if the file exists.`,
	Run: func(p *Pass) {
		say := func(t text, f source.Flaw) said { return p.literalPicture(t, f) }
		p.tellFlaws(of(map[source.FlawKind]func(text, source.Flaw) said{
			source.WikiPicture: say, source.SpacedImage: say, source.QuotedTitle: say, source.OpenLink: say,
		}))
	},
}

func (p *Pass) literalPicture(t text, f source.Flaw) said {
	if !strings.HasPrefix(f.Words, "!") {
		return said{} // a link: markup-literal
	}
	w := said{message: fmt.Sprintf("%s is printed as it is written, and no picture is shown", quote(f.Words))}
	switch f.Kind {
	case source.WikiPicture:
		to, words := p.embedded(t, f)
		form := "![" + words + "](" + bracketed(to) + ")"
		w.hint = "write " + form
		if p.files().has(t.fileOf(to)) && t.folder != "" && words != "" {
			w.fix = f.Replace(form)
		}
		if entry, ok := p.note(f.Name); ok {
			w.message, w.hint, w.fix = fmt.Sprintf("%s is printed as it is written", quote(f.Words)), "write [words]("+entry+"); a page does not include another", nil
		}
	case source.OpenLink:
		w.hint = "end the address with )"
	case source.QuotedTitle:
		w.hint = "write " + f.Form
	default:
		w.hint = "write " + f.Form
		if t.folder != "" && p.files().has(t.fileOf(strings.ReplaceAll(f.Name, `\`, "/"))) {
			w.fix = f.Fix
		}
	}
	return w
}

// embedded gives the address and the words of a picture that is shown as Obsidian
// does: of the file of that name, which may lie anywhere.
func (p *Pass) embedded(t text, f source.Flaw) (to, words string) {
	to = strings.TrimPrefix(f.Name, "/")
	if t.folder != "" && !p.files().has(t.fileOf(to)) {
		var found []string
		for file := range p.files() {
			if strings.EqualFold(path.Base(file), path.Base(to)) {
				found = append(found, file)
			}
		}
		if len(found) == 1 {
			to = strings.TrimPrefix(found[0], "content")
			if below, ok := strings.CutPrefix(found[0], t.folder+"/"); ok {
				to = below
			}
		}
	}
	words = f.Form
	if strings.Trim(words, "0123456789x") == "" { // ![[queue.png|300]] is a width
		words = strings.NewReplacer("-", " ", "_", " ").Replace(strings.TrimSuffix(path.Base(to), path.Ext(to)))
	}
	return to, words
}

// bracketed gives an address as Markdown takes it.
func bracketed(to string) string {
	if strings.ContainsAny(to, " ()") {
		return "<" + to + ">"
	}
	return to
}
