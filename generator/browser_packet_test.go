package generator

import (
	"os"
	"path/filepath"
	"testing"
)

// The packet as HTML, opened from the disk: one file that makes no request, has
// no script, and reads well on a phone and on a desk.
func TestThePacketOpensFromDisk(t *testing.T) {
	t.Parallel()
	browser, axe := chromium(t), axeCore(t)
	folder := t.TempDir()
	p := open(t, browser, "file://"+filepath.ToSlash(folder))
	for _, name := range []string{"committee", "one-page", "mentor"} {
		made := packetOf(t, demo, HTML, profile(name))
		if err := os.WriteFile(filepath.Join(folder, name+".html"), made.Data, 0o600); err != nil {
			t.Fatal(err)
		}
		p.look("screen", "light")
		p.visit("/" + name + ".html")
		for _, width := range []int64{360, 1280} {
			p.size(width)
			found := ask[look](p, looking)
			for _, text := range append(found.Overflow, found.Texts...) {
				t.Errorf("%s, %d pixels wide: %s", name, width, text)
			}
		}
		if n := ask[int](p, `document.scripts.length`); n > 0 {
			t.Errorf("%s has %d scripts", name, n)
		}
		for _, address := range ask[[]string](p, `performance.getEntriesByType('resource').map((r) => r.name).filter((n) => !n.startsWith('data:'))`) {
			t.Errorf("%s asks for %s", name, address)
		}
		for _, family := range []string{"Source Serif 4", "Source Sans 3"} {
			if !ask[bool](p, `document.fonts.check('16px "`+family+`"') && [...document.fonts].some((f) => f.family.includes('`+family+`') && f.status === 'loaded')`) {
				t.Errorf("%s is not set in %s", name, family)
			}
		}
		accessible(p, name, axe)
		p.sound(name)
	}
}
