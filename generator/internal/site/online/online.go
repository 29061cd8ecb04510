// Package online compares the files of a site with what a host shows of it.
//
// In: the files, and a function that asks the host for one of them. Out: what differs, is
// missing, or is there although the site has it no longer, ordered by path; and what the
// host does to headers, which is no difference of the site.
//
// It sends nothing itself, and knows no case. A host has no list of its files: what is
// there and should not be is found where a published page or the map of the site leads to it.
package online

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
)

// Fetch asks the host for a file, by its path below the address of the site.
type Fetch func(ctx context.Context, path string) (Answer, error)

// Answer is what the host says.
type Answer struct {
	Status int
	Header http.Header
	Data   []byte
}

// Kind is what is wrong with a file.
type Kind string

// The kinds of differences.
const (
	Differs Kind = "differs"
	Added   Kind = "added" // the host shows the file with something in it that the site has not
	Missing Kind = "missing"
	Extra   Kind = "extra"
	Unread  Kind = "unread" // the host did not show it
)

// Difference is a file that the host does not show as it is.
type Difference struct {
	Kind Kind
	Path string
	Text string // the whole in words
}

// Report is what was found.
type Report struct {
	Files   int // that were compared
	All     []Difference
	Headers []string // what the host does not send as the site asks
}

// most bounds how many addresses are asked that the site does not have.
const mostExtra = 200

// together is how many files are asked for at a time.
const together = 4

// forHosts are files that hosts obey and do not show.
var forHosts = []string{"_headers", "_redirects", "CNAME", ".nojekyll", ".casebook"}

// Compare asks for every file. An error of fetch ends it: the host is not there.
func Compare(ctx context.Context, site map[string][]byte, base string, fetch Fetch) (Report, error) {
	c := comparison{site: site, base: base, fetch: fetch, leads: map[string]bool{}}
	var names []string
	for name := range site {
		if !slices.Contains(forHosts, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	if err := c.each(ctx, names, c.compare); err != nil {
		return c.report, err
	}
	c.report.Files = len(names)
	var more []string
	for at := range c.leads {
		more = append(more, at)
	}
	slices.Sort(more)
	if err := c.each(ctx, more[:min(len(more), mostExtra)], c.extra); err != nil {
		return c.report, err
	}
	slices.SortFunc(c.report.All, func(a, b Difference) int { return strings.Compare(a.Path, b.Path) })
	return c.report, nil
}

type comparison struct {
	site  map[string][]byte
	base  string // the path of the site, "/" or "/case/"
	fetch Fetch

	mu     sync.Mutex
	leads  map[string]bool // what published pages lead to, and the site has not
	report Report
}

// each does something for names, a few at a time, until one fails.
func (c *comparison) each(ctx context.Context, names []string, do func(context.Context, string) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	next := make(chan string)
	var work sync.WaitGroup
	for range together {
		work.Go(func() {
			for name := range next {
				if err := do(ctx, name); err != nil {
					cancel(err)
				}
			}
		})
	}
	for _, name := range names {
		if ctx.Err() != nil {
			break
		}
		next <- name
	}
	close(next)
	work.Wait()
	return context.Cause(ctx)
}

func (c *comparison) add(kind Kind, name, format string, args ...any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.report.All = append(c.report.All, Difference{kind, name, name + ": " + fmt.Sprintf(format, args...)})
}

// compare asks for one file of the site.
func (c *comparison) compare(ctx context.Context, name string) error {
	want := c.site[name]
	got, err := c.fetch(ctx, asked(name))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	switch {
	case got.Status == http.StatusNotFound && name == "404.html" && bytes.Equal(got.Data, want):
	case got.Status == http.StatusNotFound, got.Status == http.StatusGone:
		c.add(Missing, name, "the host does not have it (%d)", got.Status)
	case got.Status != http.StatusOK:
		c.add(Unread, name, "the host answers %d %s", got.Status, http.StatusText(got.Status))
	case !bytes.Equal(got.Data, want):
		kind, text := difference(want, got.Data)
		c.add(kind, name, "%s", text)
	}
	if got.Status == http.StatusOK {
		c.note(name, got)
	}
	return nil
}

// extra asks for an address that the site does not have.
func (c *comparison) extra(ctx context.Context, at string) error {
	got, err := c.fetch(ctx, at)
	if err != nil {
		return fmt.Errorf("%s: %w", at, err)
	}
	// Some hosts show the first page, or that of 404.html, for what they do not have.
	if got.Status == http.StatusOK && !bytes.Equal(got.Data, c.site["index.html"]) && !bytes.Equal(got.Data, c.site["404.html"]) {
		c.add(Extra, at, "the host has it, and the site does not")
	}
	return nil
}

// note keeps what a published file leads to, and what headers the first page has.
func (c *comparison) note(name string, got Answer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if name == "index.html" {
		c.report.Headers = headers(c.site["_headers"], got.Header)
	}
	for _, to := range leadsTo(name, got.Data, c.base) {
		_, file := c.site[to]
		_, page := c.site[path.Join(to, "index.html")]
		if !file && !page && !slices.Contains(forHosts, to) {
			c.leads[to] = true
		}
	}
}

// asked is the address of a file: a page has that of its folder.
func asked(name string) string {
	if folder, page := strings.CutSuffix(name, "index.html"); page && (folder == "" || strings.HasSuffix(folder, "/")) {
		return folder
	}
	return name
}

// headers compares what the host sends with the first page with what the site asks for,
// for every path.
func headers(file []byte, sent http.Header) (notes []string) {
	everywhere := false
	for line := range strings.Lines(string(file)) {
		if line[0] != ' ' && line[0] != '\t' {
			everywhere = strings.TrimSpace(line) == "/*"
			continue
		}
		name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		switch got := strings.Join(sent.Values(name), ", "); {
		case !ok || !everywhere || got == value:
		case got == "":
			notes = append(notes, name+" is not sent")
		default:
			notes = append(notes, fmt.Sprintf("%s is %q, expected %q", name, got, value))
		}
	}
	return notes
}
