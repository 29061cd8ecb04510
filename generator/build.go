package generator

import (
	"context"
	"fmt"
	"path"
	"path/filepath"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/assess"
	"github.com/casebook-dev/casebook/generator/internal/audience"
	"github.com/casebook-dev/casebook/generator/internal/colophon"
	"github.com/casebook-dev/casebook/generator/internal/config"
	"github.com/casebook-dev/casebook/generator/internal/gate"
	"github.com/casebook-dev/casebook/generator/internal/packet"
	"github.com/casebook-dev/casebook/generator/internal/pages"
	"github.com/casebook-dev/casebook/generator/internal/publish"
	"github.com/casebook-dev/casebook/generator/internal/render"
	"github.com/casebook-dev/casebook/themes"
)

// Built is what Build made.
type Built struct {
	Folder string // where the site was written; "" where it was not, because of errors
	Files  int    // files looked at
	Pages  int
	Charts int
	Diags  diag.List
}

// Build makes the site of the configured audience and writes it into the
// configured folder, below dir. A case with errors is not built; with strict,
// neither is one with warnings. The former site stays as it was then.
func Build(ctx context.Context, dir string, strict bool, opt Options) (Built, error) {
	r, err := read(opt)
	b := Built{Files: r.files, Diags: r.diags}
	if err != nil || stops(b.Diags, false) {
		return b, err
	}
	opt.begin("composing")
	p, err := compose(ctx, opt, r, r.site())
	b.add(p.found)
	if err != nil || stops(b.Diags, strict) {
		return b, err
	}
	opt.begin("rendering")
	site, found, err := render.Run(ctx, p.tree, p.options)
	b.add(p.paths.Diags(found))
	if err != nil || stops(b.Diags, strict) {
		return b, err
	}
	opt.begin("guarding")
	b.add(p.guarded(p.outputName(), site.Files, gate.Options{Base: p.cfg.BaseURL}))
	if stops(b.Diags, strict) {
		return b, nil
	}
	opt.begin("writing")
	folder := p.cfg.Output.Folder
	if !filepath.IsAbs(folder) && p.cfg.Pos("output.folder").File != outFlag {
		folder = filepath.Join(dir, folder)
	}
	if err := publish.Write(ctx, folder, publish.Files(site.Files), publish.Options{Portfolio: dir}); err != nil {
		return b, fmt.Errorf("writing the site into %q: %w", filepath.ToSlash(folder), err)
	}
	b.Folder, b.Pages, b.Charts = folder, site.Pages, p.tree.Charts
	return b, nil
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
	edition  edition
	held     func() audience.Held // what the audience may not read
	packet   packet.Packet
	colophon colophon.Colophon
	tree     pages.Tree
	options  render.Options
	paths    audience.Paths // where the files of the view are
	found    diag.List      // what composing found
}

// compose goes the line as far as there is no Hugo in it.
func compose(ctx context.Context, opt Options, r reading, e edition) (project, error) {
	p := project{reading: r, edition: e}
	theme, err := themes.Open(r.cfg.Theme)
	if err != nil {
		return p, err
	}
	press, err := opt.press(theme, r.cfg.Language)
	if err != nil {
		return p, err
	}
	defer press.Close()
	c, paths := audience.ViewPaths(r.whole, e.audience)
	judged := assess.Of(c, r.day)
	p.paths, p.held = paths, withhold(r.whole, c, e.audience)
	opt.Portfolio = paths.Open(opt.Portfolio)
	p.packet = packet.Of(c, judged, e.seen(r.cfg, c.Config))
	about := colophon.Options{Commit: opt.Commit, Sums: paths.Sums(r.sums)}
	if e.packetOnly {
		about.Profile = e.profile.Name
		p.found = append(p.found, paths.Diags(packet.Voice(c, p.packet))...)
	}
	if p.colophon, err = colophon.Of(opt.Portfolio, c, e.audience, r.day, about); err != nil {
		return p, err
	}
	how := pages.Options{
		Audience: e.audience, BaseURL: r.cfg.BaseURL,
		Packet: p.packet, Colophon: p.colophon, Paper: r.cfg.Packet.Paper,
	}
	if !opt.undrawn {
		how.Draw = draw(ctx, press)
	}
	composed := pages.Compose
	if e.packetOnly {
		composed = pages.ComposePacket
	}
	var found diag.List
	p.tree, found = composed(c, judged, how)
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
		Params: pages.Params(c.Config.Params), PacketOnly: e.packetOnly,
	}
	for _, f := range r.whole.Theme {
		p.options.Overrides = append(p.options.Overrides, f.Path)
	}
	return p, nil
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
	p, err := compose(ctx, opt, r, r.site())
	b.add(p.found)
	if err != nil || stops(b.Diags, false) {
		return b, err
	}
	files, found, err := render.Project(p.tree, p.options)
	b.add(found)
	if err != nil || stops(b.Diags, false) {
		return b, err
	}
	if err := publish.Write(ctx, folder, publish.Files(files), publish.Options{Portfolio: dir}); err != nil {
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
