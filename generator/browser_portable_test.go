package generator

import (
	"bytes"
	"context"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"golang.org/x/net/html"

	"github.com/casebook-dev/casebook/generator/internal/site/portable"
)

// fromDisk is the demo as a folder that somebody was sent: styles, fonts, links,
// search, facets and charts work without a server.
func fromDisk(t *testing.T, browser context.Context, folder string, seen visited) {
	files := map[string][]byte{}
	for name, text := range tree(t, folder) {
		files[name] = []byte(text)
	}
	files = portable.Of(files, "/")
	folder = written(t, files)
	if n := linksOnDisk(t, folder, files); n < 1000 {
		t.Errorf("%d links were followed", n)
	}

	p := open(t, browser, (&url.URL{Scheme: "file", Path: filepath.ToSlash(folder)}).String())
	p.size(1280)
	p.look("screen", "light")
	p.visit("/index.html")
	const set = `document.fonts.ready.then((all) => [...all].some((f) => f.status === 'loaded') && getComputedStyle(document.body).fontFamily.includes('Source'))`
	if !ask[bool](p, set) {
		t.Error("the first page is not set in the fonts of the site")
	}
	p.do(chromedp.Click(`nav.contents a[href*="evidence"]`))
	p.until(`document.body.classList.contains('page-exhibits')`)
	p.sound("from a disk")

	p.until(`document.querySelector('.facets.ready [data-facet=kind] button') !== null`)
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelectorAll('.facets details').forEach((d) => { d.open = true })`))
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('[data-facet=kind] button').click()`))
	const shown = `[...document.querySelectorAll('.exhibits > li')].filter((e) => e.checkVisibility()).length`
	narrowed := ask[int](p, shown)
	if every := ask[int](p, `document.querySelectorAll('.exhibits > li').length`); narrowed == 0 || narrowed == every || !ask[bool](p, `location.search.startsWith('?kind=')`) {
		t.Errorf("from a disk %d of %d exhibits are shown", narrowed, every)
	}
	p.do(chromedp.Evaluate[chromedp.Void](`location.reload()`))
	p.until(`performance.getEntriesByType('navigation')[0].type === 'reload' && document.querySelector('.facets.ready') && ` + shown + ` > 0 && ` + shown + ` < document.querySelectorAll('.exhibits > li').length`)

	p.do(chromedp.KeyEvent("/"))
	p.until(`document.querySelector('dialog.search[open] input') === document.activeElement`)
	p.do(chromedp.KeyEvent("rota"))
	p.until(`document.querySelectorAll('.found a').length > 0`)
	p.do(chromedp.KeyEvent(kb.Enter))
	p.until(`/rota.*\/index\.html$/.test(location.pathname) && document.readyState === 'complete'`)
	p.sound("the search from a disk")

	p.visit("/" + seen.first(t, "series")[1:] + "index.html")
	p.do(chromedp.Evaluate[chromedp.Void](explorable + `.querySelector('.figure-data').open = true; ` + explorable + `.querySelector('.actions button').click()`))
	p.until(explorable + `.querySelector('canvas')?.width > 0`)
	p.sound("a chart from a disk")
}

// written writes a site into a folder with an odd name.
func written(t *testing.T, files map[string][]byte) string {
	folder := filepath.Join(t.TempDir(), "a case, für Bo #1")
	for name, data := range files {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// linksOnDisk follows every address of every page and gives how many there are.
func linksOnDisk(t *testing.T, folder string, files map[string][]byte) (n int) {
	for name, data := range files {
		if path.Ext(name) != ".html" {
			continue
		}
		here := &url.URL{Path: "/" + name}
		for read := html.NewTokenizer(bytes.NewReader(data)); read.Next() != html.ErrorToken; {
			for _, a := range read.Token().Attr {
				if a.Key != "href" && a.Key != "src" {
					continue
				}
				to, err := url.Parse(a.Val)
				if err != nil || to.Scheme != "" || to.Path == "" {
					continue
				}
				n++
				file := here.ResolveReference(to).Path
				if info, err := os.Stat(filepath.Join(folder, filepath.FromSlash(file))); err != nil || info.IsDir() || strings.HasPrefix(a.Val, "/") {
					t.Errorf("%s leads to %q, which is no file of the folder", name, a.Val)
				}
			}
		}
	}
	return n
}
