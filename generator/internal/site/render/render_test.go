package render

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/site/pages"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// plan is what a test hands to Run.
type plan struct {
	tree pages.Tree
	opt  Options
}

// planned reads a plan from an archive: "portfolio/..." is the author's folder,
// everything else the composed project. An entry comes from the file of the same
// path. A home page is added.
func planned(t testing.TB, archive string) plan {
	t.Helper()
	p := plan{
		tree: pages.Tree{
			Files:  map[string][]byte{"content/_index.md": []byte("---\ntitle: Home\n---\n")},
			Static: map[string][]byte{}, Copies: map[string]string{}, Lines: map[string]pages.Origin{},
		},
		opt: Options{
			Sitemap: true,
			Theme:   theme(t), BaseURL: "https://example.org/", Title: "A case", Language: "en",
			Day: day.Of(2026, 3, 31), Params: map[string]any{"person": "Ada"},
		},
	}
	portfolio := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		if name, ok := strings.CutPrefix(f.Name, "portfolio/"); ok {
			portfolio[name] = &fstest.MapFile{Data: f.Data}
			if overridable(name) {
				p.opt.Overrides = append(p.opt.Overrides, name)
			}
			continue
		}
		p.tree.Files[f.Name] = f.Data
		if strings.HasPrefix(f.Name, "content/") {
			p.tree.Lines[f.Name] = pages.Origin{File: f.Name}
		}
	}
	p.opt.Portfolio = portfolio
	return p
}

func theme(t testing.TB) fs.FS {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/theme.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// site runs a plan that has to succeed without a word.
func (p plan) site(t testing.TB) Site {
	t.Helper()
	site, list, err := Run(context.Background(), p.tree, p.opt)
	if err != nil || len(list) > 0 {
		t.Fatalf("diagnostics %v, error %v", list, err)
	}
	return site
}

func wants(t *testing.T, site Site, path string, texts ...string) {
	t.Helper()
	page, ok := site.Files[path]
	if !ok {
		t.Fatalf("there is no %s, but %q", path, slices.Sorted(maps.Keys(site.Files)))
	}
	for _, text := range texts {
		if !strings.Contains(string(page), text) {
			t.Errorf("%s lacks %q:\n%s", path, text, page)
		}
	}
}

const rota = `
-- content/evidence/_index.md --
---
title: Evidence
---
-- content/evidence/rota.md --
---
title: Rota
date: 2026-01-02
tags: [ops]
---
A fair rota.
`

func TestAllKindsOfPages(t *testing.T) {
	site := planned(t, rota).site(t)
	wants(t, site, "index.html", "<h1>Home</h1>", `<a href="/evidence/rota/">Rota</a>`, `<html lang="en">`, "Home | A case")
	wants(t, site, "evidence/index.html", "<li>Rota</li>")
	wants(t, site, "evidence/rota/index.html", "<p>A fair rota.</p>", "2026-01-02 00:00 UTC")
	wants(t, site, "index.xml", "<link>https://example.org/evidence/rota/</link>", "<pubDate>Fri, 02 Jan 2026")
	wants(t, site, "sitemap.xml", "<loc>https://example.org/evidence/rota/</loc>", "<lastmod>2026-01-02")
	wants(t, site, "404.html", "<h1>404</h1>")
	wants(t, site, "robots.txt", "User-agent: *\n")
	wants(t, site, "icons/icon.svg", "<svg")
	if len(site.Files) != 9 {
		t.Errorf("nine files, one of them the style sheet, not %q", slices.Sorted(maps.Keys(site.Files)))
	}
	if site.Pages != 3 {
		t.Errorf("%d pages, want 3", site.Pages)
	}
}

func TestThePortfolioOverridesTheTheme(t *testing.T) {
	for name, test := range map[string]struct{ file, page, want, before string }{
		"layouts": {"layouts/_partials/footer.html", "evidence/rota/index.html", "my own footer", "Made for Ada"},
		"assets":  {"assets/css/main.css", "css/main.", "my own footer", "color: black"},
		"i18n":    {"i18n/en.toml", "index.html", "my own footer", "Made for Ada"},
		"static":  {"static/robots.txt", "robots.txt", "my own footer", "User-agent"},
	} {
		t.Run(name, func(t *testing.T) {
			text := "my own footer"
			if name == "i18n" {
				text = `made = "my own footer"`
			}
			for archive, want := range map[string]string{rota: test.before, rota + "-- portfolio/" + test.file + " --\n" + text: test.want} {
				site := planned(t, archive).site(t)
				path := test.page
				for file := range site.Files {
					if strings.HasPrefix(file, test.page) {
						path = file
					}
				}
				wants(t, site, path, want)
			}
		})
	}
}

func TestTheAuthorsMarkdown(t *testing.T) {
	site := planned(t, `
-- content/a.md --
---
title: A
---
Said "so"[^1] -- ~~not~~ https://example.org/x

[^1]: By whom?

| n | m |
|---|---|
| 1 | 2 |

Term
: Meaning

- [x] done

`+"```go\nfunc main() {}\n```"+`

{{< shout "hear" >}}
`).site(t)
	wants(t, site, "a/index.html", "&ldquo;so&rdquo;", `role="doc-noteref"`, `role="doc-endnotes"`, "&ndash;", "<del>not</del>",
		`<a href="https://example.org/x">`, "<td>1</td>", "<dt>Term</dt>\n<dd>Meaning</dd>", `type="checkbox"`,
		`<span class="kd">func</span>`, "<strong>HEAR</strong>")
}

func TestNothingIsKeptBackByDate(t *testing.T) {
	site := planned(t, `
-- content/next.md --
---
title: Next year
date: 2199-01-02
publishDate: 2199-01-02
---
-- content/past.md --
---
title: Past
expiryDate: 2001-01-01
draft: true
---
`).site(t)
	wants(t, site, "next/index.html", "Next year")
	wants(t, site, "past/index.html", "Past")
}

func TestTodayIsTheDayOfTheOptions(t *testing.T) {
	wants(t, planned(t, "").site(t), "index.html", `<p id="today">2026-03-31 00:00</p>`)
}

func TestLabelsFallBack(t *testing.T) {
	for language, want := range map[string]string{
		"": "Made for Ada", "en": "Made for Ada", "en-GB": "Made for Ada", "de": "Erstellt für Ada",
		"de-AT": "Erstellt für Ada", "pt-BR": "Made for Ada", "zh-Hant": "Made for Ada",
	} {
		p := planned(t, "")
		p.opt.Language = language
		lang := language
		if lang == "" {
			lang = "en"
		}
		wants(t, p.site(t), "index.html", want, fmt.Sprintf("<html lang=%q>", lang))
	}
	p := planned(t, "-- portfolio/i18n/pt.toml --\nmade = \"Feito para\"\n")
	p.opt.Language = "pt-BR"
	wants(t, p.site(t), "index.html", "Feito para Ada")
}

func TestMinify(t *testing.T) {
	p := planned(t, rota)
	long := p.site(t)
	p.opt.Minify = true
	short := p.site(t)
	if n, m := len(short.Files["index.html"]), len(long.Files["index.html"]); n >= m {
		t.Errorf("minified: %d bytes, else %d", n, m)
	}
	wants(t, short, "evidence/rota/index.html", "<p>A fair rota.")
}

func TestFilesOfCasebooksOwn(t *testing.T) {
	p := planned(t, "-- portfolio/content/evidence/log.txt --\nan attachment\n")
	p.tree.Static["case.json"] = []byte("{}")
	p.tree.Copies["static/evidence/rota/log.txt"] = "content/evidence/log.txt"
	site := p.site(t)
	wants(t, site, "case.json", "{}")
	wants(t, site, "evidence/rota/log.txt", "an attachment")
}

func TestTwoThingsAtOneAddress(t *testing.T) {
	p := planned(t, rota+`
-- content/a.md --
---
title: A
url: /same/
---
-- content/b.md --
---
title: B
url: /same/
---
-- portfolio/static/evidence/index.html --
mine
-- portfolio/static/case.json --
mine
-- portfolio/static/same --
mine
-- portfolio/static/Search.JSON --
mine
-- portfolio/static/café.txt --
mine
-- portfolio/static/café.txt --
mine
`)
	p.tree.Static["search.json"] = []byte("[]")
	p.tree.Static["case.json"] = []byte("{}")
	p.tree.Static["evidence/rota/index.html"] = []byte("x")
	site, list, err := Run(context.Background(), p.tree, p.opt)
	if err != nil || len(site.Files) > 0 {
		t.Errorf("error %v, %d files", err, len(site.Files))
	}
	said(t, list, `
content/evidence/rota.md: error: a page and a file have the address "/evidence/rota/" [render-failed]
same/index.html: error: two pages have the address "/same/" [render-failed]
static/Search.JSON: error: "Search.JSON" and "search.json" are the same file on macOS and Windows [render-failed]
	hint: give one of them another name
static/café.txt: error: "café.txt" and "café.txt" are the same file on macOS and Windows [render-failed]
	hint: give one of them another name
static/case.json: error: "static/case.json" has the path of a file that casebook writes [render-failed]
	hint: give the file another name
static/evidence/index.html: error: a page and a file have the address "/evidence/" [render-failed]
	content/evidence/_index.md: the page
static/same: error: "same" is a file and a folder of the site [render-failed]
`)
}

// said compares diagnostics with their printed form.
func said(t *testing.T, list diag.List, want string) {
	t.Helper()
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintf(&b, "%s: %s: %s [%s]\n", d.Pos, d.Severity, d.Message, d.Check)
		for _, r := range d.Related {
			fmt.Fprintf(&b, "\t%s: %s\n", r.Pos, r.Text)
		}
		if d.Hint != "" {
			fmt.Fprintf(&b, "\thint: %s\n", d.Hint)
		}
	}
	if got, want := strings.TrimSpace(b.String()), strings.TrimSpace(want); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
