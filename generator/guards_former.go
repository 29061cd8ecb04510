package generator

import (
	"bytes"
	"context"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/privacy/leaks"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/render"
	"github.com/casebook-dev/casebook/generator/internal/site/scan"
)

// formerSite is the last site of a preview, of which the next one is made where that is
// possible. The zero value knows none.
type formerSite struct {
	drawn    chart.Former
	rendered render.Former
	guarded  guardedSite
}

// figures gives the charts of the last site; nil where no site is kept.
func (f *formerSite) figures() *chart.Former {
	if f == nil {
		return nil
	}
	return &f.drawn
}

// run has the site made.
func (f *formerSite) run(ctx context.Context, p project) (render.Site, diag.List, error) {
	if f == nil {
		return render.Run(ctx, p.tree, p.options)
	}
	return f.rendered.Run(ctx, p.tree, p.options)
}

// guardedSite is the last site in which nothing was found, and what was looked for. Each
// file is looked into by itself, so in the next site only those that differ have to be,
// as long as what is looked for is the same.
type guardedSite struct {
	files  map[string][]byte // and what attached files contain
	scan   scan.Options
	held   leaks.Withheld
	given  map[string]bool
	inside map[string]bool
}

// guard looks into a site that is to be shown or written: for what would run or fetch
// something, for what is held back, and for dead links. Searched is nil where nothing is
// found and not all of the site was looked into.
func (p project) guard(site map[string][]byte, former *formerSite) (diag.List, *Searched) {
	how := p.scanned()
	if former != nil && p.stillClean(site, how, former.guarded) {
		former.guarded = p.guardedSite(site, how)
		return nil, nil
	}
	found, searched := p.guarded(site, how)
	found = append(found, p.deadLinks(site, found)...)
	if p.edition.locked {
		found = append(found, p.coverLeaks(site)...)
	}
	if former != nil && len(found) == 0 {
		former.guarded = p.guardedSite(site, how)
	}
	return found, &searched
}

func (p project) guardedSite(site map[string][]byte, how scan.Options) guardedSite {
	g := guardedSite{files: maps.Clone(site), scan: how, held: p.held(), given: p.given, inside: map[string]bool{}}
	for name, text := range p.inside {
		g.files[name], g.inside[name] = text, true
	}
	return g
}

// stillClean tells whether nothing can be found in a site, since nothing was found in the
// former one, what is looked for is the same, and nothing is found in what differs.
func (p project) stillClean(site map[string][]byte, how scan.Options, former guardedSite) bool {
	if former.files == nil || p.edition.locked || p.overridesLayouts() {
		return false
	}
	now := p.guardedSite(site, how)
	if former.scan.Base != how.Base || !slices.Equal(former.scan.Hosts, how.Hosts) ||
		!maps.Equal(former.given, now.given) || !maps.Equal(former.inside, now.inside) || !former.held.Same(now.held) {
		return false
	}
	differ := map[string][]byte{}
	for name, data := range now.files {
		was, had := former.files[name]
		if !had && !mayCome(name, now.files) {
			return false
		}
		if !had || !bytes.Equal(was, data) {
			differ[name] = data
		}
	}
	for name := range former.files {
		if _, has := now.files[name]; !has && !mayCome(name, former.files) {
			return false
		}
	}
	found, _ := p.guardedOf(site, differ, how)
	return len(found)+len(p.deadLinks(site, nil)) == 0
}

// mayCome tells whether a file may come and go without a change in what is found in other
// files: pages that stand alone in their folder, and files that no page runs or is styled by.
func mayCome(name string, among map[string][]byte) bool {
	if path.Ext(name) != ".html" {
		return !slices.Contains([]string{".js", ".mjs", ".css"}, path.Ext(name))
	}
	folder := path.Dir(name) + "/"
	for other := range among {
		if strings.HasPrefix(other, folder) && path.Ext(other) != ".html" {
			return false
		}
	}
	return folder != "./"
}
