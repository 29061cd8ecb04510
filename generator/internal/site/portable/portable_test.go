package portable

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestOf(t *testing.T) {
	page := func(body string) []byte { return []byte("<!doctype html>\n" + body) }
	for _, base := range []string{"", "/case/", "https://x.example/case"} {
		root := "/"
		if base != "" {
			root = "/case/"
		}
		at := func(text string) []byte { return []byte(strings.ReplaceAll(text, "~/", root)) }
		files := map[string][]byte{
			"index.html":             page(""),
			"a b/index.html":         page(""),
			"x:y/index.html":         page(""),
			"evidence/index.html":    page(""),
			"css/a.css":              at(`@import url("~/css/b.css"); @font-face { font-display: optional; src: url("~/fonts/f.woff2") } a { background: url(~/p.png) url(~/gone.png) url("data:,x") url('~/p.png') }`),
			"css/b.css":              nil,
			"fonts/f.woff2":          nil,
			"p.png":                  nil,
			"js/a.js":                []byte("fetch('/x')"),
			"js/search.js":           nil,
			"search.json":            at(`[{"title":"url","text":"~/evidence/","url":"~/evidence/#a"},{"url" : "~/gone/","n":[1,"url","~/evidence/"],"o":{"url":"~/"}}]` + "\n"),
			"charts/c.json":          []byte(`{"a": 1}`),
			"charts/c.svg":           at(`<svg xmlns="http://www.w3.org/2000/svg"><a href="~/evidence/"><title>t</title></a></svg>`),
			"case.json":              at(`{"url":"~/"}`),
			"404.html":               page(""),
			"_headers":               nil,
			"evidence/rota/plan.pdf": nil,
			"evidence/rota/index.html": at(`<meta http-equiv="Content-Security-Policy" content="script-src 'self'"><link rel="canonical" href="https://x.example/case/evidence/rota/">` +
				`<link rel="preload" href="~/fonts/f.woff2" as="font" crossorigin><link rel=stylesheet href="~/css/a.css" integrity="sha256-x" crossorigin>` +
				`<script src=~/js/a.js defer data-index="~/search.json" data-word="~/ is a slash"></script><a href="~/">h</a><a href='~/evidence/?kind=a&amp;b=c#d'>e</a>` +
				`<a href="plan.pdf">p</a><a href="../">up</a><a href="#x">x</a><a href="?a">q</a><a href="//x.example/">o</a><a href="~/gone/">g</a><a href="~/a%20b/">s</a><a href="~/x:y/">c</a><a href="~/evidence">d</a>` +
				`<img srcset="~/p.png 1x, plan.pdf 2x" src="~/p.png" crossorigin alt="~/"><figure data-option="~/charts/c.json"></figure><a href="~/404.html">n</a><p title="~/">~/</p>`),
		}
		want := map[string]string{
			"css/a.css":           `@import url("b.css"); @font-face { font-display: swap; src: url("../fonts/f.woff2") } a { background: url("../p.png") url(~/gone.png) url("data:,x") url("../p.png") }`,
			"js/a.js":             "fetch('/x')",
			"js/search-data.js":   `globalThis.casebookData = [{"title":"url","text":"~/evidence/","url":"../evidence/index.html#a"},{"url" : "~/gone/","n":[1,"url","~/evidence/"],"o":{"url":"../index.html"}}];` + "\n",
			"js/charts/c.js":      `globalThis.casebookData = {"a": 1};` + "\n",
			"charts/c.svg":        `<svg xmlns="http://www.w3.org/2000/svg"><a href="../evidence/index.html"><title>t</title></a></svg>`,
			"case.json":           `{"url":"~/"}`,
			"evidence/index.html": "<!doctype html>\n",
			"evidence/rota/index.html": `<meta http-equiv="Content-Security-Policy" content="script-src &#39;self&#39; file:"><link rel="canonical" href="https://x.example/case/evidence/rota/">` +
				`<link rel=stylesheet href="../../css/a.css">` +
				`<script src="../../js/a.js" defer data-index="../../js/search-data.js" data-word="~/ is a slash"></script><a href="../../index.html">h</a><a href="../index.html?kind=a&amp;b=c#d">e</a>` +
				`<a href="plan.pdf">p</a><a href="../index.html">up</a><a href="#x">x</a><a href="?a">q</a><a href="//x.example/">o</a><a href="~/gone/">g</a><a href="../../a%20b/index.html">s</a><a href="../../x:y/index.html">c</a><a href="../index.html">d</a>` +
				`<img srcset="../../p.png 1x, plan.pdf 2x" src="../../p.png" alt="~/"><figure data-option="../../js/charts/c.js"></figure><a href="~/404.html">n</a><p title="~/">~/</p>`,
		}
		made := Of(files, base)
		for name, text := range want {
			if text = string(at(text)); string(made[name]) != text {
				t.Errorf("base %q: %s is\n%s\nwant\n%s", base, name, made[name], text)
			}
		}
		for _, gone := range []string{"404.html", "_headers", "search.json", "charts/c.json"} {
			if _, there := made[gone]; there {
				t.Errorf("%s is in the folder", gone)
			}
		}
		if len(made) != len(files)-2 {
			t.Errorf("%d files are made of %d: %q", len(made), len(files), slices.Sorted(maps.Keys(made)))
		}
		if to := string(Of(map[string][]byte{"index.html": []byte(`<a href="/x:y/">`), "x:y/index.html": nil}, "")["index.html"]); to != `<a href="./x:y/index.html">` {
			t.Errorf("an address that would have a scheme is %s", to)
		}
	}
}

// What has no address to rewrite keeps its bytes, however odd it is.
func FuzzPage(f *testing.F) {
	for _, text := range []string{"", "<", "<a", "<a href", "<a href=", "<a href='", "<p <a href=/>", "<svg><style><a href=/>", "<!-- <a href=/> -->", "a\x00<b c=\"d\"e=f/>", "<A HREF=/ crossorigin>"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		made := Of(map[string][]byte{"a/index.html": []byte(text)}, "")["a/index.html"]
		lower := strings.ToLower(text)
		if strings.Contains(lower, "crossorigin") || strings.Contains(lower, "integrity") || strings.Contains(lower, "'self'") || strings.Contains(lower, "link") ||
			strings.Contains(lower, "srcset") || strings.ContainsAny(lower, "/.&") { // may be an address of the page itself
			return
		}
		if !bytes.Equal(made, []byte(text)) {
			t.Errorf("%q became %q", text, made)
		}
	})
}
