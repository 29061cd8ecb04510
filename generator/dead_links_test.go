package generator

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"maps"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// Every address in every file of a site that lies within the site leads to a file
// of it, and to a place in that file: in pages, drawings, the feed, the sitemap,
// the calendar, and what programs read.
func TestEveryPublishedLinkLeadsSomewhere(t *testing.T) {
	cases := map[string]string{}
	for name, files := range map[string]map[string]string{
		"one entry": {},
		"a cadence and no meeting": {
			"config.yaml": "cadence: {check-in: fortnightly, review: quarterly}\n",
		},
		"a gate that is not met": {
			"config.yaml":            "target: {level: two, from: one}\n",
			"content/framework.yaml": "name: Ladder\nlevels: [{id: one, name: One}, {id: two, name: Two}]\nareas:\n  - id: work\n    name: Work\n    competencies:\n      - {id: care, name: Care, expectations: {two: Looks after things.}}\ngates:\n  two:\n    rules: [{id: broad, name: Broad work, evidence: 3}]\n",
		},
		"a milestone and windows": {
			"config.yaml":                 "cadence: {check-in: monthly}\ncalendar:\n  - {name: Spring round, kind: round, opens: 2027-Q2, closes: 2027-05-20, decides: 2027-06, effective: 2027-07-01}\n",
			"content/milestones/learn.md": "---\ntitle: Learn, then teach; or not\ndue: 2027-02\n---\n\nSoon.\n",
			"content/experiments/try.md":  "---\ntitle: Try\nobjective: Fewer waits\nmetric: {series: waits}\nstart: 2026-07-01\nend: 2026-09-30\n---\n",
			"content/metrics/waits.csv":   "month,hours\n2026-01,4\n2026-02,3\n",
		},
	} {
		dir := t.TempDir()
		all := map[string]string{"content/evidence/guide.md": "---\ntitle: The guide\nended: 2026-05-20\n---\n\n## What it says\n\n[Here](https://site.example/case/evidence/guide#what-it-says), [beside](https://site.example/other/), [home](https://SITE.example/case).\n"}
		maps.Copy(all, files)
		all["config.yaml"] = "title: Small\nbaseURL: https://site.example/case/\nas-of: 2026-06-30\nperson: {name: Ada Example}\n" + files["config.yaml"]
		for name, text := range all {
			lay(t, dir, name, text)
		}
		cases[name] = dir
	}
	if os.Getenv("CASEBOOK_LONG") != "" {
		maps.Copy(cases, portfolios(t))
	}
	for _, name := range slices.Sorted(maps.Keys(cases)) {
		for _, a := range config.AudienceNames() {
			folder, _ := build(t, cases[name], Flag{Key: "audience", Name: "--audience", Value: a}, Flag{Key: "baseURL", Name: "--base-url", Value: "https://site.example/case/"})
			site := tree(t, folder)
			dead, looked := deadLinks(t, site, "https://site.example/case/")
			for _, d := range dead {
				t.Errorf("%s, for %s: %s", name, a, d)
			}
			if looked < 10 {
				t.Errorf("%s, for %s: only %d addresses were looked at", name, a, looked)
			}
			if _, mapped := site["sitemap.xml"]; mapped != (a == "public") {
				t.Errorf("%s, for %s: a sitemap is there: %t", name, a, mapped)
			}
		}
	}
}

// deadLinks gives the addresses of a site that lead nowhere in it, and how many
// were looked at.
func deadLinks(t *testing.T, site map[string]string, base string) (dead []string, looked int) {
	t.Helper()
	places := map[string]map[string]bool{} // ids, by file
	for name, text := range site {
		if path.Ext(name) == ".html" {
			places[name] = map[string]bool{"": true}
			eachTag(t, name, text, func(_, key, value string) {
				if key == "id" {
					places[name][value] = true
				}
			})
		}
	}
	root, _ := url.Parse(base)
	for _, name := range slices.Sorted(maps.Keys(site)) {
		from := root.ResolveReference(&url.URL{Path: strings.TrimSuffix(name, "index.html")})
		for _, address := range addressesIn(t, name, site[name]) {
			to, err := from.Parse(address)
			if err != nil {
				dead = append(dead, fmt.Sprintf("%s: %q: %v", name, address, err))
				continue
			}
			rest, within := strings.CutPrefix(to.Path, root.Path)
			if to.Host != root.Host || !within && strings.Contains(address, "://") {
				continue
			}
			looked++
			if rest == "" || strings.HasSuffix(rest, "/") {
				rest += "index.html"
			}
			if _, there := site[rest]; !there {
				dead = append(dead, fmt.Sprintf("%s: %q leads nowhere", name, address))
			} else if ids := places[rest]; ids != nil && !ids[to.Fragment] {
				dead = append(dead, fmt.Sprintf("%s: %q leads to no place in %s", name, address, rest))
			}
		}
	}
	return dead, looked
}

// addressesIn gives the addresses in a file, by what it is.
func addressesIn(t *testing.T, name, text string) (all []string) {
	t.Helper()
	switch path.Ext(name) {
	case ".html":
		eachTag(t, name, text, func(_, key, value string) {
			if key == "href" || key == "src" || strings.HasPrefix(key, "data-") && strings.HasPrefix(value, "/") {
				all = append(all, value)
			}
		})
	case ".xml", ".svg":
		read := xml.NewDecoder(strings.NewReader(text))
		within := ""
		for {
			token, err := read.Token()
			if err != nil {
				break
			}
			switch x := token.(type) {
			case xml.StartElement:
				within = x.Name.Local
				for _, a := range x.Attr {
					if a.Name.Local == "href" {
						all = append(all, a.Value)
					}
				}
			case xml.EndElement:
				within = ""
			case xml.CharData:
				if within == "link" || within == "loc" || within == "guid" {
					all = append(all, string(x))
				}
			}
		}
	case ".ics":
		for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n ", ""), "\r\n") {
			if address, ok := strings.CutPrefix(line, "URL:"); ok {
				all = append(all, address)
			}
		}
	case ".json":
		var v any
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all = addressesOf("", v)
	}
	return all
}

func addressesOf(key string, v any) (all []string) {
	switch x := v.(type) {
	case string:
		if key == "url" || key == "csv" {
			all = append(all, x)
		}
	case []any:
		for _, v := range x {
			all = append(all, addressesOf(key, v)...)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(x)) {
			all = append(all, addressesOf(key, x[key])...)
		}
	}
	return all
}

func eachTag(t *testing.T, name, text string, see func(tag, key, value string)) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			see(n.Data, a.Key, a.Val)
		}
	}
}

func lay(t *testing.T, dir, name, text string) {
	t.Helper()
	file := path.Join(dir, name)
	if err := os.MkdirAll(path.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
