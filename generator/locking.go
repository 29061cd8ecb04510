package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/audience"
	"github.com/casebook-dev/casebook/generator/internal/config"
	"github.com/casebook-dev/casebook/generator/internal/lock"
	"github.com/casebook-dev/casebook/generator/internal/pages"
)

// Locked tells how a site was locked.
type Locked struct {
	Readers int    `json:"readers"`
	Fresh   int    `json:"fresh"`             // files that were sealed anew
	Kept    int    `json:"kept"`              // files that kept their bytes
	Renewed string `json:"renewed,omitempty"` // why the site has another key than before
}

// cover gives what everybody may read of a locked site: the author's words, as
// the public may read them.
func (r reading) cover() *pages.Cover {
	if !r.cfg.Lock.Always {
		return nil
	}
	seen := audience.View(r.whole, config.Public).Config.Lock
	return &pages.Cover{Title: seen.Title, SynopsisMD: seen.Synopsis}
}

// staysOpen tells which files of a locked site are not sealed: the cover with
// what it needs, and what hosts read.
func staysOpen(name string) bool {
	return strings.HasPrefix(name, pages.CoverFolder) || strings.HasPrefix(name, ".well-known/") ||
		slices.Contains([]string{pages.LockedWorker, "_headers", "_redirects", "CNAME", ".nojekyll", "robots.txt"}, name)
}

// seal locks a site. Everybody may read what stays open, whoever the site is
// for, so that is searched for what the public may not read.
func (p project) seal(ctx context.Context, files map[string][]byte, folder, secret string) (map[string][]byte, Locked, diag.List, error) {
	cover, ok := files[pages.CoverPage]
	if !ok {
		return nil, Locked{}, nil, errors.New("the theme made no cover for the locked site: its layouts/lock/section.html is missing")
	}
	open := map[string][]byte{pages.CoverPage: cover}
	for name, data := range files {
		if staysOpen(name) {
			open[name] = data
		}
	}
	public := audience.View(p.whole, config.Public)
	var list diag.List
	for _, l := range audience.Withheld(p.whole, public, config.Public, spoken()...).Report(open, p.authored).Found {
		list.Errorf(diag.Pos{File: path.Join(p.outputName(), l.Path), Line: l.Line}, "leak-found",
			"the cover of a locked site is for everyone, and the public may not read the %s %q", l.What, l.Text).See(l.From, "%s", stands(l.What))
	}
	if list.Errors() > 0 {
		return nil, Locked{}, list, nil
	}
	delete(files, pages.CoverPage)
	sealed, err := lock.Seal(ctx, files, lock.Options{Readers: p.readers, Open: staysOpen, Former: former(folder), Secret: secret})
	if err != nil {
		return nil, Locked{}, nil, fmt.Errorf("lock the site: %w", err)
	}
	sealed.Files["index.html"], sealed.Files["404.html"] = cover, cover
	return sealed.Files, Locked{Readers: len(p.readers), Fresh: sealed.Fresh, Kept: sealed.Kept, Renewed: sealed.Renewed}, nil, nil
}

// former reads files of the site that is in the output folder now.
func former(folder string) func(name string) ([]byte, bool) {
	return func(name string) ([]byte, bool) {
		root, err := os.OpenRoot(folder)
		if err != nil {
			return nil, false
		}
		defer root.Close()
		data, err := fs.ReadFile(root.FS(), filepath.ToSlash(name))
		return data, err == nil
	}
}
