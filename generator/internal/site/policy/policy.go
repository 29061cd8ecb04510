// Package policy writes the Content-Security-Policy of a site, and lists the hosts
// from which it may load pictures, styles, fonts and media.
//
// Change here a directive of the policy. The file _headers that carries it, with the
// other headers, is written in package datafiles.
package policy

import (
	"net/netip"
	"slices"
	"strings"
)

// ForPages is the Content-Security-Policy of a site, for pages and headers alike.
// Pictures, styles, fonts and media may come from the hosts too, as
// config.yaml lists them; nothing that runs, and nothing that is sent.
//
// Package scan reads files by it. What it does not name, as frames, objects and
// manifests, its first words refuse; a worker is a script.
func ForPages(hosts []string) string {
	var from strings.Builder
	for _, h := range hosts {
		from.WriteString(" " + source(h))
	}
	policy := "default-src 'none'; script-src 'self'"
	for _, kind := range []string{"style-src", "img-src", "font-src", "media-src"} {
		policy += "; " + kind + " 'self'" + from.String()
	}
	return policy + "; connect-src 'self'; base-uri 'none'; form-action 'none'"
}

// ForServers is ForPages for a server to send. It also keeps the site out of
// the frames of others, which no page can say of itself.
func ForServers(hosts []string) string { return ForPages(hosts) + "; frame-ancestors 'none'" }

// Sources gives how the address of a picture at one of the hosts begins:
// "https://images.example/". Authors write it so, letter by letter; other ways to
// write the same address are for nobody's text.
func Sources(hosts []string) []string {
	all := make([]string, len(hosts))
	for i, h := range hosts {
		all[i] = source(h) + "/"
	}
	return all
}

// Remote tells whether an address names a host.
func Remote(address string) bool {
	address = strings.ToLower(address)
	return strings.HasPrefix(address, "//") || strings.HasPrefix(address, "http:") || strings.HasPrefix(address, "https:")
}

// From tells whether an address begins with one of those that Sources gives.
func From(address string, sources []string) bool {
	address = strings.ToLower(address)
	return slices.ContainsFunc(sources, func(from string) bool { return strings.HasPrefix(address, from) })
}

// source names a host as a policy does. Only this machine, which has no
// certificate, is asked in the clear; a browser takes that for leave to ask in
// either way.
func source(host string) string {
	if OwnMachine(host) {
		return "http://" + host
	}
	return "https://" + host
}

// OwnMachine reports a host, with or without a port, that is the machine itself.
func OwnMachine(host string) bool {
	name, _, _ := strings.Cut(host, ":")
	if name == "localhost" || strings.HasSuffix(name, ".localhost") {
		return true
	}
	ip, err := netip.ParseAddr(name)
	return err == nil && ip.IsLoopback()
}
