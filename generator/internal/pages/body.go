package pages

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/source"
)

// body makes the author's Markdown ready for Hugo: files published, shortcodes
// resolved. Figures are what the shortcode chart shows in it.
func (d *desk) body(b source.Body, s *shelf) (ready source.Body, figures []Fig) {
	if b.Empty() {
		return source.Body{}, nil
	}
	b = s.links(b)
	r := resolver{d: d, charts: true}
	b = r.body(b)
	return b, r.figures
}

// entryBody is body for an entry; a heading that is shown as the title is not
// shown twice.
func (d *desk) entryBody(e *casefile.Entry, s *shelf) (source.Body, []Fig) {
	b := e.Body
	if e.TitleInBody {
		if headings := b.Markdown().Headings; len(headings) > 0 {
			b = b.Edit(source.Edit{Start: headings[0].Start, End: headings[0].End})
		}
	}
	return d.body(b, s)
}

// md gives a prose field, its shortcodes resolved.
func (d *desk) md(t casefile.Text) string {
	if !strings.Contains(t.V, "{{") {
		return t.V
	}
	r := resolver{d: d}
	return r.body(source.NewBody(t.Pos.File, t.Pos.Line, t.V)).Text
}

func (d *desk) mds(texts []casefile.Text) []string {
	var all []string
	for _, t := range texts {
		if s := d.md(t); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// because is prose that the judgement gives; a waiver's is the author's.
func (d *desk) because(text string) string { return d.md(casefile.Text{V: text}) }
