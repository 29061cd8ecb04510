package datafiles

import (
	"slices"
	"strings"
	"unicode"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/policy"
)

// headersFile is what Netlify, Cloudflare Pages and others read the headers
// from that they send with a site. Hosts that do not know it serve the policy in
// the pages alone.
const headersFile = "_headers"

// OwnHeaders is the portfolio's own file of that kind. It is joined with the
// site's, and does not override it.
const OwnHeaders = "static/" + headersFile

// headers writes the headers of the site, and the portfolio's own behind them.
//
// The rule is for every path. Paths begin where the file lies, which is the root
// of what is deployed and not that of the address: a site below a path, as
// https://example.com/case/, needs no other rule where its host serves it from a
// deployment of its own. Deployed as a folder of a larger site, its file is not
// read, and the larger site has to send the headers.
//
// No file is said to be kept for long: which ones have a fingerprint in their
// name is known to Hugo alone, and hosts answer in a few bytes that a file is as
// it was.
func (d *machine) headers() {
	var b strings.Builder
	b.WriteString("/*\n")
	ours := siteHeaders(d.Audience, d.Hosts)
	for _, h := range ours {
		b.WriteString("  " + h.name + ": " + h.value + "\n")
	}
	if own := strings.TrimFunc(string(d.opt.Headers), blank); own != "" {
		d.ownHeaders(ours)
		b.WriteString("\n" + own + "\n")
	}
	d.files[headersFile] = []byte(b.String())
}

type header struct{ name, value string }

// siteHeaders gives the headers of every file of a site. Two of them are said in
// each page too, and have to be the same there: the policy and the referrer.
func siteHeaders(a config.Audience, hosts []string) []header {
	all := []header{
		{"Content-Security-Policy", policy.ForServers(hosts)},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "no-referrer"},
		{"X-Frame-Options", "DENY"}, // for browsers that do not know frame-ancestors
		{"Permissions-Policy", "camera=(), microphone=(), geolocation=()"},
		{"Cross-Origin-Opener-Policy", "same-origin"},
	}
	if a != config.Public {
		all = append(all, header{"X-Robots-Tag", "noindex, nofollow"})
	}
	return all
}

// ownHeaders reports lines of the portfolio's own file that would undo a header
// of the site.
//
// Hosts differ in what two lines for one header come to. Netlify sends the last
// one, so that any policy takes the place of ours. Cloudflare Pages joins them
// by a comma. Two policies then both hold, and the one only gets stricter; but
// the last of two referrer policies counts, and two opener policies are none.
// It also takes a header away for a line of an exclamation mark and its name.
// So none of them may be named at all, for whatever path.
func (d *machine) ownHeaders(ours []header) {
	for i, line := range strings.Split(string(d.opt.Headers), "\n") {
		text := strings.TrimFunc(line, blank)
		indent := len(line) - len(strings.TrimLeftFunc(line, blank))
		if text == "" || text[0] == '#' || text[0] == '/' {
			continue
		}
		rest, removes := strings.CutPrefix(text, "!")
		name, _, _ := strings.Cut(rest, ":")
		name = strings.TrimFunc(name, blank)
		at := slices.IndexFunc(ours, func(h header) bool { return strings.EqualFold(h.name, name) })
		if at < 0 {
			continue
		}
		does := "replace"
		if removes {
			does = "remove"
		}
		found := d.diags.Errorf(diag.Pos{File: OwnHeaders, Line: i + 1, Col: indent + 1}, "header-taken", "%q would %s a header that every page has", name, does)
		if ours[at].name == "Content-Security-Policy" {
			found.Hintf("leave it out; hosts: in config.yaml names the hosts that pictures and styles may come from")
		} else {
			found.Hintf("leave it out")
		}
	}
}

// blank reports what hosts take for space around a line.
func blank(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' }
