package generator

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/assess"
	"github.com/casebook-dev/casebook/generator/internal/attach"
	"github.com/casebook-dev/casebook/generator/internal/audience"
	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/colophon"
	"github.com/casebook-dev/casebook/generator/internal/config"
	"github.com/casebook-dev/casebook/generator/internal/packet"
	"github.com/casebook-dev/casebook/generator/internal/pages"
	"github.com/casebook-dev/casebook/generator/internal/publish"
	"github.com/casebook-dev/casebook/generator/internal/render"
	"github.com/casebook-dev/casebook/generator/internal/scan"
	"github.com/casebook-dev/casebook/themes"
)

// Built is what Build made.
type Built struct {
	Folder   string    `json:"folder"` // where the site was written; "" where it was not, because of errors
	Audience string    `json:"audience"`
	Files    int       `json:"-"` // files looked at
	Pages    int       `json:"pages"`
	Charts   int       `json:"charts"`
	Searched *Searched `json:"leaks"`  // nil where it did not come to that
	Locked   *Locked   `json:"locked"` // nil where the site is not locked
	Diags    diag.List `json:"-"`
}

// Build makes the site of the configured audience and writes it into the
// configured folder, below dir. A case with errors is not built; with strict,
// neither is one with warnings. The previous site is unchanged then.
func Build(ctx context.Context, dir string, strict bool, opt Options) (Built, error) {
	r, err := read(opt)
	if err != nil {
		return Built{}, err
	}
	folder, to, err := r.siteFolder(dir, opt)
	if err != nil && !stops(r.diags, false) {
		return Built{Audience: r.cfg.Audience.String(), Files: r.files, Diags: r.diags}, err
	}
	p, site, b, err := r.made(ctx, opt)
	b.Diags = r.unused(b.Diags)
	if err != nil || site.Files == nil || stops(b.Diags, strict) {
		return b, err
	}
	if p.cfg.Lock.Always {
		opt.begin("locking")
		sealed, locked, err := p.seal(ctx, site.Files, folder, opt.Secret)
		if err != nil {
			return b, err
		}
		site.Files, b.Locked = sealed, &locked
	}
	opt.begin("writing")
	if err := publish.Write(ctx, folder, publish.Files(site.Files), to); err != nil {
		return b, writing(folder, err)
	}
	b.Folder = folder
	return b, nil
}

// made makes the site that was read, and guards it. Where errors stop it, it has
// no files.
func (r reading) made(ctx context.Context, opt Options) (project, render.Site, Built, error) {
	b := Built{Audience: r.cfg.Audience.String(), Files: r.files, Diags: r.diags}
	if stops(b.Diags, false) {
		return project{}, render.Site{}, b, nil
	}
	opt.begin("composing")
	p, err := compose(ctx, opt, r, r.site())
	b.add(r.accepted(p.found))
	if err != nil || stops(b.Diags, false) {
		return p, render.Site{}, b, err
	}
	opt.begin("rendering")
	site, found, err := render.Run(ctx, p.tree, p.options)
	b.add(r.accepted(p.placed(p.paths.Diags(found))))
	if err != nil || stops(b.Diags, false) {
		return p, render.Site{}, b, err
	}
	opt.begin("guarding")
	unsafe, searched := p.guarded(site.Files, scan.Options{Base: p.cfg.BaseURL, Hosts: p.cfg.Hosts})
	b.add(unsafe)
	b.add(p.deadLinks(site.Files, unsafe))
	if p.cfg.Lock.Always {
		b.add(p.coverLeaks(site.Files))
	}
	b.Searched = &searched
	if stops(b.Diags, false) {
		return p, render.Site{}, b, nil
	}
	b.Pages, b.Charts = site.Pages, p.tree.Charts
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

// edition says which view of the case is composed.
type edition struct {
	profile    config.Profile // of the packet
	audience   config.Audience
	packetOnly bool // no page of the site
}

// site is the edition that the site shows.
func (r reading) site() edition {
	profile, _ := packet.Find(r.cfg, r.cfg.Packet.Profile)
	return edition{profile: profile, audience: r.cfg.Audience}
}

// seen gives the profile as the audience may read it: the ids that it names may
// be others there.
func (e edition) seen(cfg, seen config.Config) config.Profile {
	for i, p := range cfg.Packet.Profiles {
		if p.Name == e.profile.Name && i < len(seen.Packet.Profiles) {
			return seen.Packet.Profiles[i]
		}
	}
	return e.profile
}

// project is a composed case and what rendering needs beside it.
type project struct {
	reading
	edition   edition
	held      func() audience.Held // what the audience may not read
	packet    packet.Packet
	colophon  colophon.Colophon
	tree      pages.Tree
	options   render.Options
	paths     audience.Paths    // where the files of the view are
	seen      casefile.Case     // the view
	places    map[string]string // path in the site -> the author's file that is published there
	inside    map[string][]byte // of attached PDFs and archives: "evidence/rota/plan.pdf/page 3"
	given     map[string]bool   // files of the site, or of the ejected project, that are the author's own
	asTheyAre []string          // the portfolio's files that override the theme's, save pictures
	found     diag.List         // what composing found
}

// compose goes the line as far as there is no Hugo in it.
func compose(ctx context.Context, opt Options, r reading, e edition) (project, error) {
	p := project{reading: r, edition: e, places: map[string]string{}}
	theme, err := themes.Open(r.cfg.Theme)
	if err != nil {
		return p, err
	}
	c, paths := r.views.of(e.audience)
	judged := assess.Of(c, r.day)
	p.seen, p.paths, p.held = c, paths, r.views.withheld(e.audience)
	opt.Portfolio = paths.Open(opt.Portfolio)
	p.packet = packet.Of(c, judged, e.seen(r.cfg, c.Config))
	about := colophon.Options{Commit: opt.Commit, Sums: audience.Sums(r.whole, c, e.audience, paths, r.sums)}
	if e.packetOnly {
		about.Profile = e.profile.Name
		p.found = append(p.found, paths.Diags(packet.Voice(c, p.packet))...)
	}
	if p.colophon, err = colophon.Of(opt.Portfolio, c, e.audience, r.day, about); err != nil {
		return p, err
	}
	how := pages.Options{
		Audience: e.audience, BaseURL: r.cfg.BaseURL, Hosts: r.cfg.Hosts,
		Packet: p.packet, Colophon: p.colophon, Paper: r.cfg.Packet.Paper, Cover: r.cover(),
	}
	if !opt.undrawn {
		press, err := opt.press(theme)
		if err != nil {
			return p, err
		}
		defer press.Close()
		how.Draw = draw(ctx, press)
	}
	if how.Headers, err = r.own(opt.Portfolio, pages.OwnHeaders); err != nil {
		return p, err
	}
	if how.Redirects, err = r.own(opt.Portfolio, pages.OwnRedirects); err != nil {
		return p, err
	}
	composed := pages.Compose
	if e.packetOnly {
		composed = pages.ComposePacket
	}
	var found diag.List
	p.tree, found = composed(c, judged, how)
	p.overrides()
	if err := p.licences(theme); err != nil {
		return p, err
	}
	more, err := p.attach(ctx, opt.Portfolio)
	p.found = append(p.found, paths.Diags(append(found, more...))...)
	if err != nil {
		return p, err
	}
	if ctx.Err() != nil { // then every chart has failed, which is no mistake of the author's
		p.found = nil
		return p, ctx.Err()
	}
	p.options = render.Options{
		Theme: theme, ThemeName: r.cfg.Theme, Portfolio: opt.Portfolio,
		BaseURL: r.cfg.BaseURL, Language: r.cfg.Language, Title: c.Config.Title, Day: r.day, Minify: r.cfg.Output.Minify,
		Params: pages.Params(c.Config.Params), PacketOnly: e.packetOnly, Overrides: p.asTheyAre,
		Sitemap: pages.Mapped(r.cfg.BaseURL, e.audience),
	}
	return p, nil
}

// overrides sorts the portfolio's files that override the theme's: pictures go
// the way of attached files, all others are taken as they are.
func (p *project) overrides() {
	for _, f := range p.whole.Theme {
		switch folder, _, _ := strings.Cut(f.Path, "/"); {
		case f.Path == pages.OwnHeaders: // is in the tree already, behind the site's
		case (folder == "static" || folder == "assets") && attach.Rewritten(f.Path):
			p.tree.Copies[f.Path] = f.Path
		default:
			p.asTheyAre = append(p.asTheyAre, f.Path)
			if folder == "static" {
				p.places[published(f.Path)] = f.Path
			}
		}
	}
	p.given = map[string]bool{}
	for _, place := range slices.Concat(p.asTheyAre, slices.Collect(maps.Keys(p.tree.Copies))) {
		p.given[place] = true
		if !strings.HasPrefix(place, "layouts/") { // a page has the path of its template
			p.given[published(place)] = true
		}
	}
}

// own reads a file of the portfolio that hosts obey.
func (r reading) own(portfolio fs.FS, name string) ([]byte, error) {
	for _, f := range r.whole.Theme {
		if f.Path == name {
			data, err := fs.ReadFile(portfolio, f.Path)
			if err != nil {
				return nil, fmt.Errorf("read the portfolio: %w", err)
			}
			return data, nil
		}
	}
	return nil, nil
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
	r.cfg.Lock.Always = false // a project to go on with is for its author
	p, err := compose(ctx, opt, r, r.site())
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
