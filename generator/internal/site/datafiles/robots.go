package datafiles

import (
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
)

// OwnRobots is the portfolio's own file for crawlers, in the place of the site's.
const OwnRobots = "static/robots.txt"

// robots writes robots.txt (RFC 9309), for crawlers that obey neither X-Robots-Tag nor
// the meta element of a page, and for hosts that send no headers of the site.
func (d *machine) robots() {
	text := "User-agent: *\n"
	switch {
	case d.Audience != config.Public:
		text += "Disallow: /\n"
	case caseindex.Mapped(d.BaseURL, d.Audience):
		text += "Allow: /\n\nSitemap: " + d.BaseURL + "sitemap.xml\n"
	default:
		text += "Allow: /\n"
	}
	d.files["robots.txt"] = []byte(text)
}
