package scan

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/site/policy"
)

// asked are the ways in which a file asks for something at an address, %s, and
// the directive of a policy that says whether a browser does; "" = it does if any
// of them would. Chromium was seen to ask for each accordingly.
var asked = []struct{ file, text, directive string }{
	{"p.html", `<img src="%s">`, "img-src"},
	{"p.html", `<img srcset="%s 2x">`, "img-src"},
	{"p.html", `<picture><source srcset="%s"></picture>`, "img-src"},
	{"p.html", `<input type="image" src="%s">`, "img-src"},
	{"p.html", `<video poster="%s"></video>`, "img-src"},
	{"p.html", `<link rel="icon" href="%s">`, "img-src"},
	{"p.html", `<link rel="preload" as="image" href="%s">`, "img-src"},
	{"p.html", `<link rel="preload" as="image" imagesrcset="%s 1x">`, "img-src"},
	{"p.html", `<svg><image href="%s"/></svg>`, "img-src"},
	{"p.html", `<svg><image xlink:href="%s"/></svg>`, "img-src"},
	{"p.html", `<svg><feImage href="%s"/></svg>`, "img-src"},
	{"p.html", `<svg><rect mask="url('%s')"/></svg>`, "img-src"},
	{"p.html", `<body background="%s">`, "img-src"},
	{"p.css", `p { background: url("%s") }`, "img-src"},
	{"p.css", `p { background: image-set("%s" 1x) }`, "img-src"},
	{"p.css", `p { cursor: url(%s), auto }`, "img-src"},
	{"p.html", `<link rel="stylesheet" href="%s">`, "style-src"},
	{"p.html", `<link rel="preload" as="style" href="%s">`, "style-src"},
	{"p.css", `@import "%s";`, "style-src"},
	{"p.css", `@import url(%s) print;`, "style-src"},
	{"p.css", `@font-face { src: url("%s") }`, "font-src"},
	{"p.html", `<link rel="preload" as="font" crossorigin href="%s">`, "font-src"},
	{"p.html", `<video src="%s"></video>`, "media-src"},
	{"p.html", `<audio><source type="audio/ogg" src="%s"></audio>`, "media-src"},
	{"p.html", `<track src="%s">`, "media-src"},
	{"p.html", `<script src="%s"></script>`, "script-src"},
	{"p.html", `<script src="/case/x.js" data-more="%s"></script>`, "script-src"},
	{"p.html", `<link rel="modulepreload" href="%s">`, "script-src"},
	{"p.html", `<link rel="preload" as="script" href="%s">`, "script-src"},
	{"p.html", `<link rel="preload" as="fetch" href="%s">`, "connect-src"},
	{"p.html", `<a href="/" ping="%s">x</a>`, "connect-src"},
	{"p.html", `<link rel="manifest" href="%s">`, "manifest-src"},
	{"p.html", `<link rel="prefetch" href="%s">`, ""},
	{"p.html", `<object data="%s"></object>`, "object-src"},
	{"p.html", `<embed src="%s">`, "object-src"},
	{"p.html", `<iframe src="%s"></iframe>`, "frame-src"},
	{"p.html", `<form action="%s"></form>`, "form-action"},
	{"p.html", `<button formaction="%s">x</button>`, "form-action"},
	{"p.html", `<base href="%s">`, "base-uri"},
}

// What the policy refuses is a find, and what it admits is none: of every
// element, for every host. Where the two differ, the stricter one is named here
// with its reason, and nowhere does a find stand against what the policy admits.
func TestGateAndPolicyAgree(t *testing.T) {
	const site = "https://own.example/case/"
	hosts := []string{"a.example", "b.example:8443", "localhost:8080", "192.0.2.1", "xn--bcher-kva.example"}
	own := []string{"x.js", "/case/x.js", "https://own.example/case/x.js", "//own.example/case/x.js"}
	allowed := []string{"https://a.example/x", "//a.example/x", "HTTPS://A.Example/x", "https://b.example:8443/x", "http://localhost:8080/x",
		"https://localhost:8080/x", "https://192.0.2.1/x", "https://xn--bcher-kva.example/x"}
	plain := []string{"http://a.example/x", "http://b.example:8443/x", "http://192.0.2.1/x"}
	others := []string{"https://evil.example/x", "//evil.example/x", "https://a.example.evil.example/x", "https://s.a.example/x", "https://a.example:81/x",
		"https://b.example/x", "https://b.example:844/x", "http://localhost/x", "http://localhost:80801/x", "https://192.0.2.10/x", "https://evil.example/a.example",
		"https://a.example@evil.example/x", "ftp://a.example/x", "https://own.example.evil.example/case/x.js"}
	data := []string{"data:image/png;base64,AA", "data:image/svg+xml,x", "data:text/html,x", "data:font/woff2;base64,AA"}

	differs := map[string]int{}
	compared := 0
	compare := func(addresses []string, with []string, reason func(directive, address string) string) {
		for _, a := range asked {
			for _, address := range addresses {
				text := fmt.Sprintf(a.text, address)
				finds := Search(map[string][]byte{a.file: []byte(text), "x.js": nil}, Options{Base: site, Hosts: with})
				passes, admitted := len(finds) == 0, admits(t, policy.ForPages(with), a.directive, site+a.file, address)
				compared++
				why := reason(a.directive, address)
				switch {
				case passes && !admitted && why != "":
					differs[why]++
				case passes != admitted:
					t.Errorf("hosts %v: %s: the scan passes it: %v; the policy admits it: %v", with, text, passes, admitted)
				}
			}
		}
	}
	ours := func(directive, _ string) string {
		switch directive {
		case "manifest-src", "form-action":
			return "of the site itself" // asks nobody else; a browser merely leaves it out
		}
		return ""
	}
	raster := func(_, address string) string {
		if strings.HasPrefix(address, "data:image/png") {
			return "a picture in the page" // asks nobody; a browser does not show it
		}
		return ""
	}
	none := func(_, _ string) string { return "" }
	for _, with := range [][]string{nil, hosts} {
		compare(own, with, ours)
		compare(others, with, none)
		compare(data, with, raster)
	}
	compare(append(slices.Clone(allowed), plain...), nil, none)
	compare(append(allowed, plain...), hosts, none)
	for _, why := range []string{"of the site itself", "a picture in the page"} {
		if differs[why] == 0 {
			t.Errorf("the difference %q is gone; take it out of this test", why)
		}
	}
	if compared < 2000 {
		t.Errorf("only %d ways were compared", compared)
	}
}

// No policy has a word for these; the scan passes them at an allowed host alone.
func TestWhatNoPolicyCovers(t *testing.T) {
	for _, text := range []string{`<link rel="preconnect" href="https://%s">`, `<link rel="dns-prefetch" href="//%s">`} {
		for host, want := range map[string]bool{"a.example": true, "evil.example": false} {
			page := map[string][]byte{"p.html": []byte(fmt.Sprintf(text, host))}
			if got := len(Search(page, Options{Hosts: []string{"a.example"}})) == 0; got != want {
				t.Errorf("%s at %s: %v", text, host, got)
			}
		}
	}
}

// admits tells what a browser does with a request under a policy, by the rules
// of CSP Level 3 for the parts that policies here are made of.
func admits(t *testing.T, policy, directive, page, address string) bool {
	t.Helper()
	sources, ok := directives(policy)[directive]
	if directive == "" {
		sources = slices.Concat(slices.Collect(maps.Values(directives(policy)))...)
	} else if !ok && directive != "form-action" && directive != "base-uri" {
		sources = directives(policy)["default-src"]
	}
	from, err := url.Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	to, err := from.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	port := func(u *url.URL) string {
		if p := u.Port(); p != "" {
			return p
		}
		return map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	for _, s := range sources {
		switch s {
		case "'none'":
			continue
		case "'self'":
			if to.Scheme == from.Scheme && to.Host == from.Host {
				return true
			}
			continue
		}
		u, err := url.Parse(s)
		if err != nil || u.Path != "" || u.Host == "" {
			t.Fatalf("the source %q is none that this knows", s)
		}
		upgraded := u.Scheme == "http" && to.Scheme == "https"
		if strings.EqualFold(u.Hostname(), to.Hostname()) && (u.Scheme == to.Scheme || upgraded) &&
			(port(u) == port(to) || upgraded && port(u) == "80" && port(to) == "443") {
			return true
		}
	}
	return false
}

func directives(policy string) map[string][]string {
	all := map[string][]string{}
	for part := range strings.SplitSeq(policy, ";") {
		words := strings.Fields(part)
		all[words[0]] = words[1:]
	}
	return all
}
