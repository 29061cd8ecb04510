package pages

import (
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// Mapped tells whether a site has a sitemap: one that search engines are to find,
// at an address that is known.
func Mapped(baseURL string, a config.Audience) bool {
	return a == config.Public && strings.Contains(baseURL, "://")
}

// survey lists the addresses of the site, and which of them stand for the
// author's own files.
func (d *composer) survey() {
	d.pages, d.sources = map[string]bool{}, map[string]string{}
	for _, p := range []string{"/", "/404.html", "/index.xml", "/case.json", "/search.json"} {
		d.pages[p] = true
	}
	d.pages["/sitemap.xml"] = Mapped(d.baseURL, d.audience)
	for id, there := range map[string]bool{
		"skills": len(d.skillsInOrder) > 0, "roadmap": d.hasRoadmap(), "mentoring": d.hasMentoring(), "packet": d.hasPacket(),
	} {
		if there {
			d.pages["/"+id+"/"] = true
		}
	}
	d.pages["/colophon.json"] = d.opt.Colophon.Version > 0
	for _, e := range d.c.Entries() {
		d.pages["/"+string(e.Collection)+"/"] = true
		d.pages[e.Path()] = true
		if e.OwnFile() {
			d.sources[e.Pos.File] = e.Path()
		}
	}
	for _, s := range d.skillsInOrder {
		d.pages["/skills/"+s.ID+"/"] = true
		d.sources[d.c.Framework.Pos.File] = "/skills/"
	}
	for i := range d.c.Series {
		s := &d.c.Series[i]
		d.pages["/metrics/"], d.pages["/metrics/"+s.ID+"/"], d.pages["/metrics/"+s.ID+".csv"] = true, true, true
		d.sources[s.Pos.File] = "/metrics/" + s.ID + ".csv"
	}
	d.pages["/calendar.ics"] = len(d.calendarEvents()) > 0
	for _, f := range d.c.Theme {
		if file, ok := strings.CutPrefix(f.Path, "static/"); ok {
			d.pages["/"+file] = true
		}
	}
}
