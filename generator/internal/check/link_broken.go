package check

import (
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
)

var linkBroken = Check{
	ID:       "link-broken",
	Title:    "a link to a page of this site that does not exist",
	Severity: diag.Error,
	Doc: `A text links to a page or a file of this site, and the site has none at that
address.

The reader gets an error page in the middle of the argument.

Entries are at /COLLECTION/ID/, competencies at /skills/ID/, series at
/metrics/NAME/. A relative path names a file beside the text, or another text of
the portfolio by its .md file. Parts that the case does not have get no page.
Links to other sites are not tried.`,
	Run: func(p *Pass) {
		for _, l := range p.links() {
			if l.Image {
				continue
			}
			if to, ok := p.local(l.URL); ok && !p.leadsSomewhere(l.in, to) {
				p.reportBroken(l, to)
			}
		}
	},
}

func (p *Pass) leadsSomewhere(from text, to string) bool {
	if !strings.HasPrefix(to, "/") {
		if from.folder == "" {
			return true // a relative path in a field of the framework or a series: no page is its own
		}
		if p.files().has(from.fileOf(to)) {
			return true
		}
		to = path.Join(from.address, to)
	}
	pages := p.addresses()
	return pages[to] || pages[to+"/"] || p.files().has(from.fileOf(to)) || p.static(to)
}

func (p *Pass) reportBroken(l link, to string) {
	d := p.Reportf(l.pos(), "this site has no %q", to)
	if !strings.HasPrefix(to, "/") {
		d.Hintf("beside the text it would be %s", l.in.fileOf(to))
		return
	}
	var all []string
	for address := range p.addresses() {
		all = append(all, address)
	}
	slices.Sort(all)
	if meant, ok := diag.DidYouMean(strings.TrimSuffix(to, "/")+"/", all); ok {
		d.Hintf("did you mean %q?", meant)
	}
}
