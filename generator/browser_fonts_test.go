package generator

import (
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
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
		folder = filepath.Join(dataWithFont(t), "fonts")
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

// dataWithFont gives a folder for the data of a browser's user, with one font.
func dataWithFont(t testing.TB) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "fonts"), 0o755); err != nil {
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

// The site looks the same whatever fonts a machine has: each page is set in the
// site's own, and the texts of charts are as long as they were measured.
func TestBrowserFonts(t *testing.T) {
	folder, _ := build(t, demo, Flag{Key: "audience", Name: "--audience", Value: "self"}, Flag{Key: "baseURL", Name: "--base-url", Value: "/"})
	site := host(t, folder)
	one := map[string]string{} // one page of each section, and the section's own
	for file := range tree(t, folder) {
		if path.Ext(file) == ".html" {
			section, rest, _ := strings.Cut(file, "/")
			if key := fmt.Sprint(section, rest != "index.html" && rest != ""); one[key] == "" || file < one[key] {
				one[key] = file
			}
		}
	}
	for _, m := range machines {
		t.Run(m.name, func(t *testing.T) {
			browser := chromiumWith(t, withFontsOf(t, m.folder))
			p := open(t, browser, site)
			for _, file := range slices.Sorted(maps.Values(one)) {
				for _, width := range []int64{360, 1280} {
					p.size(width)
					p.visit(pathOf(file))
					for _, text := range ask[[]string](p, loose) {
						t.Errorf("%s, %d pixels wide: %s", file, width, text)
					}
					found := ask[look](p, looking)
					for _, text := range append(found.Overflow, found.Texts...) {
						t.Errorf("%s, %d pixels wide: %s", file, width, text)
					}
				}
				p.sound(file)
			}
		})
	}
}
