package generator

import (
	"context"
	"fmt"
	"path"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/files/publish"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/portable"
	"github.com/casebook-dev/casebook/generator/internal/site/render"
)

// Built is what Build made.
type Built struct {
	Folder   string    `json:"folder"`   // where the site was written; empty if there are errors
	Audience string    `json:"audience"` // `public`, `committee`, `mentor` or `self`
	Files    int       `json:"-"`        // files looked at
	Pages    int       `json:"pages"`    // number of pages
	Charts   int       `json:"charts"`   // number of drawn charts
	Exhibits int       `json:"exhibits"` // number of pieces of evidence that the audience may read
	Story    bool      `json:"story"`    // whether the home page has words of the author's, which it may read
	Ladder   bool      `json:"ladder"`   // whether the audience may read a ladder, without which nothing is judged
	Searched *Searched `json:"leaks"`    // what was searched for and found; `null` if nothing was searched
	Locked   *Locked   `json:"locked"`   // how the site was locked; `null` if it is not
	Diags    diag.List `json:"-"`
	Again    int       `json:"-"` // how often it was built before in vain: the portfolio changed meanwhile

	site  map[string][]byte // what was written
	named bool              // the user chose the folder
	from  MadeFrom
	made  int // pages that are not those of the former site
}

// Build makes the site of the configured audience and writes it into the
// configured folder, below dir. A case with errors is not built; with strict,
// neither is one with warnings. The previous site is unchanged then. A portfolio that
// changes meanwhile is built again. Where nothing differs from the last build, its site and
// what it told stand.
func Build(ctx context.Context, dir string, strict bool, opt Options) (b Built, err error) {
	last := opt.lastBuild(dir)
	if b, ok := last.standing(strict); ok {
		return b, nil
	}
	again, err := steadily(opt, func(opt Options) (err error) {
		b, err = buildOnce(ctx, dir, strict, opt)
		return err
	})
	if err == nil {
		last.keep(b)
	}
	b.Again = again
	return b, err
}

func buildOnce(ctx context.Context, dir string, strict bool, opt Options) (Built, error) {
	r, err := read(opt)
	if err != nil {
		return Built{}, err
	}
	e := r.site()
	if e.portable = opt.Portable != NotPortable; e.portable && e.locked {
		return Built{}, errLockedPortable
	}
	if opt.Portable == PortableZIP {
		return r.buildZIP(ctx, dir, strict, e, opt)
	}
	folder, to, err := r.siteFolder(dir, opt, publish.MayHold)
	if err != nil && !stops(r.diags, false) {
		return Built{Audience: r.cfg.Audience.String(), Files: r.files, Diags: r.diags}, err
	}
	for i := range r.tree.Docs {
		r.tree.Docs[i].Fields = source.Value{} // the case has them; of 10,000 entries they hold 50 MB
	}
	p, site, b, err := r.made(ctx, opt, e)
	b.Diags = r.unused(b.Diags)
	if err != nil || site.Files == nil || stops(b.Diags, strict) {
		return b, err
	}
	if err := p.lockSite(ctx, &site, &b, folder, opt); err != nil {
		return b, err
	}
	if e.locked {
		to.About = sealedFor(r.cfg.Audience, site.Files, opt.Key)
	}
	opt.begin("writing")
	if err := publish.Write(ctx, folder, publish.Files(site.Files), to); err != nil {
		return b, writing(folder, err)
	}
	b.Folder, b.named, b.site, b.from = folder, !to.Inside, site.Files, p.madeFrom()
	return b, nil
}

// made makes an edition of the site that was read, and guards it. Where errors stop
// it, it has no files. The error is errChanged if it is of two states of the portfolio.
func (r reading) made(ctx context.Context, opt Options, e edition) (project, render.Site, Built, error) {
	p, site, b, err := r.makeSite(ctx, opt, e)
	if opt.changed() && ctx.Err() == nil {
		return project{}, render.Site{}, Built{}, errChanged
	}
	return p, site, b, err
}

func (r reading) makeSite(ctx context.Context, opt Options, e edition) (project, render.Site, Built, error) {
	b := Built{Audience: r.cfg.Audience.String(), Files: r.files, Diags: r.diags}
	if stops(b.Diags, false) {
		return project{}, render.Site{}, b, nil
	}
	opt.begin("composing")
	p, err := prepare(ctx, opt, r, e)
	b.add(r.accepted(p.found))
	if err != nil || stops(b.Diags, false) {
		return p, render.Site{}, b, err
	}
	opt.begin("rendering")
	site, found, err := opt.formerSite.run(ctx, p)
	b.add(r.accepted(p.placed(p.paths.Diags(found))))
	if err != nil || stops(b.Diags, false) {
		return p, render.Site{}, b, err
	}
	opt.begin("guarding")
	if e.portable {
		site.Files = portable.Of(site.Files, e.base)
	}
	found, b.Searched = p.guard(site.Files, opt.formerSite)
	b.add(found)
	if stops(b.Diags, false) {
		return p, render.Site{}, b, nil
	}
	seen, _ := r.byAudience.of(r.cfg.Audience)
	b.Exhibits, b.Ladder, b.Story = len(seen.Evidence), seen.Framework.Given(), hasStory(seen)
	b.Pages, b.Charts, b.made = site.Pages, p.tree.Charts, site.Made
	return p, site, b, nil
}

// outFlag names the flag whose folder is relative to where the command runs,
// and not to the portfolio.
const outFlag = "--out"

func stops(list diag.List, strict bool) bool {
	return list.Errors() > 0 || strict && list.Warnings() > 0
}

func (b *Built) add(list diag.List) {
	b.Diags = append(b.Diags, list...)
	b.Diags.Sort()
}

// Eject writes the composed case as an ordinary Hugo project into a folder, to
// go on without casebook. The folder must be absent, empty, or one that was
// ejected before.
func Eject(ctx context.Context, dir, folder string, opt Options) (Built, error) {
	r, err := read(opt)
	b := Built{Files: r.files, Diags: r.diags}
	if err != nil || stops(b.Diags, false) {
		return b, err
	}
	to := target(dir, true, opt)
	if err := publish.MayHold(folder, to); err != nil {
		return b, fmt.Errorf("writing the Hugo project: %w", err)
	}
	p, err := prepare(ctx, opt, r, r.authorsSite(r.cfg.BaseURL))
	b.add(p.found)
	if err != nil || stops(b.Diags, false) {
		return b, err
	}
	files, found, err := render.Project(p.tree, p.options)
	b.add(p.paths.Diags(found))
	leaks, _ := p.leaks(files)
	b.add(leaks)
	if err != nil || stops(b.Diags, false) {
		return b, err
	}
	if err := publish.Write(ctx, folder, publish.Files(files), to); err != nil {
		return b, fmt.Errorf("writing the Hugo project: %w", err)
	}
	b.Folder = folder
	for name := range files {
		if path.Ext(name) == ".md" {
			b.Pages++
		}
	}
	return b, nil
}
