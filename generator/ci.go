package generator

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/capture/hosting"
	"github.com/casebook-dev/casebook/generator/internal/capture/scaffold"
)

// Host is a host of static sites that files can be written for.
type Host = hosting.Host

// Hosts are those that files can be written for.
func Hosts() []Host { return hosting.Hosts }

// Release is a version of the program, as it can be downloaded.
type Release struct {
	Version   string // "1.2.0"
	Address   string // of all releases
	Checksums string // of its archives, a line each, as sha256sum writes them
}

// wrongOutsideContent gives the errors that are about the site as a whole.
func (r reading) wrongOutsideContent() diag.List {
	return slices.DeleteFunc(r.diags.Of(diag.Error), func(d diag.Diagnostic) bool {
		return strings.HasPrefix(d.Pos.File, "content/")
	})
}

// HostFiles gives the files by which a host checks and builds the portfolio with one
// release. The site is for the configured audience, where everybody may read it or the
// host asks for a log-in; the diagnostics say why not,
// or what is wrong with config.yaml.
func HostFiles(opt Options, host Host, from Release) ([]NewFile, diag.List, error) {
	opt.Host = host.Title
	r, err := read(opt)
	if err != nil {
		return nil, nil, err
	}
	// What is wrong with an entry stops the host, and not the writing of its files.
	if wrong := r.wrongOutsideContent(); len(wrong) > 0 {
		return nil, wrong, nil
	}
	sums, err := hosting.Sums(from.Checksums)
	if err != nil {
		return nil, nil, fmt.Errorf("the checksums of casebook %s cannot be read: %w", from.Version, err)
	}
	files, err := host.Files(hosting.Plan{
		Name: cmp.Or(scaffold.Slug(r.cfg.Person.Name), "case"), Version: from.Version, Releases: from.Address,
		Sums: sums, Audience: r.cfg.Audience.String(), Address: strings.Contains(r.cfg.BaseURL, "://"),
	})
	return files, nil, err
}
