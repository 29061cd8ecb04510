package generator

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"path"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/site/preview"
)

// Preview shows the site of a portfolio to its author, as it is at each build. It makes
// each site of the former one as far as that is possible: files are parsed that
// differ, pages made that differ, and files of the site looked into that differ.
type Preview struct {
	server *preview.Server
	read   *formerReading
	site   *formerSite
}

// NewPreview makes a preview that has nothing to show yet.
func NewPreview() Preview { return Preview{preview.New(), &formerReading{}, &formerSite{}} }

// Handler serves the site of the last sound build, with the headers that the
// site asks its host for. It answers requests of this machine alone.
func (p Preview) Handler() http.Handler { return p.server }

// Build makes the site of the configured audience, guarded like one that is
// published, and shows it. It writes nothing, and locks nothing. Its pages stand
// at an origin, as "http://localhost:1313", below the path that the site will
// have; that is the address that it gives.
//
// After errors the previous site stays, and its open pages tell the errors. Calls must
// not overlap.
func (p Preview) Build(ctx context.Context, origin string, opt Options) (address string, b Built, err error) {
	_, err = steadily(opt, func(opt Options) (err error) {
		address, b, err = p.buildOnce(ctx, origin, opt)
		return err
	})
	if errors.Is(err, errUnsteady) { // the next change is told of soon
		p.server.Fail(err.Error())
		return origin + "/", b, nil
	}
	return address, b, err
}

func (p Preview) buildOnce(ctx context.Context, origin string, opt Options) (address string, b Built, err error) {
	opt.former, opt.formerSite = p.read, p.site
	r, err := read(opt)
	if err != nil {
		return origin, b, err
	}
	base := "/"
	if at, err := url.Parse(r.cfg.BaseURL); err == nil {
		base = strings.TrimSuffix(path.Clean("/"+at.Path), "/") + "/"
	}
	_, site, b, err := r.made(ctx, opt, r.authorsSite(origin+base))
	if err != nil {
		return origin + base, b, err
	}
	if site.Files == nil {
		var text strings.Builder
		if err := b.Diags.Of(diag.Error).WriteText(&text, diag.TextOptions{}); err != nil {
			return origin + base, b, err
		}
		p.server.Fail(text.String())
		return origin + base, b, nil
	}
	p.server.Show(preview.Site{Base: base, Files: site.Files})
	return origin + base, b, nil
}
