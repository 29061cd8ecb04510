package generator

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/site/portable"
	"github.com/casebook-dev/casebook/themes"
)

var pageKind = regexp.MustCompile(`<body class="(page-[a-z-]+)`)

// Every theme but the first builds the demo as that does: the same pages, no link is
// dead, and nothing keeps people from them. Of the first, TestBrowser tests that.
func TestEveryThemeBuildsTheDemo(t *testing.T) {
	t.Parallel()
	self := Flag{Key: "audience", Name: "--audience", Value: "self"}
	base := Flag{Key: "baseURL", Name: "--base-url", Value: "/"}
	folder, _ := demoSite(t, self, base)
	pages := pagesOf(tree(t, folder))
	browser := chromium(t)
	axe := axeCore(t)
	for _, theme := range themes.Names()[1:] {
		folder, _ := demoSite(t, self, base, Flag{Key: "theme", Name: "--theme", Value: theme})
		files := tree(t, folder)
		if got := pagesOf(files); !slices.Equal(got, pages) {
			t.Errorf("%s: %d pages, the first theme has %d", theme, len(got), len(pages))
		}
		site := map[string][]byte{}
		kinds := map[string]string{}
		for name, text := range files {
			site[name] = []byte(text)
			if m := pageKind.FindStringSubmatch(text); m != nil && path.Ext(name) == ".html" && (kinds[m[1]] == "" || name < kinds[m[1]]) {
				kinds[m[1]] = name
			}
			if path.Ext(name) == ".html" {
				fragments(t, name, text)
			}
		}
		site = portable.Of(site, "/")
		if n := linksOnDisk(t, written(t, site), site); n < 1000 {
			t.Errorf("%s: %d links were followed", theme, n)
		}
		p := open(t, browser, host(t, folder))
		looked := []string{"home", "skills", "exhibit"}
		if os.Getenv("CASEBOOK_LONG") != "" {
			looked = []string{"home", "skills", "competency", "exhibits", "exhibit", "case-study", "roadmap", "metric", "feedback"}
		}
		for _, kind := range looked {
			p.size(320)
			p.visit(pathOf(kinds["page-"+kind]))
			if ask[bool](p, `document.documentElement.scrollWidth > innerWidth`) {
				t.Errorf("%s: at 320 pixels the page %s is wider than the window", theme, kind)
			}
			accessible(p, theme+": "+kind, axe)
			p.sound(theme + ": " + kind)
		}
	}
}

// The second theme shows how little a theme needs.
func TestPlainIsSmall(t *testing.T) {
	folder, whole := os.DirFS("../themes"), 0
	if err := fs.WalkDir(folder, "plain", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(folder, name)
		whole += strings.Count(string(text), "\n")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if whole == 0 || whole >= 300 {
		t.Errorf("the theme plain has %d lines", whole)
	}
}

func pagesOf(files map[string]string) (pages []string) {
	for name := range files {
		if path.Ext(name) == ".html" {
			pages = append(pages, name)
		}
	}
	slices.Sort(pages)
	return pages
}
