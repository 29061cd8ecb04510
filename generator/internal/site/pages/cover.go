package pages

import (
	"github.com/casebook-dev/casebook/generator/internal/site/views"
)

// The cover and what it needs, which stay readable where a site is locked. They
// are in two folders, since no page may bring its own scripts.
const (
	CoverPage    = "cover/index.html" // to become the home page, and what stands in for pages that are not there
	CoverFolder  = "lock/"
	LockedWorker = "sw.js"
)

// cover composes the cover of a locked site. It stands in for the home page
// until the site is unlocked; its words are data/casebook.json's.
func (d *composer) cover() {
	if d.opt.Cover == nil {
		return
	}
	d.write(page{
		path: "/lock/", url: "/cover/", title: d.opt.Cover.Title, section: true, hidden: true,
		view: views.Base{Page: "cover"},
	})
}
