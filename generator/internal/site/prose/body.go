package prose

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// Body makes the author's Markdown ready for Hugo: files published, shortcodes
// resolved. Figures are what the shortcode chart shows in it.
func (d *Prose) Body(b source.Body, s *Shelf, draw ChartMaker) (ready source.Body, figures []*views.Fig) {
	if b.Empty() {
		return source.Body{}, nil
	}
	d.noteLost(b)
	b = s.links(d.badges(b))
	r := resolver{d: d, draw: draw, page: s.page}
	b = r.body(b)
	return b, r.figures
}

// EntryBody is body for an entry; a heading that is shown as the title is not
// shown twice.
func (d *Prose) EntryBody(e *casefile.Entry, s *Shelf, draw ChartMaker) (source.Body, []*views.Fig) {
	b := e.Body
	if e.TitleInBody {
		if headings := b.Markdown().Headings; len(headings) > 0 {
			b = b.Edit(source.Edit{Start: headings[0].Start, End: headings[0].End})
		}
	}
	return d.Body(b, s, draw)
}

// Md gives a prose field ready for Hugo. Links in it lead from the site's root:
// a field stands on more than one page.
func (d *Prose) Md(t casefile.Text) string {
	text := t.V
	if strings.Contains(text, "{{") {
		d.noteLost(source.NewBody(t.Pos.File, t.Pos.Line, text))
	}
	if strings.Contains(text, "![") {
		text = d.badges(source.NewBody(t.Pos.File, t.Pos.Line, text)).Text
	}
	if strings.Contains(text, "]") && config.MayLinkWithin(d.BaseURL, text) {
		loose := d.NewShelf("/files/", false, "")
		loose.Apart = true
		text = loose.links(source.NewBody(t.Pos.File, t.Pos.Line, text)).Text
	}
	if strings.Contains(text, "{{") {
		r := resolver{d: d}
		text = r.body(source.NewBody(t.Pos.File, t.Pos.Line, text)).Text
	}
	return text
}

// Says gives what lists show of an entry, plain: its summary, or else the first sentence of its
// text that says more than its title. The text is as the audience reads it.
func (d *Prose) Says(e *casefile.Entry) string {
	if said := wording.Plain(d.Md(e.Summary)); said != "" {
		return said
	}
	return wording.Opening(e.Body.Text, e.Title.V, func(paragraph string) string {
		if strings.Contains(paragraph, "{{") {
			r := resolver{d: d}
			paragraph = r.body(source.NewBody("", 1, paragraph)).Text
		}
		return wording.Plain(paragraph)
	})
}

// Expected is the text of the level aimed at.
func (d *Prose) Expected(s *caseindex.Skill) string {
	x, _ := s.At(d.Judged.Level)
	return d.Md(x.Text)
}

func (d *Prose) Mds(texts []casefile.Text) []string {
	var all []string
	for _, t := range texts {
		if s := d.Md(t); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// Because is prose that the judgement gives; a waiver's is the author's.
func (d *Prose) Because(text string) string { return d.Md(casefile.Text{V: text}) }
