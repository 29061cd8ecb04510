package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/casebook-dev/casebook/generator"
	"github.com/casebook-dev/casebook/generator/diag"
)

const (
	filePatience = 30 * time.Second
	sitePatience = 10 * time.Minute
	mostOfFile   = 64 << 20 // bytes
)

func isAddress(name string) bool {
	return strings.HasPrefix(name, "https://") || strings.HasPrefix(name, "http://")
}

// verifyURL compares what a host shows with the portfolio.
func (c *command) verifyURL(cmd *cobra.Command, name string, dirs []string) error {
	address, err := url.Parse(name)
	switch {
	case err != nil || address.Host == "":
		return fmt.Errorf("%q is no address; write it as in https://example.com/case/", name)
	case address.User != nil || address.RawQuery != "" || address.Fragment != "":
		return fmt.Errorf("%q has more than a host and a path; name the address of the first page", address.Redacted())
	}
	if !strings.HasSuffix(address.Path, "/") {
		address = address.JoinPath("/")
	}
	dir, opt, err := c.portfolio(cmd, dirs)
	if err != nil {
		return err
	}
	c.caches(dir, &opt)
	ctx, cancel := context.WithTimeout(cmd.Context(), sitePatience)
	defer cancel()
	site, err := generator.VerifyPublished(ctx, address, fetchBelow(address), opt)
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		err = fmt.Errorf("the host is too slow: not all was compared within %s", sitePatience)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", address, err)
	}
	if site.Diags.Errors() > 0 {
		if err := c.tell(site.Diags); err != nil {
			fmt.Fprintln(c.stderr, "nothing was compared: the portfolio has errors")
			return err
		}
	}
	if c.format == "json" {
		if err := c.json(site); err != nil {
			return err
		}
	} else {
		c.printPublished(address.String(), site)
	}
	switch {
	case site.Unread():
		return errors.New("the host did not show every file; try again later")
	case !site.Matches:
		return exit(unsound)
	}
	return nil
}

// fetchBelow asks for files of a site, and follows no answer to another host.
func fetchBelow(address *url.URL) generator.FetchPublished {
	return func(ctx context.Context, path string) (generator.FetchedFile, error) {
		at := address.ResolveReference(&url.URL{Path: address.Path + path})
		got, err := ask(ctx, request{
			method: http.MethodGet, address: at.String(), most: mostOfFile, patience: filePatience,
			header: map[string]string{"User-Agent": "casebook", "Cache-Control": "no-cache"},
			leads: func(to *url.URL) bool {
				return to.Host == address.Host && (to.Scheme == address.Scheme || to.Scheme == "https")
			},
		})
		return generator.FetchedFile{Status: got.status, Header: got.header, Data: got.data}, err
	}
}

func (c *command) printPublished(name string, s generator.PublishedSite) {
	for _, change := range s.Changes {
		fmt.Fprintln(c.stdout, change.Text)
	}
	for _, d := range s.Differences {
		fmt.Fprintln(c.stdout, diag.Visible(d.Text))
	}
	if c.quiet {
		return
	}
	if len(s.Headers) > 0 {
		fmt.Fprintf(c.stdout, "note: the host sends other headers than the site asks for: %s\n", diag.Visible(strings.Join(s.Headers, "; ")))
	}
	if s.Matches {
		fmt.Fprintf(c.stdout, "%s: %s; its %s match the portfolio\n", name, s.Made, counted(s.Files, "file"))
		return
	}
	fmt.Fprintf(c.stdout, "%s: %s; it does not match the portfolio: %s in %s\n", name, s.Made, counted(len(s.Differences), "difference"), counted(s.Files, "file"))
	if len(s.Changes) == 0 && 2*len(s.Differences) > s.Files {
		fmt.Fprintln(c.stdout, "note: the portfolio is as it was, and most files differ: another version of casebook may have built the site, or for another address (--base-url)")
	}
}
