package generator

import (
	"context"
	"fmt"
	"path"
	"path/filepath"

	"github.com/casebook-dev/casebook/generator/diag"
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
	p, err := compose(ctx, opt)
	b := Built{Files: p.files, Diags: p.diags}
	if err != nil || stops(b.Diags, strict) {
		return b, err
	}
	opt.begin("rendering")
	site, found, err := render.Run(ctx, p.tree, p.options)
	b.add(found)
	if err != nil || stops(b.Diags, strict) {
		return b, err
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

// project is a composed case and what rendering needs beside it.
type project struct {
	reading
	tree    pages.Tree
	options render.Options
}

// compose goes the line as far as there is no Hugo in it. Where the case has
// errors, the tree is empty.
func compose(ctx context.Context, opt Options) (project, error) {
	r, err := read(opt)
	p := project{reading: r}
	if err != nil || r.diags.Errors() > 0 {
		return p, err
	}
	opt.begin("composing")
	theme, err := themes.Open(r.cfg.Theme)
	if err != nil {
		return p, err
	}
	press, err := opt.press(theme, r.cfg.Language)
	if err != nil {
		return p, err
	}
	defer press.Close()
	c, judged := r.view(r.cfg.Audience)
	how := pages.Options{Audience: r.cfg.Audience, BaseURL: r.cfg.BaseURL}
	if !opt.undrawn {
		how.Draw = draw(ctx, press)
	}
	var found diag.List
	p.tree, found = pages.Compose(c, judged, how)
	p.diags = append(p.diags, found...)
	p.diags.Sort()
	if ctx.Err() != nil { // then every chart has failed, which is no mistake of the author's
		p.diags = nil
		return p, ctx.Err()
	}
	p.options = render.Options{
		Theme: theme, ThemeName: r.cfg.Theme, Portfolio: opt.Portfolio,
		BaseURL: r.cfg.BaseURL, Language: r.cfg.Language, Title: r.cfg.Title, Day: r.day, Minify: r.cfg.Output.Minify,
		Params: pages.Params(r.cfg.Params),
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
	p, err := compose(ctx, opt)
	b := Built{Files: p.files, Diags: p.diags}
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
