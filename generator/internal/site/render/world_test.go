package render

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"
)

// childVar makes the test program build a site and print its hash, as any
// program would: Hugo treats a process with test flags differently.
const childVar = "RENDER_TEST_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(childVar) != "" {
		t := &testing.B{}
		fmt.Println(hash(many(t, 20).site(t)))
		return
	}
	os.Exit(m.Run())
}

func hash(site Site) string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(site.Files)) {
		fmt.Fprintf(h, "%s %d\n%s", name, len(site.Files[name]), site.Files[name])
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

// many plans a site of n plain entries.
func many(t testing.TB, n int) plan {
	p := planned(t, "")
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "{\"title\": \"Entry %d\", \"date\": \"2026-01-%02d\"}\n", i, i%28+1)
		for part := range 6 {
			fmt.Fprintf(&b, "## Part %d\n\nA paragraph of *plain* text with a [link](https://example.org/%d) and words to fill the line.[^1]\n\n- one\n- two\n\n", part, i)
		}
		b.WriteString("[^1]: A note.\n")
		p.tree.Files[fmt.Sprintf("content/evidence/e%d.md", i)] = []byte(b.String())
	}
	return p
}

func TestTheWorldDoesNotChangeAByte(t *testing.T) {
	want := hash(many(t, 20).site(t))
	home, temp, cwd := t.TempDir(), t.TempDir(), t.TempDir()
	// The test reads its theme relative to the working directory.
	os.Mkdir(filepath.Join(cwd, "testdata"), 0o777)
	copyFile(t, "testdata/theme.txtar", filepath.Join(cwd, "testdata/theme.txtar"))
	for name, text := range map[string]string{"hugo.toml": "title = 'other'", "config.yaml": "title: other", "layouts/page.html": "other"} {
		os.MkdirAll(filepath.Dir(filepath.Join(cwd, name)), 0o777)
		os.WriteFile(filepath.Join(cwd, name), []byte(text), 0o666)
	}
	before := listing(t, cwd)

	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	child := exec.CommandContext(ctx, os.Args[0])
	child.Dir = cwd
	child.Env = []string{childVar + "=1", "HOME=" + home, "XDG_CACHE_HOME=" + home, "TMPDIR=" + temp, "TMP=" + temp,
		"HUGO_TITLE=other", "HUGO_BASEURL=https://other.example/", "HUGO_PARAMS_PERSON=Other", "HUGOxPARAMSxPERSON=Other",
		"HUGO_ENVIRONMENT=development", "HUGO_CACHEDIR=" + home, "HUGO_RESOURCEDIR=other", "HUGO_THEME=other",
		"HUGO_MARKUP_GOLDMARK_RENDERER_UNSAFE=true", "HUGO_MINIFY=true", "HUGO_NUMWORKERMULTIPLIER=1", "HUGO_FILE_LOG_FORMAT=:line",
		"HUGO_TIMEZONE=Asia/Tokyo", "HUGO_DEFAULTCONTENTLANGUAGE=de", "HUGO_BUILDFUTURE=false", "HUGO_DISABLEKINDS=RSS",
		"NETLIFY=true", "PULL_REQUEST=true", "DEPLOY_PRIME_URL=https://other.example/",
		"TZ=Asia/Tokyo", "LANG=de_DE.UTF-8", "GOMAXPROCS=1"}
	out, err := child.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if got := strings.TrimSpace(string(out)); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if left := listing(t, home) + listing(t, temp); left != "" {
		t.Errorf("left behind: %s", left)
	}
	if after := listing(t, cwd); after != before {
		t.Errorf("the working directory held %s, now %s", before, after)
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, data, 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// listing names the files below a folder.
func listing(t *testing.T, dir string) string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if path != dir {
			names = append(names, strings.TrimPrefix(path, dir))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(names, " ")
}

func TestTwoRunsGiveEqualBytes(t *testing.T) {
	p := many(t, 200)
	if first, second := hash(p.site(t)), hash(p.site(t)); first != second {
		t.Errorf("%s, then %s", first, second)
	}
}

func TestRunsMayOverlap(t *testing.T) {
	sound, broken := many(t, 20), planned(t, anEntry("rota", `{{< strict >}}`))
	want := hash(sound.site(t))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if got := hash(sound.site(t)); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
		wg.Go(func() {
			_, list, err := Run(context.Background(), broken.tree, broken.opt)
			if err != nil || len(list) != 1 {
				t.Errorf("%v, %v", list, err)
			}
		})
	}
	wg.Wait()
}

// watchedFS calls back before a file is opened.
type watchedFS struct {
	fs.FS
	open func(name string)
}

func (w *watchedFS) Open(name string) (fs.File, error) {
	w.open(name)
	return w.FS.Open(name)
}

func TestCancel(t *testing.T) {
	cause := errors.New("stopped")
	for name, at := range map[string]string{"before": "", "while reading": "layouts/page.html", "while rendering": "thumb.png"} {
		t.Run(name, func(t *testing.T) {
			ctx, p := cancelledAt(t, at, cause)
			site, list, err := Run(ctx, p.tree, p.opt)
			if !errors.Is(err, cause) || len(site.Files) > 0 || len(list) > 0 {
				t.Errorf("error %v, %d files, %v", err, len(site.Files), list)
			}
		})
	}
	planned(t, "").site(t) // a cancelled run spoils nothing
}

func TestCancelStopsRendering(t *testing.T) {
	ctx, p := cancelledAt(t, "thumb.png", errors.New("stopped"))
	files, _, err := layOut(p.tree, p.opt)
	if err != nil {
		t.Fatal(err)
	}
	hugo <- struct{}{}
	defer func() { <-hugo }()
	output := newOutputFS(filepath.Join(rootDir(), "public"))
	build(ctx, newSourceFS(ctx, rootDir(), files), output, &record{}, p.opt)
	if n := countPages(output.files); n == 0 || n > 500 {
		t.Errorf("%d of 2000 pages were made", n)
	}
}

// cancelledAt plans a site of 2000 pages and a context that is cancelled when a
// file is opened, or at once. The file thumb.png is opened by the page that is
// rendered first.
func cancelledAt(t *testing.T, file string, cause error) (context.Context, plan) {
	ctx, cancel := context.WithCancelCause(context.Background())
	t.Cleanup(func() { cancel(nil) })
	if file == "" {
		cancel(cause)
	}
	stop := func(name string) {
		if name == file {
			cancel(cause)
		}
	}
	p := many(t, 2000)
	p.opt.Theme = &watchedFS{p.opt.Theme, stop}
	p.opt.Portfolio = &watchedFS{fstest.MapFS{"thumb.png": {Data: pngOf(t, 8)}}, stop}
	p.tree.Files["content/a/index.md"] = []byte("---\ntitle: A\n---\n")
	p.tree.Copies["content/a/thumb.png"] = "thumb.png"
	return ctx, p
}

func TestPicturesAreReadWhenNeeded(t *testing.T) {
	picture := pngOf(t, 8)
	var opened atomic.Int32
	p := planned(t, `
-- content/evidence/rota/index.md --
---
title: Rota
---
![A picture](view.png)
`)
	p.opt.Portfolio = &watchedFS{fstest.MapFS{
		"content/evidence/rota/view.png":  {Data: picture},
		"content/evidence/rota/thumb.png": {Data: picture},
		"content/unused.png":              {Data: picture},
	}, func(string) { opened.Add(1) }}
	p.tree.Copies = map[string]string{
		"content/evidence/rota/view.png":  "content/evidence/rota/view.png",
		"content/evidence/rota/thumb.png": "content/evidence/rota/thumb.png",
		"static/files/view.png":           "content/evidence/rota/view.png",
		"assets/unused.png":               "content/unused.png",
	}
	site := p.site(t)
	for _, name := range []string{"evidence/rota/view.png", "files/view.png"} {
		if !bytes.Equal(site.Files[name], picture) {
			t.Errorf("%s has %d bytes", name, len(site.Files[name]))
		}
	}
	wants(t, site, "evidence/rota/index.html", `width="4"`, `<img src="view.png" alt="A picture">`)
	if n := opened.Load(); n > 20 {
		t.Errorf("the portfolio was opened %d times", n)
	}
	if _, ok := site.Files["unused.png"]; ok {
		t.Error("a resource that no page uses was published")
	}

	delete(p.opt.Portfolio.(*watchedFS).FS.(fstest.MapFS), "content/evidence/rota/view.png")
	_, list, err := Run(context.Background(), p.tree, p.opt)
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "content/evidence/rota/view.png") || len(list) > 0 {
		t.Errorf("a picture is gone: %v, %v", err, list)
	}
}

func TestAFinishedSiteLetsGo(t *testing.T) {
	gone := make(chan struct{})
	site := func() Site {
		p := many(t, 20)
		watched := &watchedFS{p.opt.Theme, func(string) {}}
		runtime.AddCleanup(watched, func(c chan struct{}) { close(c) }, gone)
		p.opt.Theme = watched
		return p.site(t)
	}()
	for range 50 {
		runtime.GC()
		select {
		case <-gone:
			runtime.KeepAlive(site)
			return
		case <-time.After(20 * time.Millisecond):
		}
	}
	t.Error("after the run something still holds the project")
}

func TestAPageThatCannotBeMinifiedLeavesNoCopy(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Setenv("TMP", temp)
	p := planned(t, "-- portfolio/layouts/home.html --\n<script>x(</script>")
	p.opt.Minify = true
	_, list, err := Run(context.Background(), p.tree, p.opt)
	if err == nil || !strings.HasPrefix(err.Error(), "minify index.html: ") {
		t.Errorf("%v, %v", list, err)
	}
	if left := listing(t, temp); left != "" {
		t.Errorf("left behind: %s", left)
	}
}

func pngOf(t *testing.T, size int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, size, size))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
