package pages

import (
	"path"
	"strings"
)

const (
	strongestShown = 6
	numbersShown   = 6
)

// home composes the home page.
func (d *composer) home() {
	s := section{page: page{path: "/", title: d.siteTitle(), section: true}, base: Base{Page: "home"}}
	if d.c.Home != nil {
		d.prose(&s, d.c.Home)
	}
	v := Home{
		Base: s.base, HasBody: s.hasBody(), Owner: d.owner(),
		From: d.level(d.c.Config.Target.From), To: d.level(d.a.Level),
		Since: d.sinceText(), Round: d.round(),
		Readiness: d.readiness(true), Areas: d.strips(),
		Numbers: d.numbers(), Missing: d.missing(), MissingLine: d.missingLine(),
		CaseStudies: d.caseStudyRows(),
	}
	if rank, ok := d.ranks[d.a.Level]; ok {
		v.ToMD = d.md(d.c.Framework.Levels[rank].Summary)
	}
	v.Owner.Photo, v.Owner.PhotoName = d.photo(s.page)
	for _, e := range d.strongest(strongestShown) {
		r := *d.exhibitRow(e)
		r.Why = d.why(e)
		v.Strongest = append(v.Strongest, r)
	}
	v.Charts = append(d.readinessFigure(), d.smallFigures()...)
	d.put(s, v)
}

func (d *composer) owner() Owner {
	p := d.c.Config.Person
	line := p.Role
	if p.Team != "" {
		line = strings.TrimPrefix(p.Role+", "+p.Team, ", ")
	}
	return Owner{Name: p.Name, Role: p.Role, Team: p.Team, Line: line}
}

// photo publishes the portrait as a resource of the home page.
func (d *composer) photo(home page) (url, name string) {
	file := d.c.Config.Person.Photo
	if file == "" {
		return "", ""
	}
	file = path.Join("content", strings.TrimPrefix(strings.TrimPrefix(file, "/"), "content/"))
	name, ok := d.shelf(home, "content").put(file)
	if !ok || !isImage(name) {
		return "", ""
	}
	return d.at(home.path + name), name
}

func (d *composer) sinceText() string {
	if s := d.c.Config.Target.Since; s.Given() {
		return "since " + periodText(s)
	}
	return ""
}
