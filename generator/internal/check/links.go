package check

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/config"
)

var schemeForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// local gives the path of an address that leads into this site, without query
// and fragment; ok is false for any other address.
func (p *Pass) local(address string) (to string, ok bool) {
	if within, ok := config.Within(p.Case.Config.BaseURL, address); ok {
		address = within
	}
	if i := strings.IndexAny(address, "#?"); i >= 0 {
		address = address[:i]
	}
	if address == "" || strings.HasPrefix(address, "//") || schemeForm.MatchString(address) || strings.Contains(address, "{{<") || strings.Contains(address, "{{%") {
		return "", false
	}
	if plain, err := url.PathUnescape(address); err == nil {
		address = plain
	}
	return address, true
}

// fileOf gives the path below content/ that an address in a text would have as
// a file.
func (t text) fileOf(address string) string {
	if strings.HasPrefix(address, "/") {
		return path.Join("content", address)
	}
	return path.Join(t.folder, address)
}

// static tells whether the portfolio adds a file of its own at an address.
func (p *Pass) static(address string) bool {
	for _, f := range p.Case.Theme {
		if f.Path == "static"+address {
			return true
		}
	}
	return false
}

// addresses gives the pages and machine-readable files of the site, as far as
// this case makes them; false is the same as absent.
func (p *Pass) addresses() map[string]bool {
	if p.pages != nil {
		return p.pages
	}
	c := &p.Case
	p.pages = map[string]bool{
		"/": true, "/packet/": true,
		"/404.html": true, "/case.json": true, "/index.xml": true, "/search.json": true, "/sitemap.xml": true,
	}
	for _, e := range p.entries() {
		p.pages["/"+string(e.Collection)+"/"] = true
		p.pages[e.Path()] = true
	}
	for _, k := range c.Framework.Competencies() {
		p.pages["/skills/"] = true
		p.pages["/skills/"+k.ID+"/"] = true
	}
	for _, s := range c.Series {
		p.pages["/metrics/"] = true
		p.pages["/metrics/"+s.ID+"/"] = true
		p.pages["/metrics/"+s.ID+".csv"] = true
	}
	cfg := c.Config
	planned := len(c.Milestones)+len(c.Experiments)+len(cfg.Calendar) > 0
	p.pages["/roadmap/"] = planned || len(cfg.Enough) > 0
	p.pages["/calendar.ics"] = planned || cfg.Cadence.CheckIn.Given() || cfg.Cadence.Review.Given()
	p.pages["/mentoring/"] = c.Agreement != nil || len(c.CheckIns)+len(c.Asks) > 0
	return p.pages
}
