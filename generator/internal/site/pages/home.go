package pages

import (
	"path"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/site/prose"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
)

const strongestShown = 6

// home composes the home page.
func (d *composer) home() {
	s := section{page: page{path: "/", title: d.SiteTitle(), section: true}, base: views.Base{Page: "home"}}
	if d.Case.Home != nil {
		d.prose(&s, d.Case.Home)
	}
	v := views.Home{
		Base: s.base, HasBody: s.hasBody(), Answer: d.Answer(), Statements: d.StatementRows(), Owner: d.Owner(),
		From: d.Level(d.Case.Config.Target.From), To: d.Level(d.Judged.Level),
		Since: d.SinceText(), Round: d.Round(),
		Readiness: d.Readiness(true), SeenLower: d.SeenLower(), Areas: d.Strips(),
		Numbers: d.Figures(), Missing: d.Missing(),
		CaseStudies: d.CaseStudyRows(),
	}
	if rank, ok := d.Ranks[d.Judged.Level]; ok {
		v.ToMD = d.Md(d.Case.Framework.Levels[rank].Summary)
	}
	v.Owner.Photo, v.Owner.PhotoName = d.photo(s.page)
	for _, e := range d.Strongest(strongestShown) {
		r := *d.ExhibitRow(e)
		r.Why = d.Why(e)
		if r.Figures = d.LeadingFigure(e); len(r.Figures) > 0 {
			r.Summary = "" // it may say the figure again
		}
		v.Strongest = append(v.Strongest, r)
	}
	v.Charts = d.ReadinessFigure()
	d.put(s, v)
}

// photo publishes the portrait as a resource of the home page.
func (d *composer) photo(home page) (url, name string) {
	file := d.Case.Config.Person.Photo
	if file == "" {
		return "", ""
	}
	file = path.Join("content", strings.TrimPrefix(strings.TrimPrefix(file, "/"), "content/"))
	name, ok := d.shelf(home, "content").Put(file)
	if !ok || !prose.IsImage(name) {
		return "", ""
	}
	return d.At(home.path + name), name
}
