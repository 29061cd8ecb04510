package check

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
)

var linkBroken = Check{
	ID:       "link-broken",
	Title:    "a link to a page of this site that does not exist",
	Severity: diag.Error,
	Doc: `A text, or a "url" of an entry, links to a page or a file of this site, but the
site has none at that address.

Readers would get an error page in the middle of the argument.

Entries are at /COLLECTION/ID/, or /COLLECTION/SLUG/ where they have a slug,
competencies at /skills/ID/, series at /metrics/NAME/. A relative path names a
file in the folder of the text, or another text of the portfolio by its .md
file. Fields such as summary are shown on several pages, so relative paths do
not work there. Parts that the case does not have get no page. After # write a
heading of the page, in lower case, with hyphens for spaces and without
punctuation: #what-changed. Links to other sites begin with https: and are not
checked.

Addresses in files for programs are checked when the site is built: in the
calendar, the feed, the sitemap and JSON, and in your own files of these types.
In your own files, only absolute addresses of this site are checked.`,
	Run: func(p *Pass) {
		for _, l := range p.links() {
			if !l.Image {
				p.follow(l.URL, l.in, l.pos())
			}
		}
		for _, e := range p.entries() {
			for _, l := range e.Links {
				p.follow(l.URL.V, entryText(e), l.URL.Pos)
			}
		}
		for i := range p.Case.Evidence {
			e := &p.Case.Evidence[i]
			for _, a := range e.Artifacts {
				p.follow(a.URL.V, entryText(&e.Entry), a.URL.Pos)
			}
		}
	},
}

// follow reports an address that leads to nothing of this site.
func (p *Pass) follow(address string, from text, at diag.Pos) {
	to, ok := p.local(address)
	switch {
	case ok && unusableAddress(to):
	case ok && from.folder == "" && !strings.HasPrefix(to, "/"):
		p.reportRelative(to, at)
	case ok && !p.leadsSomewhere(from, to):
		p.reportBroken(from, to, at)
	case ok || strings.HasPrefix(address, "#"):
		p.fragment(address, to, from, at)
	}
}

func (p *Pass) leadsSomewhere(from text, to string) bool {
	if !strings.HasPrefix(to, "/") {
		if p.files().has(from.fileOf(to)) {
			return true
		}
		to = path.Join(from.address, to)
	}
	pages := p.addresses()
	if p.Case.MayHoldFile(from.fileOf(to)) || p.mayHoldPage(to) {
		return true
	}
	return pages[to] || pages[to+"/"] || p.files().has(from.fileOf(to)) || p.static(to)
}

// mayHoldPage tells whether an address is that of a page whose file is there and
// cannot be read.
func (p *Pass) mayHoldPage(to string) bool {
	part, id, _ := strings.Cut(strings.Trim(to, "/"), "/")
	switch part {
	case "skills":
		return p.Case.LacksPart("framework")
	case "roadmap", "calendar.ics":
		return p.Case.LacksPart("config", "milestones", "experiments")
	case "mentoring":
		return p.Case.LacksPart("agreement", "check-ins", "asks")
	}
	return p.Case.MayHold(part, strings.TrimSuffix(id, ".csv")) || id == "" && p.Case.LacksPart(part)
}

// reportRelative reports a path in a field, which is shown on pages of several
// folders, and on paper: no folder is its own.
func (p *Pass) reportRelative(to string, at diag.Pos) {
	d := p.Reportf(at, "%q is a relative path, but a field is shown on several pages", to)
	if host, _, _ := strings.Cut(to, "/"); hostForm.MatchString(host) {
		d.Hintf("begin the address of another site with https://")
	} else if like := pageLike(to, slices.Sorted(maps.Keys(p.addresses()))); like != "" {
		d.Hintf("write the address of the page on the site, as in %q, or put the link into the body", like)
	}
}

func (p *Pass) reportBroken(from text, to string, at diag.Pos) {
	d := p.Reportf(at, "this site has no %q", to)
	if !strings.HasPrefix(to, "/") {
		if host, _, _ := strings.Cut(to, "/"); hostForm.MatchString(host) {
			d.Hintf("begin the address of another site with https://")
		} else {
			d.Hintf("next to the text, it would be the file %s", from.fileOf(to))
		}
		return
	}
	if p.compared > mostCompared {
		return
	}
	all := slices.Sorted(maps.Keys(p.addresses()))
	p.compared += len(all)
	if meant, ok := diag.DidYouMean(strings.TrimSuffix(to, "/")+"/", all); ok && p.addresses()[meant] {
		d.Hintf("did you mean %q?", meant)
	} else if like := pageLike(to, all); like != "" {
		d.Hintf("write the address of the page on the site, as in %q; begin one of another site with https://", like)
	}
}

// pageLike gives the first address of a page in the same part of the site, else in
// any, for an example.
func pageLike(to string, all []string) string {
	part, _, _ := strings.Cut(strings.Trim(to, "/"), "/")
	for _, within := range []string{"/" + part + "/", "/"} {
		for _, page := range all {
			if rest, ok := strings.CutPrefix(page, within); ok && strings.Count(page, "/") == 3 && strings.HasSuffix(rest, "/") {
				return page
			}
		}
	}
	return ""
}

// hostForm is what the first part of an address looks like that lacks its
// scheme: "www.example.com", "example.com".
var hostForm = regexp.MustCompile(`^(?i:www\..+|[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|dev|edu|eu|gov|io|net|org))$`)
