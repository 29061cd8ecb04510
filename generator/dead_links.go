package generator

import (
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/linkcheck"
)

// deadLinks tells which addresses in calendar.ics, the feed, the sitemap and JSON
// lead nowhere. What was told of a file already, as a leak, is not told again.
func (p project) deadLinks(files map[string][]byte, told diag.List) diag.List {
	var list diag.List
	for _, dead := range linkcheck.Search(files, linkcheck.Options{Base: p.edition.base, Given: p.authored}) {
		at := p.linked(dead)
		if slices.ContainsFunc(told, func(d diag.Diagnostic) bool { return d.Pos.File == at.File && d.Pos.Line == at.Line }) {
			continue
		}
		name, what := "", "this site has no %q"
		args := []any{dead.To}
		switch closed := p.closedAt(dead.To); {
		case dead.ID != "":
			what, args = "the page %q has no %q", []any{dead.To, "#" + dead.ID}
		case closed != "":
			what, args = "the audience %q may not read %q", []any{p.edition.audience.String(), closed}
		}
		if !p.authored(dead.Path) {
			name = "in " + dead.Path + ": "
		}
		list.Errorf(at, "link-broken", name+what, args...)
	}
	return p.oncePerCause(list)
}

// closedAt gives the address of what stands there in the whole case.
func (p project) closedAt(to string) string {
	for _, e := range p.whole.Entries() {
		if e.Path() == to || e.Path() == to+"/" {
			return e.Path()
		}
	}
	return ""
}

// linked gives where the author can mend an address in a file that programs read:
// in the file, in the entry that has it, or in the template that writes such files.
func (p project) linked(dead linkcheck.Dead) diag.Pos {
	if p.authored(dead.Path) {
		return p.place(dead.Path, dead.Line, 0)
	}
	is := func(url casefile.Text) bool {
		within, ok := config.Within(p.edition.base, url.V)
		if !ok {
			within = url.V
		}
		if dead.ID != "" {
			return within == dead.To+"#"+dead.ID
		}
		return within == dead.To
	}
	for _, e := range p.seen.Entries() {
		for _, l := range e.Links {
			if is(l.URL) {
				return p.at(l.URL.Pos)
			}
		}
	}
	for i := range p.seen.Evidence {
		for _, a := range p.seen.Evidence[i].Artifacts {
			if is(a.URL) {
				return p.at(a.URL.Pos)
			}
		}
	}
	for _, name := range p.asTheyAre {
		if strings.HasPrefix(name, "layouts/") && path.Ext(name) == path.Ext(dead.Path) {
			return diag.Pos{File: p.real(name)}
		}
	}
	return p.nowhere()
}
