package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/files/attach"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/paper/colophon"
	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/privacy/leaks"
	"github.com/casebook-dev/casebook/generator/internal/privacy/redact"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/datafiles"
	"github.com/casebook-dev/casebook/generator/internal/site/font"
	"github.com/casebook-dev/casebook/generator/internal/site/pages"
	"github.com/casebook-dev/casebook/generator/internal/site/render"
	"github.com/casebook-dev/casebook/themes"
)

// The stages, in the order in which they run. Every verb goes this line and
// leaves it where it has what it needs:
//
//	read       the portfolio: files, configuration, case, mistakes      (reading.go)
//	           status and verify leave here
//	seenBy     the case as an audience sees it; beside the next stages, what is
//	           withheld from it is found, for guard
//	judge      the verdicts, what a packet prints, what it all rests on
//	compose    pages and charts
//	gather     files beside the pages, what overrides the theme
//	           check leaves here, or farther on where more could be found (check_depth.go);
//	           eject writes what there is
//	render     Hugo makes the site
//	           packet makes one document of its page and prints it      (packet.go)
//	guard      nothing runs, nothing leaks, no link is dead             (guards.go)
//	           the preview serves it                                    (preview.go)
//	seal       for its readers, where the site is locked                (locking.go)
//	write      into the folder                                          (build.go)

// prepare runs the stages from seenBy to gather: those without Hugo.
func prepare(ctx context.Context, opt Options, r reading, e edition) (project, error) {
	p, err := r.seenBy(e, opt)
	if err != nil {
		return p, err
	}
	r.byAudience.beginWithheld(e.audience) // beside the stages up to guard, which asks for it
	if err := p.judge(opt.Commit); err != nil {
		return p, err
	}
	p.lookAtAttached()
	if err := p.makePages(ctx, opt); err != nil {
		return p, err
	}
	if err := p.gather(ctx); err != nil {
		return p, err
	}
	p.noteUnbound()
	if ctx.Err() != nil { // then every chart has failed, which is no mistake of the author's
		p.found = nil
		return p, ctx.Err()
	}
	p.options = render.Options{
		Theme: p.theme, ThemeName: r.cfg.Theme, Portfolio: p.portfolio,
		BaseURL: e.base, Language: r.cfg.Language, Title: p.seen.Config.Title, Day: r.day, Minify: r.cfg.Output.Minify,
		Params: pages.Params(p.seen.Config.Params), PacketOnly: e.packetOnly, Overrides: p.asTheyAre,
		Sitemap: caseindex.Mapped(e.base, e.audience),
	}
	return p, nil
}

// edition says which view of the case is composed, and for which place.
type edition struct {
	profile    config.Profile // of the packet
	audience   config.Audience
	base       string // the address of the site
	locked     bool   // the site is sealed, and has a cover
	portable   bool   // it opens from a disk
	packetOnly bool   // no page of the site
	tables     bool   // charts are left as tables
}

// site is the edition that a build publishes.
func (r reading) site() edition {
	profile, _ := packet.Find(r.cfg, r.cfg.Packet.Profile)
	return edition{profile: profile, audience: r.cfg.Audience, base: r.cfg.BaseURL, locked: r.cfg.Lock.Always}
}

// authorsSite is the edition of the site that its author has on their own machine,
// at an address: it is never locked.
func (r reading) authorsSite(base string) edition {
	e := r.site()
	e.base, e.locked = base, false
	return e
}

// packetFor is the edition that a packet prints for those whose eyes read.
func (r reading) packetFor(profile config.Profile) edition {
	return edition{profile: profile, audience: r.eyes, base: r.cfg.BaseURL, locked: r.cfg.Lock.Always, packetOnly: true}
}

// seen gives the profile as the audience may read it: the ids that it names may
// be others there.
func (e edition) seen(view config.Config) config.Profile {
	for _, p := range view.Packet.Profiles {
		if p.Pos == e.profile.Pos {
			return p
		}
	}
	return e.profile
}

// project is a composed case and what rendering needs beside it.
type project struct {
	reading
	edition   edition
	theme     fs.FS
	portfolio fs.FS                 // with the names that the audience knows
	held      func() leaks.Withheld // what the audience may not read
	judged    assess.Assessment
	packet    packet.Packet
	colophon  colophon.Colophon
	composed  pages.Tree // pages and charts
	tree      pages.Tree // the same with the files beside them
	options   render.Options
	paths     redact.Paths         // where the files of the view are
	seen      casefile.Case        // the view
	places    map[string]string    // path in the site -> the author's file that is published there
	inside    map[string][]byte    // of attached PDFs and archives: "evidence/rota/plan.pdf/page 3"
	bound     map[string][]byte    // files that are bound into the packet, by their paths in the view
	unbound   map[string]diag.List // why others are not
	given     map[string]bool      // files of the site, or of the ejected project, that are the author's own
	asTheyAre []string             // the portfolio's files that override the theme's, save pictures
	found     diag.List            // what composing found
}

// seenBy is the case as the audience of an edition sees it.
func (r reading) seenBy(e edition, opt Options) (project, error) {
	p := project{reading: r, edition: e, places: map[string]string{}, given: map[string]bool{}}
	var err error
	if p.theme, err = themes.Open(r.cfg.Theme); err != nil {
		return p, err
	}
	p.seen, p.paths = r.byAudience.of(e.audience)
	p.held = r.byAudience.withheld(e.audience)
	p.portfolio = p.paths.Open(opt.Portfolio)
	return p, nil
}

// judge judges what the audience sees, chooses what a packet prints of it, and
// says what both rest on.
func (p *project) judge(commit Commit) error {
	p.judged = assess.Of(p.seen, p.day)
	p.packet = packet.Of(p.seen, p.judged, p.edition.seen(p.seen.Config))
	about := colophon.Options{Commit: commit, Sums: audience.Sums(p.whole, p.seen, p.edition.audience, p.paths, p.sums)}
	if p.edition.packetOnly {
		about.Profile = p.packet.Profile.Name // as the audience may read it
		p.note(packet.Voice(p.seen, p.packet))
	}
	var err error
	p.colophon, err = colophon.Of(p.portfolio, p.seen, p.edition.audience, p.day, about)
	return err
}

// note keeps what a stage found, at the places in the author's files.
func (p *project) note(found diag.List) { p.found = append(p.found, p.paths.Diags(found)...) }

// makePages composes the pages, and has their charts drawn.
func (p *project) makePages(ctx context.Context, opt Options) error {
	how := pages.Options{
		Audience: p.edition.audience, BaseURL: p.edition.base, Hosts: p.cfg.Hosts,
		Packet: p.packet, Colophon: p.colophon, Paper: p.cfg.Packet.Paper, Cover: p.cover(),
	}
	var err error
	if how.Fonts, err = font.Read(p.theme); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if !opt.undrawn && !p.edition.tables {
		press, err := opt.press(p.theme)
		if err != nil {
			return err
		}
		defer press.Close()
		how.Draw = draw(ctx, press, opt.formerSite.figures())
	}
	if how.Headers, err = p.own(datafiles.OwnHeaders); err != nil {
		return err
	}
	if how.Redirects, err = p.own(datafiles.OwnRedirects); err != nil {
		return err
	}
	how.Robots = slices.ContainsFunc(p.whole.Theme, func(f source.File) bool { return f.Path == datafiles.OwnRobots })
	compose := pages.Compose
	if p.edition.packetOnly {
		compose = pages.ComposePacket
	}
	var found diag.List
	p.composed, found = compose(p.seen, p.judged, how)
	p.note(found)
	return nil
}

// gather puts files beside the pages: what overrides the theme, licences, and what
// the author attached.
func (p *project) gather(ctx context.Context) error {
	p.tree = p.composed
	p.tree.Files, p.tree.Static, p.tree.Copies = maps.Clone(p.tree.Files), maps.Clone(p.tree.Static), maps.Clone(p.tree.Copies)
	p.overrides()
	if err := p.licences(p.theme); err != nil {
		return err
	}
	found, err := p.takeAttached(ctx)
	p.note(found)
	return err
}

// overrides sorts the portfolio's files that override the theme's: pictures go
// the way of attached files, all others are taken as they are.
func (p *project) overrides() {
	for _, f := range p.whole.Theme {
		switch folder, _, _ := strings.Cut(f.Path, "/"); {
		case f.Path == datafiles.OwnHeaders: // is in the tree already, behind the site's
			for _, name := range []string{"_headers", datafiles.OwnHeaders} {
				p.places[name+ownPart], p.given[name+ownPart] = f.Path, true
			}
		case (folder == "static" || folder == "assets") && attach.Rewritten(f.Path):
			p.tree.Copies[f.Path] = f.Path
		default:
			p.asTheyAre = append(p.asTheyAre, f.Path)
			if folder == "static" {
				p.places[published(f.Path)] = f.Path
			}
		}
	}
	for _, place := range slices.Concat(p.asTheyAre, slices.Collect(maps.Keys(p.tree.Copies))) {
		p.given[place] = true
		if !strings.HasPrefix(place, "layouts/") { // a page has the path of its template
			p.given[published(place)] = true
		}
	}
}

// own reads a file of the portfolio that hosts obey.
func (p project) own(name string) ([]byte, error) {
	for _, f := range p.whole.Theme {
		if f.Path == name {
			data, err := fs.ReadFile(p.portfolio, f.Path)
			if err != nil {
				return nil, fmt.Errorf("read the portfolio: %w", err)
			}
			return data, nil
		}
	}
	return nil, nil
}
