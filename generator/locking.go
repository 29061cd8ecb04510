package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/files/publish"
	"github.com/casebook-dev/casebook/generator/internal/privacy/lock"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/pages"
	"github.com/casebook-dev/casebook/generator/internal/site/render"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
)

// Locked tells how a site was locked.
type Locked struct {
	Readers int    `json:"readers"`           // number of readers
	Fresh   int    `json:"fresh"`             // files that were sealed anew
	Kept    int    `json:"kept"`              // files that kept their bytes
	Renewed string `json:"renewed,omitempty"` // why the site has another key than before
}

// cover gives what everybody may read of a locked site: the author's words, as
// the public may read them.
func (p project) cover() *views.Cover {
	if !p.edition.locked {
		return nil
	}
	seen, _ := p.byAudience.of(config.Public)
	return &views.Cover{Title: seen.Config.Lock.Title, SynopsisMD: seen.Config.Lock.Synopsis}
}

// staysOpen tells which files of a locked site are not sealed: the cover with
// what it needs, and what hosts read.
func staysOpen(name string) bool {
	return strings.HasPrefix(name, pages.CoverFolder) || strings.HasPrefix(name, ".well-known/") ||
		slices.Contains([]string{pages.LockedWorker, "_headers", "_redirects", "CNAME", ".nojekyll", "robots.txt", siteLicences}, name)
}

// coverLeaks searches what stays open of a locked site: everybody may read that,
// whoever the site is for.
func (p project) coverLeaks(files map[string][]byte) diag.List {
	open := map[string][]byte{}
	for name, data := range files {
		if staysOpen(name) {
			open[name] = data
		}
	}
	p.partHeaders(open)
	held := p.byAudience.withheld(config.Public)()
	var list diag.List
	found := held.Report(open, p.authored).Found
	trace := p.trace(held, found)
	for _, l := range found {
		at, _ := trace.of(l)
		if at == p.nowhere() {
			at = placeOr(p.cfg.Pos("lock.synopsis"), p.cfg.Pos("lock.title"))
		}
		hint := "remove it there: everyone can read it"
		if at.File == source.ConfigFile {
			hint = "remove it from the title or the synopsis under lock"
		}
		list.Errorf(at, "leak-found", "everyone can read the cover of a locked site and the files for its host, but the public may not read the %s %q", l.What, l.Text).
			See(l.From, "%s", stands(l.What)).Hintf("%s", hint)
	}
	return p.oncePerCause(list)
}

// seal gives the files of a site as they are published where it is locked.
func (p project) seal(ctx context.Context, files map[string][]byte, folder, secret string) (map[string][]byte, Locked, error) {
	cover, ok := files[pages.CoverPage]
	if !ok {
		return nil, Locked{}, errors.New("the theme made no cover for the locked site: its layouts/lock/section.html is missing")
	}
	within := maps.Clone(files)
	delete(within, pages.CoverPage)
	sealed, err := lock.Seal(ctx, within, lock.Options{Readers: p.readers, Open: staysOpen, Former: former(folder), Secret: secret})
	if err != nil {
		return nil, Locked{}, fmt.Errorf("lock the site: %w", err)
	}
	sealed.Files["index.html"], sealed.Files["404.html"] = cover, cover
	return sealed.Files, Locked{Readers: len(p.readers), Fresh: sealed.Fresh, Kept: sealed.Kept, Renewed: sealed.Renewed}, nil
}

// lockSite seals a site that was made, where it is to be locked.
func (p project) lockSite(ctx context.Context, site *render.Site, b *Built, folder string, opt Options) error {
	if !p.edition.locked {
		return nil
	}
	opt.begin("locking")
	sealed, locked, err := p.seal(ctx, site.Files, folder, opt.Secret)
	if err != nil {
		return err
	}
	site.Files, b.Locked = sealed, &locked
	return nil
}

// former reads files of the site that is in the output folder now.
func former(folder string) func(name string) ([]byte, bool) {
	return func(name string) ([]byte, bool) {
		root, err := os.OpenRoot(folder)
		if err != nil {
			return nil, false
		}
		defer root.Close()
		data, err := fs.ReadFile(publish.Regular(root), filepath.ToSlash(name))
		return data, err == nil
	}
}
