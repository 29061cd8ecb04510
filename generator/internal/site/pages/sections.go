package pages

import (
	"cmp"
	"path"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// section is a page that lists others, and what the author wrote above the list.
type section struct {
	page
	base Base
}

// section begins the page of a collection, or of another part of the site. The
// author's _index.md gives it its title and body, where there is one.
func (d *composer) section(id, title, menu string, above ...Link) section {
	s := section{
		page: page{path: "/" + id + "/", title: title, section: true},
		base: Base{Page: id, Menu: menu, Crumbs: d.crumbs(above...)},
	}
	for i := range d.c.Sections {
		if words := &d.c.Sections[i]; words.ID == id {
			d.prose(&s, words)
		}
	}
	return s
}

// prose puts an author's page above a section.
func (d *composer) prose(s *section, words *casefile.Page) {
	if words.Title.V != "" {
		s.title = words.Title.V
	}
	s.summary = d.md(words.Summary)
	s.params = words.Params
	s.base.SummaryMD = s.summary
	s.base.Source = words.Pos.File
	s.base.Audience = d.readers(words.Audience)
	s.body, s.base.Figures = d.body(words.Body, d.shelf(s.page, path.Dir(words.Pos.File)))
}

func (s *section) hasBody() bool { return !s.body.Empty() }

// put writes a section with its view.
func (d *composer) put(s section, view any) {
	s.page.view = view
	d.write(s.page)
}

// entryPage begins the page of an entry. Neighbours are the entries before and
// after it in its list, or nil.
func (d *composer) entryPage(e *casefile.Entry, kind, menu string, above []Link, before, after *entry) (page, EntryView) {
	p := page{path: e.Path(), title: e.Title.V, date: e.Date, summary: d.md(e.Summary), params: e.Params}
	v := EntryView{
		Base: Base{
			Page: kind, Menu: menu, SummaryMD: p.summary, Crumbs: d.crumbs(above...),
			Prev: d.neighbour(before), Next: d.neighbour(after),
			Source: e.Pos.File, Audience: d.readers(e.Audience),
		},
		Date:         dateOf(e.Date),
		Competencies: d.claims(e.Competencies),
		Objectives:   named(e.Objectives, d.c.Config.Objectives),
		Values:       named(e.Values, d.c.Config.Values),
		Links:        d.given(e),
		Cited:        d.groups(d.cited[e.Key()]),
	}
	if !e.OwnFile() { // one row of many
		v.Source = place(e.Pos)
	}
	for _, t := range e.Tags {
		v.Tags = append(v.Tags, t.V)
	}
	return p, v
}

// fill gives an entry's page its body and files, once the rest is known.
func (d *composer) fill(p *page, v *EntryView, e *casefile.Entry, s *shelf) {
	p.body, v.Figures = d.entryBody(e, s)
	p.bundle = s.images
	d.bodies[e.Key()] = p.body.Text
}

func (d *composer) neighbour(e *entry) *Link {
	if e == nil {
		return nil
	}
	l, _ := d.link(e.Key())
	return &l
}

// crumbs leads from the home page to the page above.
func (d *composer) crumbs(above ...Link) []Link {
	return append([]Link{{Title: d.siteTitle(), URL: d.base}}, above...)
}

// up points at a section, for crumbs.
func (d *composer) up(id, title string) Link { return Link{Title: title, URL: d.at("/" + id + "/")} }

func (d *composer) siteTitle() string {
	if t := d.c.Config.Title; t != "" {
		return t
	}
	if name := d.c.Config.Person.Name; name != "" {
		return name
	}
	return "Promotion case"
}

// readers tells who may read a page, in builds for those who may read more than
// the committee.
func (d *composer) readers(a config.Audience) *Word {
	if d.audience < config.Mentor || a == config.Unset {
		return nil
	}
	w := wordOf(a.String())
	return &w
}

// named gives the names that config.yaml has for ids.
func named(refs []casefile.Ref, known []config.Named) []string {
	var names []string
	for _, r := range refs {
		for _, n := range known {
			if n.ID == r.V {
				names = append(names, n.Name)
			}
		}
	}
	return names
}

// given gives the author's links; one without a title is shown by its address, and
// one to what the audience may not read is left out.
func (d *composer) given(e *casefile.Entry) []Link {
	s := d.shelf(page{path: e.Path()}, e.Folder)
	s.apart = true // the link is in case.json too
	var all []Link
	for _, l := range e.Links {
		if to, ok := s.whole(l.URL.V); ok {
			all = append(all, Link{Title: cmp.Or(l.Title.V, l.URL.V), URL: to})
		}
	}
	return all
}

// whole is address for what stands on more than one page: below the base of the
// site, if it is of this site.
func (s *shelf) whole(written string) (to string, ok bool) {
	if to, ok = s.address(written); ok && strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "//") {
		to = s.d.base + to[1:]
	}
	return to, ok
}

// rowOf gives one entry as a line of a list.
func (d *composer) rowOf(e *casefile.Entry) Row {
	return Row{Title: e.Title.V, URL: d.at(e.Path()), Summary: plain(d.md(e.Summary)), Date: dateOf(e.Date)}
}

// beside gives the entries before and after the i-th of a list.
func beside(list []*entry, i int) (before, after *entry) {
	if i > 0 {
		before = list[i-1]
	}
	if i+1 < len(list) {
		after = list[i+1]
	}
	return before, after
}
