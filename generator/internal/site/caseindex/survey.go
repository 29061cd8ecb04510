package caseindex

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
func (d *Index) survey() {
	d.Pages, d.Sources = map[string]bool{}, map[string]string{}
	for _, p := range []string{"/", "/404.html", "/index.xml", "/case.json", "/search.json"} {
		d.Pages[p] = true
	}
	d.Pages["/sitemap.xml"] = Mapped(d.BaseURL, d.Audience)
	for id, there := range map[string]bool{
		"skills": len(d.Skills) > 0, "roadmap": d.HasRoadmap(), "mentoring": d.HasMentoring(), "packet": d.HasPacket(),
	} {
		if there {
			d.Pages["/"+id+"/"] = true
		}
	}
	d.Pages["/colophon.json"] = d.Colophon.Version > 0
	for _, e := range d.Case.Entries() {
		d.Pages["/"+string(e.Collection)+"/"] = true
		d.Pages[e.Path()] = true
		if e.OwnFile() {
			d.Sources[e.Pos.File] = e.Path()
		}
	}
	for _, s := range d.Skills {
		d.Pages["/skills/"+s.ID+"/"] = true
		d.Sources[d.Case.Framework.Pos.File] = "/skills/"
	}
	for i := range d.Case.Series {
		s := &d.Case.Series[i]
		d.Pages["/metrics/"], d.Pages["/metrics/"+s.ID+"/"], d.Pages["/metrics/"+s.ID+".csv"] = true, true, true
		d.Sources[s.Pos.File] = "/metrics/" + s.ID + ".csv"
	}
	d.Pages["/calendar.ics"] = len(d.Events()) > 0
	for _, f := range d.Case.Theme {
		if file, ok := strings.CutPrefix(f.Path, "static/"); ok {
			d.Pages["/"+file] = true
		}
	}
}
