package generator

import (
	"context"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/files/publish"
)

// Checked is what Check found.
type Checked struct {
	Files int // how many files were looked at
	Diags diag.List
}

// Check tells what a build of the configured audience would say, without writing
// one: the mistakes of the whole case, at the same places and in the same words.
//
// A build tells the warnings that stand in what its audience may read. Check looks
// with the author's eyes, and tells all. Where a flag or the environment names an
// audience, it tells what a build for it does, and the weaknesses that this
// audience would find because it may not read the rest. Where the site is for a host,
// it tells what the build does alone: a plan may be closed to readers, and the site is
// published all the same.
//
// The error is for what the author's files cannot mend: a folder, below dir, that the
// site may not be written into. It is not asked for where dir is empty.
func Check(ctx context.Context, dir string, opt Options) (Checked, error) {
	r, err := readFor(checks, opt)
	if err != nil {
		return Checked{}, err
	}
	return r.check(ctx, dir, opt)
}

// check goes as far along the line as something may still be found.
func (r reading) check(ctx context.Context, dir string, opt Options) (Checked, error) {
	if opt.Host == "" {
		r = r.weighed()
	}
	b := Built{Diags: r.diags}
	var err error
	if !stops(b.Diags, false) {
		if dir != "" {
			if _, _, err := r.siteFolder(dir, opt, publish.MayHoldNow); err != nil {
				return Checked{Files: r.files, Diags: r.unused(r.accepted(r.diags))}, err
			}
		}
		switch r.reach() {
		case toSite:
			_, _, b, err = r.made(ctx, opt, r.site())
		case toAttached:
			b, err = r.attached(ctx, opt)
		}
	}
	return Checked{Files: r.files, Diags: r.unused(r.accepted(b.Diags))}, err
}
