package generator

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/paper/colophon"
	"github.com/casebook-dev/casebook/generator/internal/site/online"
)

// FetchPublished asks a host for a file, by its path below the address of the site.
type FetchPublished = online.Fetch

// FetchedFile is what the host says.
type FetchedFile = online.Answer

// PublishedSite is whether a host shows the site of the portfolio.
type PublishedSite struct {
	Version     int          `json:"version"` // version of this form; it is 1
	Made        string       `json:"made"`    // what the published site says that it was made from
	Matches     bool         `json:"matches"` // every file is as the portfolio gives it, and no other is there
	Files       int          `json:"files"`   // number of files that were compared
	Changes     []Change     `json:"changes"` // of the portfolio since the site was made, ordered by path
	Differences []Difference `json:"differences"`
	Headers     []string     `json:"headers"` // headers that the host does not send as the site asks

	Diags diag.List `json:"-"` // of the portfolio, where it could not be built
}

// Difference is a file that the host does not show as the portfolio gives it.
type Difference struct {
	Kind string `json:"kind"` // `differs`, `added`, `missing`, `extra` or `unread`
	Path string `json:"path"` // file of the site
	Text string `json:"text"` // the whole in words
}

// Unread tells whether the host did not show a file at all.
func (s PublishedSite) Unread() bool {
	return slices.ContainsFunc(s.Differences, func(d Difference) bool { return d.Kind == string(online.Unread) })
}

// VerifyPublished builds the site in memory, for the audience and the day of the published
// one, and compares the files. That audience is what the host says, so it is no narrower one
// than the configured: the paths of a site tell of its entries. Where the portfolio has errors, there are diagnostics and
// nothing else.
func VerifyPublished(ctx context.Context, address *url.URL, fetch FetchPublished, opt Options) (PublishedSite, error) {
	made, err := publishedColophon(ctx, fetch)
	if err != nil {
		return PublishedSite{}, err
	}
	compared, err := Verify(made, opt)
	if err != nil {
		return PublishedSite{}, err
	}
	if compared.audience > compared.configured { // the host would learn of what is closed to its readers
		return PublishedSite{}, fmt.Errorf("the host says that its site is for %q, and it is compared for %q at most: its addresses would tell the host of what is closed; name its audience with --audience, if that is true", compared.audience, compared.configured)
	}
	then, err := colophon.Read(made)
	if err != nil {
		return PublishedSite{}, err
	}
	s := PublishedSite{Version: 1, Made: compared.Made, Changes: compared.Changes, Differences: []Difference{}, Headers: []string{}}
	site, found, err := siteThen(ctx, then, address, fetch, opt)
	if s.Diags = found; err != nil || site == nil {
		return s, err
	}
	report, err := online.Compare(ctx, site, address.Path, fetch)
	if err != nil {
		return s, err
	}
	for _, d := range report.All {
		s.Differences = append(s.Differences, Difference{string(d.Kind), d.Path, d.Text})
	}
	s.Files, s.Headers = report.Files, append(s.Headers, report.Headers...)
	s.Matches = len(s.Differences) == 0
	return s, nil
}

// builtFor gives the address that a published site was built for: the one that it has, or the
// path of that alone, where it was built without the name of a host.
func builtFor(ctx context.Context, address *url.URL, fetch FetchPublished) string {
	var said struct {
		BaseURL string `json:"base_url"`
	}
	got, err := fetch(ctx, exportedCase)
	if err == nil && got.Status == http.StatusOK && json.Unmarshal(got.Data, &said) == nil && strings.HasPrefix(said.BaseURL, "/") {
		return address.Path
	}
	return address.String()
}

// siteThen builds the site that a colophon is of: for its audience, on its day, at its
// commit, since pages name it, and at the address that config.yaml or else the host has.
func siteThen(ctx context.Context, then colophon.Colophon, address *url.URL, fetch FetchPublished, opt Options) (map[string][]byte, diag.List, error) {
	set := func(key, value string) {
		opt.Flags = append(slices.Clone(opt.Flags), Flag{Key: key, Name: "the published site", Value: value})
	}
	set("audience", then.Audience)
	set("as-of", then.Day)
	set("lock.always", "false")
	opt.Commit = Commit{Hash: then.Commit, Changed: then.Changed}
	r, err := read(opt)
	if err != nil {
		return nil, nil, err
	}
	if !strings.Contains(r.cfg.BaseURL, "://") {
		set("baseURL", builtFor(ctx, address, fetch))
		if r, err = read(opt); err != nil {
			return nil, nil, err
		}
	}
	_, site, b, err := r.made(ctx, opt, r.site())
	if err != nil || site.Files == nil {
		return nil, b.Diags, err
	}
	return site.Files, nil, nil
}

// publishedColophon gets what the published site was made from, or says why there is none.
func publishedColophon(ctx context.Context, fetch FetchPublished) ([]byte, error) {
	got, err := fetch(ctx, SiteColophon)
	if err != nil {
		return nil, err
	}
	switch status := got.Status; {
	case status == http.StatusOK:
		if _, err := colophon.Read(got.Data); err != nil {
			return nil, fmt.Errorf("what the host shows as %s is none: it may ask for a log-in, or show one page at every address (%w)", SiteColophon, err)
		}
		return got.Data, nil
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		return nil, fmt.Errorf("the host asks for a log-in (%d), and casebook has none; compare the folder of the site", status)
	case status == http.StatusTooManyRequests || status >= 500:
		return nil, fmt.Errorf("the host answers %d %s; try again later", status, http.StatusText(status))
	case status >= 300 && status < 400:
		return nil, fmt.Errorf("the host leads elsewhere, to %s; name that address", diag.Visible(got.Header.Get("Location")))
	case status == http.StatusNotFound:
		if locked, err := fetch(ctx, "lock/readers.json"); err == nil && locked.Status == http.StatusOK {
			return nil, fmt.Errorf("the site is locked, and nothing in it can be read; compare one that is built without --lock")
		}
	}
	return nil, fmt.Errorf("this is no site that casebook made: the host answers %d for %s; name the address of its first page", got.Status, SiteColophon)
}
