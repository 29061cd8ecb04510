package generator

import (
	"encoding/base64"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/chromedp/chromedp"

	"github.com/casebook-dev/casebook/generator/internal/site/scan"
	"github.com/casebook-dev/casebook/themes"
)

// rawPage is the page of a theme that trusts everything: a text in its frame, or
// a body that no render hook touches. The text is in Base64, as some are refused
// as an author's.
const rawPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>
{{ with .Params.before }}{{ printf "%s%s%s" (base64Decode .) (base64Decode $.Params.text) (base64Decode $.Params.after) | safeHTML }}{{ else }}{{ .Content }}{{ .RawContent | safeHTML }}{{ end }}
</body></html>
`

// frames are the places of a page for a text to be alive in.
var frames = map[string]string{
	"text": "<p>|</p>", "block": "<div>|</div>", "quoted": `<p title="|">x</p>`, "single": `<p title='|'>x</p>`, "bare": `<p title=|>x</p>`,
	"link": `<a href="|">x</a>`, "picture": `<img src="|" alt="x">`, "tag": `<p |>x</p>`, "fence": `<pre class="|"><code>x</code></pre>`,
	"code": `<pre><code>|</code></pre>`, "heading": `<h2 id="|">x</h2>`, "cell": `<table><tr><td>|</td></tr></table>`, "title": `<svg><title>|</title></svg>`,
	"meta": `<meta name="description" content="|">`, "label": `<svg><text>|</text></svg>`, "shape": `<svg><path d="M0 0" |/></svg>`,
	"comment": "<!-- | --><p>x</p>", "file": `<a href="/a/|.pdf" download>x</a>`,
}

// With a theme that trusts everything and has no render hooks, hostile texts are
// alive. The gate alone finds every one that a browser without a policy runs.
func TestBrowserRunsNothingThatTheGateMisses(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	files := fstest.MapFS{"config.yaml": {Data: []byte("title: x\naudience: self\nbaseURL: /\n")}}
	texts := map[string]input{}
	for i, x := range hostileInputs(t) {
		frame, ok := frames[x.frame]
		f, body := map[string]any{"title": "x"}, ""
		switch {
		case x.frame == "markdown":
			body = x.text
		case !ok:
			continue // of a feed, a style sheet or a drawing
		default:
			before, after, _ := strings.Cut(frame, "|")
			plain := func(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) } // no mark of a comment
			f["params"] = map[string]any{"before": plain(before), "text": plain(x.text), "after": plain(after)}
		}
		name := fmt.Sprintf("in-%03d", i)
		texts["evidence/"+name+"/index.html"] = x
		files["content/evidence/"+name+".md"] = &fstest.MapFile{Data: append(append(asJSON(f), "\n\n"...), body...)}
	}
	site := publishable(t, files, trusting(t), map[string]int{})
	for _, name := range []string{"a/imported.js", "a/imported.css", "js/own.js"} {
		site[name] = nil // some texts lead there
	}
	site["a/index.html"] = []byte("<p>a page</p>")
	finds := map[string]bool{}
	for _, f := range scan.Search(site, scan.Options{Base: "/"}) {
		finds[f.Path] = true
	}
	ran := map[string]bool{}
	var mu sync.Mutex
	var paths []string
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		if _, ok := site[name]; ok {
			paths = append(paths, "/"+name)
		}
	}
	inTabs(t, browser, serve(t, site, ""), paths, noticing("window.ran = true", func(p *tab, path string) {
		did := touch(p, path)
		p.taken()
		mu.Lock()
		defer mu.Unlock()
		ran[strings.TrimPrefix(path, "/")] = did
	}))
	alive := 0
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		if ran[name] {
			alive++
		}
		if x := texts[name]; !finds[name] && (ran[name] || x.frame != "markdown") {
			t.Errorf("the scan finds nothing in %s %q, which runs: %t\n%s", x.frame, x.text, ran[name], site[name])
		}
	}
	t.Logf("%d texts on pages, %d of them run without a policy, the scan finds something on %d pages", len(paths), alive, len(finds))
	if alive < 100 {
		t.Errorf("only %d of %d texts are alive", alive, len(paths))
	}
}

// touch opens a page and tells whether anything ran. One that goes elsewhere by
// itself, however often it is opened, runs.
func touch(p *tab, path string) bool {
	for range 3 {
		if chromedp.Do(p.ctx, chromedp.Navigate(p.site+path)) != nil {
			continue
		}
		if did, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](touching, chromedp.EvalAwaitPromise)); err == nil {
			return did
		}
	}
	return true
}

// touching does what a reader may do, and tells whether anything ran.
const touching = `(async () => {
	for (const e of document.querySelectorAll('*')) {
		for (const a of [...e.attributes]) if (/^on/i.test(a.name)) e.dispatchEvent(new Event(a.name.slice(2)));
		if (e.protocol === 'javascript:') { e.removeAttribute('target'); e.dispatchEvent(new MouseEvent('click', {cancelable: true})) }
		if (e.tagName === 'a' && e.namespaceURI.includes('svg')) e.dispatchEvent(new MouseEvent('click', {bubbles: true}));
	}
	await new Promise((done) => setTimeout(done, 20));
	return window.ran === true;
})()`

// trusting gives the theme without its render hooks, and with pages that print
// everything as it is.
func trusting(t *testing.T) fs.FS {
	t.Helper()
	theme, err := themes.Open("casebook")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	err = fs.WalkDir(theme, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(name, "layouts/_markup/") || strings.HasPrefix(name, "layouts/evidence/") {
			return err
		}
		data, err := fs.ReadFile(theme, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	files["layouts/evidence/page.html"] = &fstest.MapFile{Data: []byte(rawPage)}
	return files
}
