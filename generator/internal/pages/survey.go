package pages

import (
	"path"
	"strings"
)

// survey lists the addresses of the site, and which of them stand for the
// author's own files.
func (d *desk) survey() {
	d.pages, d.sources = map[string]bool{}, map[string]string{}
	for _, p := range []string{"/", "/404.html", "/sitemap.xml", "/index.xml", "/case.json", "/search.json", "/calendar.ics"} {
		d.pages[p] = true
	}
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
		if path.Ext(e.Pos.File) == ".md" {
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
	for _, f := range d.c.Theme {
		if file, ok := strings.CutPrefix(f.Path, "static/"); ok {
			d.pages["/"+file] = true
		}
	}
}
