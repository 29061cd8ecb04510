package config

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/casebook-dev/casebook/generator/internal/site/policy"
)

func TestHosts(t *testing.T) {
	cfg, diags := load(t, `hosts:
  - images.example.com
  - LOCALHOST:8080
  - Bücher.Example
  - IMAGES.example.com
  - 192.0.2.7:8443
  - r3.a-b.example
`, Options{})
	want := []string{"images.example.com", "localhost:8080", "xn--bcher-kva.example", "192.0.2.7:8443", "r3.a-b.example"}
	if len(diags) > 0 || !slices.Equal(cfg.Hosts, want) {
		t.Errorf("%q, %v", cfg.Hosts, diags)
	}
	if at := cfg.Pos("hosts.3").String(); at != "config.yaml:6:5" {
		t.Errorf("the fourth host is at %s", at)
	}
	if cfg, diags := load(t, "hosts: a.example\n", Options{}); len(diags) > 0 || !slices.Equal(cfg.Hosts, []string{"a.example"}) {
		t.Errorf("one host: %q, %v", cfg.Hosts, diags)
	}
}

// What a policy would read as more or as something else than one host is none.
func TestNoHosts(t *testing.T) {
	for given, why := range map[string]string{
		"https://a.example": "scheme", "http://a.example/b": "scheme", "//a.example": "path", "a.example/b": "path", "a.example/": "path", `a\b`: "path",
		"a.example?b": "path", "a.example#b": "path", "*.a.example": "wildcard", "*": "wildcard", "me@a.example": "password", "me:pw@a.example": "password",
		"a.example:0": "port", "a.example:65536": "port", "a.example:": "port", "a.example:x": "port", "a.example:+8": "port", "a.example:-8": "port",
		"a.example:443": "is the default", "a.example:8 8": "port", "a:b:c": "IPv6", "[::1]": "IPv6", "[::1]:80": "IPv6", "::1": "IPv6",
		"https:": "port", "data:": "port",
		"a.example.": "dot", ".a.example": "letters", "a..example": "letters", "a b.example": "letters", "a_b.example": "letters", "a;b": "letters",
		"a.example;script-src": "letters", "a.example,b": "letters", "'self'": "letters", "'unsafe-inline'": "letters", "-a.example": "letters",
		"a.example\u00ad;": "letters", "%61.example": "letters", "a\u2028b": "letters", strings.Repeat("a", 64) + ".example": "letters",
		strings.Repeat("a.", 130) + "example": "letters", "xn--a": "letters", "xn--bcher-kva\u00fc": "letters",
		"1.2.3": "four numbers", "1.2.3.256": "four numbers", "01.2.3.4": "four numbers", "0x7f.1": "four numbers", "a.7": "four numbers",
		"1.2.3.4.5": "four numbers", "0x7f000001": "four numbers", "2130706433": "four numbers", "１.２.３": "four numbers", "a.99999999999999999999999": "four numbers",
		"a.example。": "dot", "": "empty", strings.Repeat("ä", 600): "too long",
	} {
		cfg, diags := load(t, fmt.Sprintf("title: x\nhosts: [ok.example, %q]\n", given), Options{})
		if len(diags) != 1 || !slices.Equal(cfg.Hosts, []string{"ok.example"}) {
			t.Errorf("%q: %q, %v", given, cfg.Hosts, diags)
			continue
		}
		d := diags[0]
		if d.Check != "value-bad" || d.Pos.String() != "config.yaml:2:21" || !strings.Contains(d.Message, why) || d.Hint == "" {
			t.Errorf("%q: %s: %s [%s] %s", given, d.Pos, d.Message, d.Check, d.Hint)
		}
	}
}

// A header that is too long is overlooked by servers, so there is none.
func TestTooManyHosts(t *testing.T) {
	var text strings.Builder
	text.WriteString("hosts:\n")
	for i := range 200 {
		fmt.Fprintf(&text, "  - images-%03d.example.com\n", i)
	}
	cfg, diags := load(t, text.String(), Options{})
	if len(diags) != 1 || !strings.Contains(diags[0].Message, "too many") || diags[0].Pos.Line != len(cfg.Hosts)+2 {
		t.Fatal(diags)
	}
	if n := len("  Content-Security-Policy: " + policy.ForServers(cfg.Hosts)); n > 2000 || n < 1800 {
		t.Errorf("%d hosts make a line of %d characters", len(cfg.Hosts), n)
	}
}

// Whatever is taken for a host is one word of a policy, and stays as it is.
func FuzzHosts(f *testing.F) {
	for _, seed := range []string{"a.example", "localhost:8080", "Bücher.Example", "127.0.0.1", "[::1]", "a.example;script-src *", "xn--bcher-kva.example", "ｅxample。com", "0x7f.1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		host, err := readHost(text)
		if err != nil {
			return
		}
		name, port, _ := strings.Cut(host, ":")
		if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-.") != "" || strings.Trim(port, "0123456789") != "" || name == "" || !utf8.ValidString(text) {
			t.Errorf("%q becomes %q", text, host)
		}
		if again, err := readHost(host); err != nil || again != host {
			t.Errorf("%q becomes %q, and that %q (%v)", text, host, again, err)
		}
	})
}
