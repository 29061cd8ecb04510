package pages

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// headed composes a case of one entry and gives its headers and what was found.
func headed(t *testing.T, opt Options) (string, []string) {
	t.Helper()
	c, diags := tryCase(t, fstest.MapFS{
		"config.yaml":           {Data: []byte("title: A case\n")},
		"content/evidence/a.md": {Data: []byte("---\ntitle: A\n---\n")},
	})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	view := audience.View(c, opt.Audience)
	tree, found := Compose(view, assess.Of(view, day.Of(2026, 6, 30)), opt)
	var told []string
	for _, d := range found {
		told = append(told, fmt.Sprintf("%s: %s [%s]", d.Pos, d.Message, d.Check))
	}
	return string(tree.Static["_headers"]), told
}

func TestHeaders(t *testing.T) {
	const want = `/*
  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self' https://a.example; img-src 'self' https://a.example; font-src 'self' https://a.example; media-src 'self' https://a.example; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  X-Frame-Options: DENY
  Permissions-Policy: camera=(), microphone=(), geolocation=()
  Cross-Origin-Opener-Policy: same-origin
`
	const unlisted = "  X-Robots-Tag: noindex, nofollow\n"
	for a, more := range map[config.Audience]string{config.Public: "", config.Committee: unlisted, config.Mentor: unlisted, config.Self: unlisted} {
		got, found := headed(t, Options{Audience: a, Hosts: []string{"a.example"}})
		if got != want+more || len(found) > 0 {
			t.Errorf("%s:\n%s%v", a, got, found)
		}
	}
	// Below a path the rule is the same: the file's own folder is its root.
	got, _ := headed(t, Options{Audience: config.Public, Hosts: []string{"a.example"}, BaseURL: "https://x.example/case/"})
	if got != want {
		t.Errorf("below a path:\n%s", got)
	}
}

// The portfolio's own headers come behind the site's, as they were written.
func TestOwnHeaders(t *testing.T) {
	site, _ := headed(t, Options{Audience: config.Public})
	for own, behind := range map[string]string{
		"":                                     "",
		" \n\n":                                "",
		"/*\n  Cache-Control: no-store":        "\n/*\n  Cache-Control: no-store\n",
		"\ufeff/a\r\n\tLink: </b>\r\n! ETag\n": "\n/a\r\n\tLink: </b>\r\n! ETag\n",
		"# Content-Security-Policy: x\n/Content-Security-Policy:x\n  Content-Security-Policy-Report-Only: x\n": "\n# Content-Security-Policy: x\n/Content-Security-Policy:x\n  Content-Security-Policy-Report-Only: x\n",
		"/*\n  X-Robots-Tag: noindex\n": "\n/*\n  X-Robots-Tag: noindex\n", // the site has none of its own
	} {
		got, found := headed(t, Options{Audience: config.Public, Headers: []byte(own)})
		if got != site+behind || len(found) > 0 {
			t.Errorf("%q: %q, %v", own, strings.TrimPrefix(got, site), found)
		}
	}
}

// No line that a host could take for one of the site's headers goes by.
func TestOwnHeadersUndoNothing(t *testing.T) {
	for line, want := range map[string]string{
		"  Content-Security-Policy: default-src *":  `2:3: "Content-Security-Policy" would replace`,
		"content-security-policy:default-src *":     `2:1: "content-security-policy" would replace`,
		"\tCONTENT-SECURITY-POLICY :\tx":            `2:2: "CONTENT-SECURITY-POLICY" would replace`,
		"\u00a0Content-Security-Policy\u00a0: x\r":  `2:3: "Content-Security-Policy" would replace`,
		"  ! Content-Security-Policy":               `2:3: "Content-Security-Policy" would remove`,
		"  !content-security-policy\r":              `2:3: "content-security-policy" would remove`,
		"  ! Content-Security-Policy: x":            `2:3: "Content-Security-Policy" would remove`,
		"  Content-Security-Policy:https://evil/":   `2:3: "Content-Security-Policy" would replace`,
		"  X-Content-Type-Options: sniff":           `2:3: "X-Content-Type-Options" would replace`,
		"  Referrer-Policy: unsafe-url":             `2:3: "Referrer-Policy" would replace`,
		"  X-Frame-Options: ALLOWALL":               `2:3: "X-Frame-Options" would replace`,
		"  Permissions-Policy: camera=*":            `2:3: "Permissions-Policy" would replace`,
		"  Cross-Origin-Opener-Policy: same-origin": `2:3: "Cross-Origin-Opener-Policy" would replace`,
		"  X-Robots-Tag: all":                       `2:3: "X-Robots-Tag" would replace`,
	} {
		_, found := headed(t, Options{Audience: config.Committee, Headers: []byte("/deep/*\n" + line + "\n  X-Other: x")})
		if want = "static/_headers:" + want + " a header that every page has [header-taken]"; !slices.Equal(found, []string{want}) {
			t.Errorf("%q: %q, not %q", line, found, want)
		}
	}
}
