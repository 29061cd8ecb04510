package check

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/source"
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
	if !ok || slices.Contains(ids, id) || slices.Contains(ids, pathUnescaped(id)) {
		return
	}
	d := p.Reportf(at, "the page %q has no heading %q", page, "#"+id)
	if meant, ok := p.meant(strings.ToLower(id), ids); ok {
		d.Hintf("did you mean %q?", "#"+meant)
	} else if len(ids) > 0 {
		d.Hintf("it has #%s", strings.Join(ids[:min(len(ids), 8)], ", #"))
	} else {
		d.Hintf("leave out everything from # on")
	}
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
		note := func(t text, skip bool) {
			p.ids[t.address] = sync.OnceValue(func() (ids []string) {
				for i, h := range t.Markdown().Headings {
					if i > 0 || !skip { // the title is no heading of the page
						ids = append(ids, h.ID)
					}
				}
				return ids
			})
		}
		for _, e := range p.entries() {
			note(entryText(e), e.TitleInBody)
		}
		for _, page := range p.plainPages() {
			note(text{Body: page.Body, address: pageAddress(page)}, false)
		}
	}
	of, ok := p.ids[page]
	if !ok {
		return nil, false
	}
	return of(), true
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
