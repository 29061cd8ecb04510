package check

import (
	"cmp"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// ofPages is the form of ids that a page may have beside those of its headings:
// of the theme's parts, of footnotes and of what the packet numbers.
var ofPages = regexp.MustCompile(`^(?:top|main|rules|said|expectations|addresses|case-studies|part-.*|area-.*|chart.*|figure.*|exhibit-.*|experiment-.*|fn.*|h[0-9a-f]+:?fn.*)$`)

// fragment reports what stands behind the # of an address, if the page is of a
// text and has no such heading. Pages without a text of the author's have the ids
// of the theme, and those of a theme's own templates are its affair.
func (p *Pass) fragment(address, to string, from text, at diag.Pos) {
	_, id, ok := strings.Cut(address, "#")
	if !ok || id == "" || ofPages.MatchString(id) || strings.Contains(id, "{{") || p.ownLayouts() || from.field.Given() && to == "" {
		return
	}
	page := from.address
	if to != "" {
		page = p.pageOf(from, to)
	}
	ids, ok := p.headingIDs(page)
	if !ok {
		return
	}
	if slices.Contains(ids, id) || slices.Contains(ids, pathUnescaped(id)) {
		p.closedHeading(page, id, from, at)
		return
	}
	d := p.Reportf(at, "the page %q has no heading %q", page, "#"+id)
	if meant, ok := p.meant(strings.ToLower(id), ids); ok {
		d.Hintf("did you mean %q?", "#"+meant)
	} else if len(ids) > 0 {
		d.Hintf("it has #%s", strings.Join(ids[:min(len(ids), 8)], ", #"))
	} else {
		d.Hintf("remove everything from # on")
	}
}

// closedHeading reports a fragment whose heading is in a part that some of those who
// read the link may not read.
func (p *Pass) closedHeading(page, id string, from text, at diag.Pos) {
	for _, as := range p.readings(p.on[page]) {
		if seen := p.marked(as); seen.headings[id].Given() || seen.headings[pathUnescaped(id)].Given() {
			continue
		}
		for _, a := range as.reading.Audiences {
			if !a.MayRead(from.audience) || !p.shows(from, a, at) {
				continue
			}
			d := p.Reportf(at, "for the %s, the page %q has no heading %q", a, page, "#"+id)
			all := p.marked(p.on[page]).headings
			if in := cmp.Or(all[id], all[pathUnescaped(id)]); in.Given() {
				d.See(in, "it is in a part that they may not read")
			}
			d.Hintf("put the link into a part for the same readers, or link to a heading that all of them see")
			return
		}
	}
}

// shows tells whether an audience that may read a text finds the link in it that
// stands at a place.
func (p *Pass) shows(t text, a config.Audience, at diag.Pos) bool {
	if t.reading != nil {
		return slices.Contains(t.reading.Audiences, a)
	}
	for _, as := range p.readings(t) {
		if slices.Contains(as.reading.Audiences, a) {
			return p.marked(as).links[at]
		}
	}
	return true
}

// marks are where the headings and the links of a text stand.
type marks struct {
	headings map[string]diag.Pos // by id; not the title
	links    map[diag.Pos]bool
}

// marked gives the marks of a text, or of a reading, found once for all that refer to
// them.
func (p *Pass) marked(t text) marks {
	m, known := p.marks[t.reader()]
	if known {
		return m
	}
	m = marks{map[string]diag.Pos{}, map[diag.Pos]bool{}}
	found := t.Markdown()
	for i, h := range found.Headings {
		if i > 0 || !p.titled[t.address] {
			m.headings[h.ID] = t.at(h.Start)
		}
	}
	for _, l := range found.Links {
		m.links[t.at(l.Offset)] = true
	}
	if p.marks == nil {
		p.marks = map[reader]marks{}
	}
	p.marks[t.reader()] = m
	return m
}

// pageOf gives the page that a local address leads to; "" for none.
func (p *Pass) pageOf(from text, to string) string {
	if file := from.fileOf(to); path.Ext(file) == ".md" {
		for _, e := range p.entries() {
			if e.Pos.File == file {
				return e.Path()
			}
		}
		for _, page := range p.plainPages() {
			if page.Pos.File == file {
				return pageAddress(page)
			}
		}
	}
	if !strings.HasPrefix(to, "/") {
		to = path.Join(from.address, to)
	}
	return strings.TrimSuffix(to, "/") + "/"
}

// headingIDs gives the ids of the headings of a page; ok is false for a page that
// has no text of its own.
func (p *Pass) headingIDs(page string) (ids []string, ok bool) {
	if p.ids == nil {
		p.ids = map[string]func() []string{}
		p.on, p.titled = map[string]text{}, map[string]bool{}
		note := func(t text, skip bool) {
			p.on[t.address], p.titled[t.address] = t, skip
			p.ids[t.address] = sync.OnceValue(func() []string { return idsOf(t, skip) })
		}
		for _, e := range p.entries() {
			note(entryText(e), e.TitleInBody)
		}
		for _, page := range p.plainPages() {
			note(text{Body: page.Body, audience: page.Audience, address: pageAddress(page)}, false)
		}
	}
	of, ok := p.ids[page]
	if !ok {
		return nil, false
	}
	return of(), true
}

// idsOf gives the ids of the headings of a text, the first of which may be its title.
func idsOf(t text, titled bool) (ids []string) {
	for i, h := range t.Markdown().Headings {
		if i > 0 || !titled { // the title is no heading of the page
			ids = append(ids, h.ID)
		}
	}
	return ids
}

// ownLayouts tells whether the portfolio brings templates along.
func (p *Pass) ownLayouts() bool {
	return slices.ContainsFunc(p.Case.Theme, func(f source.File) bool { return strings.HasPrefix(f.Path, "layouts/") })
}

func pathUnescaped(id string) string {
	if plain, err := url.PathUnescape(id); err == nil {
		return plain
	}
	return id
}
