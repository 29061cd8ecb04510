package pages

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// body makes the author's Markdown ready for Hugo: files published, shortcodes
// resolved. Figures are what the shortcode chart shows in it.
func (d *composer) body(b source.Body, s *shelf) (ready source.Body, figures []*Fig) {
	if b.Empty() {
		return source.Body{}, nil
	}
	b = s.links(d.badges(b))
	r := resolver{d: d, charts: true, page: s.page.path}
	b = r.body(b)
	return b, r.figures
}

// entryBody is body for an entry; a heading that is shown as the title is not
// shown twice.
func (d *composer) entryBody(e *casefile.Entry, s *shelf) (source.Body, []*Fig) {
	b := e.Body
	if e.TitleInBody {
		if headings := b.Markdown().Headings; len(headings) > 0 {
			b = b.Edit(source.Edit{Start: headings[0].Start, End: headings[0].End})
		}
	}
	return d.body(b, s)
}

// md gives a prose field ready for Hugo. Links in it lead from the site's root:
// a field stands on more than one page.
func (d *composer) md(t casefile.Text) string {
	text := t.V
	if strings.Contains(text, "![") {
		text = d.badges(source.NewBody(t.Pos.File, t.Pos.Line, text)).Text
	}
	if strings.Contains(text, "]") && config.MayLinkWithin(d.baseURL, text) {
		loose := d.shelf(page{path: "/files/"}, "")
		loose.apart = true
		text = loose.links(source.NewBody(t.Pos.File, t.Pos.Line, text)).Text
	}
	if strings.Contains(text, "{{") {
		r := resolver{d: d}
		text = r.body(source.NewBody(t.Pos.File, t.Pos.Line, text)).Text
	}
	return text
}

func (d *composer) mds(texts []casefile.Text) []string {
	var all []string
	for _, t := range texts {
		if s := d.md(t); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// because is prose that the judgement gives; a waiver's is the author's.
func (d *composer) because(text string) string { return d.md(casefile.Text{V: datesSpoken(text)}) }
