package generator

import (
	"context"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/judge/check"
	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/linkcheck"
	"github.com/casebook-dev/casebook/generator/internal/site/pages"
)

// reach is how far along the line something could still complain of a case that
// has no errors so far. A check goes that far and no farther: a case of ten
// thousand texts without anything special in it is told in the time that it takes
// to read, and what a build would say is said all the same.
type reach int

const (
	toChecks   reach = iota // nothing more can be found
	toAttached              // files beside the texts have to be looked into
	toSite                  // the site has to be made, drawn and guarded
)

// mostValues is how many values of a series are surely drawn in the time that a
// chart may take.
const mostValues = 100_000

// reach tells how far.
func (r reading) reach() reach {
	switch {
	case len(r.whole.Theme) > 0: // templates, styles, labels and static files can do anything
		return toSite
	case r.cfg.Lock.Always: // the cover is searched as if it were for the public
		return toSite
	case r.cfg.Output.Minify: // the minifier may choke on what browsers take
		return toSite
	case check.Unsure(r.whole): // Hugo alone knows
		return toSite
	}
	if slices.ContainsFunc(r.whole.Files, func(f source.File) bool { return linkcheck.Reads(f.Path) }) {
		return toSite // where its addresses lead is known when the site is there
	}
	for _, s := range r.whole.Series {
		if len(s.Points)*max(1, len(s.Columns)) > mostValues {
			return toSite
		}
	}
	seen, _ := r.byAudience.of(r.cfg.Audience)
	if redact.Hidden(r.whole, r.cfg.Audience) {
		held := r.byAudience.withheld(r.cfg.Audience)()
		if held.Composed() || len(held.Standing(seen)) > 0 {
			return toSite // a name or a term that redaction did not know for one
		}
	}
	if len(r.whole.Files) > 0 {
		return toAttached
	}
	return toChecks
}

// attached finds what is wrong with the files beside the texts: what a build
// would refuse, and what of them its audience may not read.
func (r reading) attached(ctx context.Context, opt Options) (Built, error) {
	b := Built{Audience: r.cfg.Audience.String(), Files: r.files, Diags: r.diags}
	if clean, err := r.clean(ctx, opt); clean || err != nil {
		return b, err
	}
	e := r.site()
	e.tables = true
	p, err := prepare(ctx, opt, r, e)
	b.add(p.found)
	if err != nil || stops(b.Diags, false) {
		return b, err
	}
	files := map[string][]byte{}
	for name, data := range p.tree.Static {
		if _, is := p.places[name]; is {
			files[name] = data
		}
	}
	for place, data := range p.tree.Files {
		if _, is := p.places[published(place)]; is {
			files[published(place)] = data
		}
	}
	unsafe, _ := p.guarded(files, p.scanned())
	b.add(unsafe)
	return b, nil
}

// clean tells whether nothing is wrong with any of the files, whichever of them the
// pages publish. That is most often so, and to find out which costs much more.
func (r reading) clean(ctx context.Context, opt Options) (bool, error) {
	p, err := r.seenBy(r.site(), opt)
	if err != nil {
		return false, err
	}
	p.tree = pages.Tree{Static: map[string][]byte{}, Copies: map[string]string{}}
	for _, f := range p.seen.Files {
		p.tree.Copies["static/"+f.Path], p.given[f.Path] = f.Path, true
	}
	refused, err := p.takeAttached(ctx)
	if err != nil || len(refused) > 0 { // what no page names need not be readable
		return false, ctx.Err()
	}
	found, _ := p.guarded(p.tree.Static, p.scanned())
	return len(found) == 0, nil
}
