package generator

import (
	"context"
	"html"
	"io"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/site/policy"
)

// strictest is the policy that hosts send with a site that allows no other host.
var strictest = policy.ForServers(nil)

// sent gives the headers that a host sends with a file: those of every rule of
// the site's _headers whose path fits, the same name twice joined by a comma.
// That is how Cloudflare Pages has it. Here it is for rules for all paths and
// for one path; another kind fails the test.
func sent(t testing.TB, folder, file string) http.Header {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, "_headers"))
	if err != nil {
		t.Fatal(err)
	}
	headers := http.Header{}
	fits := false
	for _, line := range strings.Split(string(text), "\n") {
		rule := strings.TrimSpace(line)
		switch name, value, ok := strings.Cut(rule, ":"); {
		case rule == "" || rule[0] == '#':
		case rule[0] == '/':
			if rule != "/*" && strings.Contains(rule, "*") {
				t.Fatalf("a rule for %q", rule)
			}
			fits = rule == "/*" || rule == file
		case !ok:
			t.Fatalf("the line %q of _headers", line)
		case fits:
			if former := headers.Get(name); former != "" {
				value = former + ", " + strings.TrimSpace(value)
			}
			headers.Set(name, strings.TrimSpace(value))
		}
	}
	return headers
}

// said gives what a page says of itself in its head.
func said(page, kind, name string) []string {
	var all []string
	for _, m := range regexp.MustCompile(`<meta `+kind+`="`+name+`" content="([^"]*)"/?>`).FindAllStringSubmatch(page, -1) {
		all = append(all, html.UnescapeString(m[1]))
	}
	return all
}

// The pages, the file that hosts read headers from, and what the browser's tests
// are served carry one policy: the one that package scan reads the files by.
func TestOnePolicy(t *testing.T) {
	hosted := laid(t, map[string]string{
		"config.yaml":           "title: A case\nbaseURL: https://own.example/case/\nhosts: [images.example, 'localhost:8080']\n",
		"content/evidence/a.md": "---\ntitle: A queue\naudience: public\nended: 2026-03-31\n---\n\n![Plan](https://images.example/plan.png)\n",
		"static/_headers":       "/*\n  Cache-Control: no-store\n/packet/\n  Cache-Control: private\n",
	})
	for _, test := range []struct {
		dir, audience string
		hosts         []string
		least         int // pages
	}{
		{demo, "public", nil, 10}, {demo, "committee", nil, 20},
		{hosted, "public", []string{"images.example", "localhost:8080"}, 3}, {hosted, "self", []string{"images.example", "localhost:8080"}, 3},
	} {
		made := func(flag Flag) (string, Built) { return build(t, test.dir, flag) }
		if test.dir == demo {
			made = func(flag Flag) (string, Built) { return demoSite(t, flag) }
		}
		folder, _ := made(Flag{Key: "audience", Name: "--audience", Value: test.audience})
		site := host(t, folder)
		pages := 0
		for file, text := range tree(t, folder) {
			if path.Ext(file) != ".html" {
				continue
			}
			pages++
			at := pathOf(file)
			headers, served := sent(t, folder, at), fetched(t, site+at)
			stated := said(text, "http-equiv", "Content-Security-Policy")
			if len(stated) != 1 || stated[0] != policy.ForPages(test.hosts) {
				t.Errorf("%s: the page has the policy %q", file, stated)
			}
			if got := headers.Get("Content-Security-Policy"); got != policy.ForServers(test.hosts) || !strings.HasPrefix(got, policy.ForPages(test.hosts)+"; ") {
				t.Errorf("%s: the host sends the policy %q", file, got)
			}
			if got := said(text, "name", "referrer"); len(got) != 1 || got[0] != headers.Get("Referrer-Policy") {
				t.Errorf("%s: the page says %q of the referrer, the host %q", file, got, headers.Get("Referrer-Policy"))
			}
			if got := strings.Join(said(text, "name", "robots"), "; "); got != headers.Get("X-Robots-Tag") || (got == "") != (test.audience == "public") {
				t.Errorf("%s, for %s: the page says %q to robots, the host %q", file, test.audience, got, headers.Get("X-Robots-Tag"))
			}
			for name := range headers {
				if served.Get(name) != headers.Get(name) {
					t.Errorf("%s: browsers are served %s %q, and not %q", file, name, served.Get(name), headers.Get(name))
				}
			}
		}
		if pages < test.least {
			t.Errorf("only %d pages for %s", pages, test.audience)
		}
		if test.dir == hosted {
			if page := tree(t, folder)["evidence/a/index.html"]; !strings.Contains(page, `<img src="https://images.example/plan.png" alt="Plan"`) {
				t.Error("the picture of an allowed host is not shown")
			}
			if got := sent(t, folder, "/packet/").Get("Cache-Control"); got != "no-store, private" {
				t.Errorf("the portfolio's own headers: %q", got)
			}
		}
	}
}

// Netlify prefers a header of netlify.toml to the same one of _headers, so that
// file has to leave alone what casebook sends.
func TestNetlifyConfigLeavesHeadersAlone(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(demo, "netlify.toml"))
	if err != nil {
		t.Fatal(err)
	}
	folder, _ := demoSite(t)
	headers := sent(t, folder, "/")
	if len(headers) < 6 {
		t.Fatalf("only %v is sent", headers)
	}
	for _, line := range strings.Split(string(text), "\n") {
		for name := range headers {
			if setting, _, ok := strings.Cut(line, "="); ok && strings.EqualFold(strings.Trim(setting, " \t\"'"), name) {
				t.Errorf("netlify.toml overrides %s: %s", name, line)
			}
		}
	}
}

// A picture of an allowed host is shown on pages, and in no packet: the one that
// is sent around asks nobody for anything.
func TestPacketAsksNoAllowedHost(t *testing.T) {
	dir := laid(t, map[string]string{
		"config.yaml":           "title: A case\nhosts: [images.example]\n",
		"content/evidence/a.md": "---\ntitle: A queue\nended: 2026-03-31\n---\n\n![Plan](https://images.example/plan.png)\n",
	})
	made := packetOf(t, dir, HTML)
	text := string(made.Data)
	if strings.Contains(text, `src="https:`) || !strings.Contains(text, `href="https://images.example/plan.png"`) {
		t.Error("the picture is not a link")
	}
	if stated := said(text, "http-equiv", "Content-Security-Policy"); len(stated) != 1 || strings.Contains(stated[0], "images.example") {
		t.Errorf("the packet has the policy %q", stated)
	}
}

func fetched(t testing.TB, address string) http.Header {
	t.Helper()
	request, err := http.NewRequestWithContext(context.Background(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		t.Fatal(err)
	}
	return response.Header
}

// laid writes files into a folder of their own.
func laid(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
