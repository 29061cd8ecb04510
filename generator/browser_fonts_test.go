package generator

import (
	"cmp"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/goregular"
)

// machines are the fonts that a reader's machine may have. Chromium ends itself
// where there is none at all, so the first has one font that looks like none of
// the site's.
var machines = []struct{ name, folder string }{
	{"none", ""},
	{"DejaVu", "/usr/share/fonts/truetype/dejavu"},
	{"Liberation", "/usr/share/fonts/truetype/liberation"},
}

// withFontsOf gives the environment of a browser that finds the fonts of one folder,
// and no others.
func withFontsOf(t *testing.T, folder string) string {
	t.Helper()
	own := t.TempDir()
	if folder == "" {
		folder = filepath.Join(withFont(t, t.TempDir()), "fonts")
	}
	if _, err := os.Stat(folder); err != nil {
		t.Skipf("the fonts are missing: %v", err)
	}
	config := filepath.Join(own, "fonts.conf")
	text := `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>` + folder + `</dir><cachedir>` + filepath.Join(own, "cache") + `</cachedir></fontconfig>`
	if err := os.WriteFile(config, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return "FONTCONFIG_FILE=" + config
}

// withFont makes of a folder one for the data of a browser's user, with one font.
func withFont(t testing.TB, folder string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(folder, "fonts"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "fonts", "Go.ttf"), goregular.TTF, 0o644); err != nil {
		t.Fatal(err)
	}
	return folder
}

// loose takes from the texts of drawings the length that they are set to, so
// that their font alone says how long they are, and gives those that this makes
// longer or much shorter.
const loose = `document.fonts.ready.then(() => {
  const off = [];
  for (const svg of document.querySelectorAll('figure.chart svg, svg[role=img]')) {
    if (svg.getBoundingClientRect().width === 0) continue;
    for (const e of svg.querySelectorAll('text[textLength]')) {
      const set = Number(e.getAttribute('textLength'));
      e.removeAttribute('textLength');
      const real = e.getComputedTextLength();
      if (real > set * 1.01 + .5 || real < set * .93 - .5) off.push(svg.id + ': ' + e.firstChild.textContent + ' was measured ' + set + ' long, and is ' + real);
    }
  }
  return off;
})`

// charted is how a page of the site says that it has a chart, and of which kind.
var charted = regexp.MustCompile(`<figure [^>]*data-kind="?([a-z-]+)`)

// fewWithAll gives a few pages of a site that have all kinds of charts between them.
func fewWithAll(t *testing.T, folder string) []string {
	t.Helper()
	kinds := map[string][]string{} // page -> kinds of its charts
	on := map[string][]string{}    // kind -> pages with one
	for file, text := range tree(t, folder) {
		if path.Ext(file) != ".html" {
			continue
		}
		for _, m := range charted.FindAllStringSubmatch(text, -1) {
			if !slices.Contains(kinds[file], m[1]) {
				kinds[file] = append(kinds[file], m[1])
				on[m[1]] = append(on[m[1]], file)
			}
		}
	}
	if len(on) < 10 {
		t.Fatalf("the demo has charts of the kinds %q alone", slices.Sorted(maps.Keys(on)))
	}
	var few []string
	for _, kind := range slices.Sorted(maps.Keys(on)) {
		if !slices.ContainsFunc(few, func(file string) bool { return slices.Contains(kinds[file], kind) }) {
			few = append(few, slices.MaxFunc(on[kind], func(a, b string) int {
				return cmp.Or(cmp.Compare(len(kinds[a]), len(kinds[b])), strings.Compare(b, a))
			}))
		}
	}
	return few
}

// The site looks the same whatever fonts a machine has: each page is set in the
// site's own, the texts of charts are as long as they were measured, and no text of
// a chart or a table is cut off or lies on another. The long tests look at every page
// at many widths, and at cases that nobody of this project wrote.
func TestBrowserFonts(t *testing.T) {
	t.Parallel()
	long := os.Getenv("CASEBOOK_LONG") != ""
	self := []Flag{{Key: "audience", Name: "--audience", Value: "self"}, {Key: "baseURL", Name: "--base-url", Value: "/"}}
	own, _ := demoSite(t, self...)
	sites, widths := map[string]string{"demo": own}, []int64{360, 1280}
	if long {
		widths = []int64{320, 375, 600, 768, 900, 1024, 1280, 1440}
		for _, name := range []string{"cases/crossplane", "cases/in-toto", "faults/many-competencies"} {
			dir := filepath.Join("..", "..", "shared", filepath.FromSlash(name))
			if _, err := os.Stat(dir); err == nil {
				sites[path.Base(name)], _ = build(t, dir, self...)
			}
		}
	}
	for _, m := range machines {
		t.Run(m.name, func(t *testing.T) {
			browser := chromiumWith(t, withFontsOf(t, m.folder))
			for name, folder := range sites {
				t.Run(name, func(t *testing.T) {
					files := withTexts(t, folder)
					if !long {
						files = fewWithAll(t, folder)
					}
					if len(files) < 5 {
						t.Errorf("only %d pages have a chart or a table", len(files))
					}
					inTabs(t, browser, host(t, folder), files, func(p *tab, file string) { textsFit(p, file, widths...) })
				})
			}
		})
	}
}
