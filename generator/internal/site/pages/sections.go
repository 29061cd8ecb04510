package pages

import (
	"iter"
	"path"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/prose"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// section is a page that lists others, and what the author wrote above the list.
type section struct {
	page
	base views.Base
}

// section begins the page of a collection, or of another part of the site. The
// author's _index.md gives it its title and body, where there is one.
func (d *composer) section(id, title, menu string, above ...views.Link) section {
	s := section{
		page: page{path: "/" + id + "/", title: title, section: true},
		base: views.Base{Page: id, Menu: menu, Crumbs: d.crumbs(above...)},
	}
	for i := range d.Case.Sections {
		if words := &d.Case.Sections[i]; words.ID == id {
			d.prose(&s, words)
		}
	}
	if s.summary == "" {
		s.summary = s.title + ": " + d.about()
	}
	return s
}

// about says what the case is, to those who find one of its pages.
func (d *composer) about() string {
	if home := d.Case.Home; home != nil && home.Summary.V != "" {
		return d.Md(home.Summary)
	}
	return d.SiteTitle()
}

// prose puts an author's page above a section.
func (d *composer) prose(s *section, words *casefile.Page) {
	if words.Title.V != "" {
		s.title = words.Title.V
	}
	s.summary = d.Md(words.Summary)
	s.params = words.Params
	s.base.SummaryMD = s.summary
	s.base.Source = words.Pos.File
	s.base.Audience = d.Readers(words.Audience)
	s.body, s.base.Figures = d.Body(words.Body, d.shelf(s.page, path.Dir(words.Pos.File)), d.InBody)
}

func (s *section) hasBody() bool { return !s.body.Empty() }

// put writes a section with its view.
func (d *composer) put(s section, view any) {
	s.page.view = view
	d.write(s.page)
}

// entryPage begins the page of an entry.
func (d *composer) entryPage(e *casefile.Entry, kind, menu string, above []views.Link, near neighbours) (page, views.EntryView) {
	p := page{path: e.Path(), title: e.Title.V, date: e.Date, summary: d.Md(e.Summary), params: e.Params}
	v := views.EntryView{
		Base: views.Base{
			Page: kind, Menu: menu, SummaryMD: p.summary, Crumbs: d.crumbs(above...),
			Prev: d.neighbour(near.before), Next: d.neighbour(near.after),
			Source: e.Pos.File, Audience: d.Readers(e.Audience),
		},
		Date:         wording.DateOf(e.Date),
		Competencies: d.claims(e.Competencies),
		Objectives:   caseindex.Named(e.Objectives, d.Case.Config.Objectives),
		Values:       caseindex.Named(e.Values, d.Case.Config.Values),
		Links:        d.Given(e),
		Cited:        d.Groups(d.Cited[e.Key()]),
	}
	if !e.OwnFile() { // one row of many
		v.Source = wording.Place(e.Pos)
	}
	for _, t := range e.Tags {
		v.Tags = append(v.Tags, t.V)
	}
	return p, v
}

// fill gives an entry's page its body and files, once the rest is known.
func (d *composer) fill(p *page, v *views.EntryView, e *casefile.Entry, s *prose.Shelf) {
	p.body, v.Figures = d.EntryBody(e, s, d.InBody)
	p.bundle = s.Images
	d.bodies[e.Key()] = p.body.Text
}

// writeEntry fills the page of an entry, whose view holds v, and writes it.
func (d *composer) writeEntry(p page, v *views.EntryView, e *casefile.Entry, view any) {
	d.fill(&p, v, e, d.shelf(p, e.Folder))
	p.view = view
	d.write(p)
}

func (d *composer) neighbour(e *caseindex.Entry) *views.Link {
	if e == nil {
		return nil
	}
	l, _ := d.Link(e.Key())
	return &l
}

// crumbs leads from the home page to the page above.
func (d *composer) crumbs(above ...views.Link) []views.Link {
	return append([]views.Link{{Title: d.SiteTitle(), URL: d.Base}}, above...)
}

// up points at a section, for crumbs.
func (d *composer) up(id, title string) views.Link {
	return views.Link{Title: title, URL: d.At("/" + id + "/")}
}

// neighbours are the entries before and after one in its list, or nil.
type neighbours struct{ before, after *caseindex.Entry }

// beside gives the entries of a list with those before and after each.
func beside(list []*caseindex.Entry) iter.Seq2[*caseindex.Entry, neighbours] {
	return func(yield func(*caseindex.Entry, neighbours) bool) {
		for i, e := range list {
			var n neighbours
			if i > 0 {
				n.before = list[i-1]
			}
			if i+1 < len(list) {
				n.after = list[i+1]
			}
			if !yield(e, n) {
				return
			}
		}
	}
}

// shelf begins the shelf of a page.
func (d *composer) shelf(p page, folder string) *prose.Shelf {
	return d.NewShelf(p.path, p.section, folder)
}

// claims gives the competencies that are named, with the level and the sentence that says
// what is shown of each.
func (d *composer) claims(list []casefile.Claim) []views.Link {
	all := d.Claims(list)
	for i, claim := range list {
		if shows := wording.Plain(d.Md(claim.Shows)); shows != "" {
			all[i].Note = strings.TrimPrefix(all[i].Note+": "+shows, ": ")
		}
	}
	return all
}
