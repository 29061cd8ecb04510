package datafiles

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/idna"

	"github.com/casebook-dev/casebook/generator/diag"
)

// OwnRedirects is the file from which Netlify, Cloudflare Pages and others read
// where they send requests. A site has none but the portfolio's own.
const OwnRedirects = "static/_redirects"

// redirects reports lines that lead to a host which is neither the site's own nor
// one that config.yaml allows: the host of the site would send its readers there,
// or show what lies there under the address of the site.
func (d *machine) redirects() {
	allowed := slices.Clone(d.Hosts)
	if own, err := url.Parse(d.BaseURL); err == nil && own.Host != "" {
		allowed = append(allowed, strings.ToLower(own.Host))
	}
	for i, line := range strings.Split(string(d.opt.Redirects), "\n") {
		for n, at := range fields(line) {
			word := line[at.start:at.end]
			if word[0] == '#' {
				break
			}
			if host, leaves := leadsTo(word); n > 0 && leaves && !slices.Contains(allowed, host) {
				found := d.diags.Errorf(diag.Pos{File: OwnRedirects, Line: i + 1, Col: at.start + 1}, "redirect-foreign", "%q leads to another host", word)
				if host == "" {
					found.Hintf("write a path of the site, or an address that begins with https:// and the name of its host")
				} else {
					found.Hintf("write a path of the site, or allow the host in config.yaml: hosts: [%q]", host)
				}
				break
			}
		}
	}
}

type stretch struct{ start, end int }

// fields gives where the words of a line stand.
func fields(line string) []stretch {
	var all []stretch
	start := -1
	for i, r := range line {
		switch {
		case blank(r) && start >= 0:
			all, start = append(all, stretch{start, i}), -1
		case !blank(r) && start < 0:
			start = i
		}
	}
	if start >= 0 {
		all = append(all, stretch{start, len(line)})
	}
	return all
}

// leadsTo gives the host of a target as browsers see it, which take a slash turned
// round for a slash. It is empty where hosts and browsers may read it otherwise.
func leadsTo(target string) (host string, leaves bool) {
	small := strings.ToLower(strings.ReplaceAll(target, `\`, "/"))
	path := strings.HasPrefix(small, "/") && !strings.HasPrefix(small, "//")
	if path || !strings.HasPrefix(small, "//") && !strings.HasPrefix(small, "http:") && !strings.HasPrefix(small, "https:") && !strings.Contains(small, "://") {
		return "", false
	}
	at, err := url.Parse(small)
	if err != nil || at.User != nil || at.Host == "" || strings.Contains(target, `\`) {
		return "", true
	}
	name, port, _ := strings.Cut(at.Host, ":")
	if name, err = idna.Lookup.ToASCII(name); err != nil {
		return "", true
	}
	if port != "" && port != "443" {
		name += ":" + port
	}
	return name, true
}
