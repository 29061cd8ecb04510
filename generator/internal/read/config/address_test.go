package config

import (
	"fmt"
	"strings"
	"testing"
)

func TestAddressOfASite(t *testing.T) {
	for given, want := range map[string]string{
		"https://example.com":                    "https://example.com/",
		"https://example.com/":                   "https://example.com/",
		"http://localhost:8080/case":             "http://localhost:8080/case/",
		"HTTPS://Example.COM/Case/":              "https://example.com/Case/",
		"https://example.com:443/":               "https://example.com/",
		"http://example.com:080/a":               "http://example.com/a/",
		"https://fälle.example/":                 "https://xn--flle-loa.example/",
		"https://example.com/f%C3%A4lle/":        "https://example.com/f%C3%A4lle/",
		"https://example.com/fälle/":             "https://example.com/f%C3%A4lle/",
		"https://192.0.2.7/":                     "https://192.0.2.7/",
		"https://[2001:DB8::1]:8443/x/y":         "https://[2001:db8::1]:8443/x/y/",
		"https://ana.pages.example/-/case.html/": "https://ana.pages.example/-/case.html/",
	} {
		got, err := readAddress(given)
		if err != nil || got != want {
			t.Errorf("%s: %q, %v; want %q", given, got, err, want)
		}
		if again, err := readAddress(got); err != nil || again != got {
			t.Errorf("%s: is read as %q, and that as %q, %v", given, got, again, err)
		}
	}
	for given, why := range map[string]string{
		" ":                                "it is empty",
		"example.com":                      "does not begin with https://",
		"/case/":                           "does not begin with https://",
		"//example.com/":                   "does not begin with https://",
		"../case/":                         "does not begin with https://",
		"mailto:ana@example.com":           "does not begin with https://",
		"https:example.com":                "does not begin with https://",
		"ftp://example.com/":               "it begins with neither https:// nor http://",
		"file:///srv/case/":                "it begins with neither https:// nor http://",
		"javascript://example.com/%0aa()":  "it begins with neither https:// nor http://",
		"https://example.com/?lang=de":     "it has a query",
		"https://example.com/?":            "it has a query",
		"https://example.com?x":            "it has a query",
		"https://example.com/#top":         "it has a fragment",
		"https://example.com/case/#":       "it has a fragment",
		"https://ana:secret@example.com/":  "it names a user or a password",
		"https://ana@example.com/":         "it names a user or a password",
		"https://example.com./":            "it ends in a dot",
		"https://example..com/":            "a name is made of",
		"https://exa_mple.com/":            "a name is made of",
		"https://-a.example/":              "a name is made of",
		"https://256.1.1.1/":               "neither a name nor four numbers",
		"https://[::1/":                    "its host is not an IPv6 address",
		"https:///case/":                   "it has no host",
		"https://:8080/":                   "it has no host",
		"https://example.com:/":            "its port",
		"https://example.com:0/":           "its port",
		"https://example.com:65536/":       "its port",
		"https://example.com:http/":        "its port",
		`https:\\example.com\case`:         "it has a backslash",
		`https://example.com/case\`:        "it has a backslash",
		" https://example.com/":            "it has a space",
		"https://example.com/my case/":     "it has a space",
		"https://example.com/my%20case/":   "not valid in an address",
		"https://example.com/a\u00a0b/":    "it has a space",
		"https://example.com/a\u200bb/":    "it has a space",
		"https://example.com/a/../b/":      `"/../"`,
		"https://example.com/a/%2e%2e/b/":  `"/../"`,
		"https://example.com/./a/":         `"/./"`,
		"https://example.com//a/":          `"//"`,
		"https://example.com/a//":          `"//"`,
		"https://example.com/50%/":         "it has a %",
		"https://example.com/%3Cscript%3E": "not valid in an address",
		"https://example.com/a%23b/":       "not valid in an address",
	} {
		if got, err := readAddress(given); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %q, %v; want %q", given, got, err, why)
		}
	}
}

// Wherever the address was given, there it is told, with the form that works.
func TestAddressIsToldWhereItWasGiven(t *testing.T) {
	const file = "title: x\nbaseURL: https://example.com/?draft=1\n"
	for want, opt := range map[string]Options{
		`config.yaml:2:10: "https://example.com/?draft=1" is not the address of a site: it has a query, from ? on [value-bad] write https://example.com/`: {},
		`--base-url: "Example.org" is not the address of a site: it does not begin with https:// [value-bad] write the whole address`:                     {Flags: []Flag{{Key: "baseURL", Name: "--base-url", Value: "Example.org"}}},
		`$CASEBOOK_BASE_URL: "https://example.org/a b/" is not the address of a site: it has a space in it [value-bad] write the whole`:                   {Env: []string{"CASEBOOK_BASE_URL=https://example.org/a b/"}},
	} {
		cfg, diags := load(t, file, opt)
		got := ""
		for _, d := range diags {
			got += fmt.Sprintf("%s: %s [%s] %s\n", d.Pos, d.Message, d.Check, d.Hint)
		}
		if len(diags) != 1 || !strings.HasPrefix(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
		if cfg.BaseURL != "/" {
			t.Errorf("an address that is none is taken: %q", cfg.BaseURL)
		}
	}
}
