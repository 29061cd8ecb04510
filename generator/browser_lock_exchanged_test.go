package generator

import (
	"bytes"
	"context"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/casebook-dev/casebook/generator/internal/privacy/lock"
)

// rebuilt is a locked site that was built, corrected on two pages, and built again
// for the same readers, with the same key.
type rebuilt struct {
	older, now      map[string][]byte
	skills, roadmap string // names of the files of the two pages
}

func rebuild(t *testing.T, c *locking, folder, link string) rebuilt {
	t.Helper()
	pages, err := lock.Unseal(func(name string) ([]byte, bool) {
		data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
		return data, err == nil
	}, link)
	if err != nil {
		t.Fatal(err)
	}
	seal := func(former map[string][]byte) map[string][]byte {
		sealed, err := lock.Seal(t.Context(), pages, lock.Options{Readers: c.readers.All, Secret: link, Former: func(name string) ([]byte, bool) {
			data, ok := former[name]
			return data, ok
		}})
		if err != nil {
			t.Fatal(err)
		}
		return sealed.Files
	}
	correct := func(page string, former map[string][]byte) (name string, files map[string][]byte) {
		pages[page] = bytes.Replace(pages[page], []byte("</h1>"), []byte(", corrected</h1>"), 1)
		files = seal(former)
		var names []string
		for name, data := range files {
			if strings.HasPrefix(name, "lock/files/") && !bytes.Equal(data, former[name]) {
				names = append(names, name)
			}
		}
		if len(names) != 1 || former[names[0]] == nil {
			t.Fatalf("after a correction of %s, these files are new: %q", page, names)
		}
		return names[0], files
	}
	var r rebuilt
	r.older = seal(nil)
	r.skills, r.now = correct("skills/index.html", r.older)
	r.roadmap, r.now = correct("roadmap/index.html", r.now)
	return r
}

// exchanged: a host that puts a sound file of the site, or of an earlier build with
// the same key, in the place of another is found out. One that serves the whole of
// an earlier build is not, as docs/security.md says.
func exchanged(t *testing.T, in context.Context, c *locking, folder, link string) {
	r := rebuild(t, c, folder, link)
	host := t.TempDir()
	if err := os.CopyFS(host, os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(host, "lock", "files")); err != nil {
		t.Fatal(err)
	}
	deployed := time.Now()
	put := func(files map[string][]byte, names ...string) {
		t.Helper()
		deployed = deployed.Add(time.Minute) // a server tells files apart by whole seconds
		for _, name := range names {
			file := filepath.Join(host, filepath.FromSlash(name))
			err := os.MkdirAll(filepath.Dir(file), 0o755)
			if err == nil {
				err = os.WriteFile(file, files[name], 0o600)
			}
			if err == nil {
				err = os.Chtimes(file, deployed, deployed)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	whole := func(files map[string][]byte) { put(files, slices.Collect(maps.Keys(files))...) }
	whole(r.now)

	p := open(t, in, static(t, host))
	shows := func(page, kind string, corrected bool) {
		t.Helper()
		p.visit(page)
		p.opened(kind)
		if got := ask[bool](p, `document.querySelector('h1').textContent.endsWith(', corrected')`); got != corrected {
			t.Errorf("%s is the corrected page: %t, expected %t", page, got, corrected)
		}
	}
	refuses := func(page string) {
		t.Helper()
		p.visit(page)
		p.said("a file on its host is damaged, was changed")
		if status := ask[int](p, `fetch('`+page+`').then((r) => r.status)`); status != http.StatusInternalServerError {
			t.Errorf("%s has the status %d", page, status)
		}
	}
	p.visit("/#" + link)
	p.opened("home")
	shows("/skills/", "skills", true)
	shows("/roadmap/", "roadmap", true)

	// Two pages have changed places.
	put(map[string][]byte{r.skills: r.now[r.roadmap], r.roadmap: r.now[r.skills]}, r.skills, r.roadmap)
	refuses("/skills/")
	refuses("/roadmap/")

	// One page is that of an earlier build; the rest can be read.
	whole(r.now)
	put(r.older, r.skills)
	refuses("/skills/")
	shows("/roadmap/", "roadmap", true)

	// A visit that begins there is refused as well.
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('button[data-lock]').click()`))
	p.until(asking)
	p.visit("/skills/#" + link)
	p.said("a file on its host is damaged, was changed")

	// An earlier build as a whole opens, in the middle of a visit too.
	whole(r.now)
	shows("/skills/", "skills", true)
	whole(r.older)
	shows("/roadmap/", "roadmap", false)
	p.taken()
}
