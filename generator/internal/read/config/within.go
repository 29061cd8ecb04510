package config

import (
	"iter"
	"net/url"
	"strings"
)

// Within gives where in the site a whole address leads: "/evidence/rota/#result"
// for one below the base URL, however its scheme and host are written. Any other
// address of the host is outside of a site that does not own the host's root.
func Within(base, address string) (path string, ok bool) {
	if !strings.Contains(base, "//") || !strings.Contains(address, "//") { // no whole addresses
		return "", false
	}
	site, err := url.Parse(base)
	if err != nil || site.Host == "" {
		return "", false
	}
	end := len(address)
	if i := strings.IndexAny(address, "?#"); i >= 0 {
		end = i
	}
	to, err := url.Parse(address[:end])
	if err != nil || to.User != nil || (to.Scheme != "http" && to.Scheme != "https") || host(to) != host(site) {
		return "", false
	}
	root := "/" + strings.Trim(site.EscapedPath(), "/")
	if root != "/" {
		root += "/"
	}
	at := to.EscapedPath()
	if at+"/" == root || at == "" { // the site itself, without its last slash
		at += "/"
	}
	rest, ok := strings.CutPrefix(at, root)
	if !ok {
		return "", false
	}
	return "/" + rest + address[end:], true
}

// host gives a host in lower case, with a port that its scheme does not imply.
func host(u *url.URL) string {
	name, port := strings.ToLower(u.Hostname()), u.Port()
	if port == "" || u.Scheme == "https" && port == "443" || u.Scheme == "http" && port == "80" {
		return name
	}
	return name + ":" + port
}

// MayLinkWithin tells whether Markdown may hold a link into the site, or an address
// with an escape of Markdown. Most bodies of a large case hold none, and parsing
// costs more than all the rest.
func MayLinkWithin(base, markdown string) bool {
	if strings.Contains(markdown, "&") || strings.Contains(markdown, `\`) {
		return true // perhaps in an address, where it has to be taken off
	}
	for to := range LinkTargets(markdown) {
		if !strings.HasPrefix(to, "https://") && !strings.HasPrefix(to, "http://") {
			return true
		}
		end := strings.IndexAny(to, ") \n>")
		if _, ok := Within(base, to[:max(0, end)]); ok || end < 0 {
			return true
		}
	}
	return false
}

// LinkTargets gives what follows each sign of a link in Markdown, from its address on.
func LinkTargets(markdown string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, mark := range []string{"](", "]:"} {
			for rest := markdown; ; {
				before, after, ok := strings.Cut(rest, mark)
				if !ok {
					break
				}
				rest = after
				if mark == "]:" && strings.HasPrefix(before[strings.LastIndexByte(before, '[')+1:], "^") {
					continue // a footnote
				}
				if !yield(strings.TrimLeft(after, " \n<")) {
					return
				}
			}
		}
	}
}
