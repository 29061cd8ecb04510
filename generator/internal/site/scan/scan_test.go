package scan

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

func whats(finds []Find) []string {
	var all []string
	for _, f := range finds {
		all = append(all, f.What)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// What a theme writes, and what its users may write, is no find.
func TestSoundFiles(t *testing.T) {
	const head = `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">` +
		`<link rel="stylesheet" href="/css/own.css"><link rel="icon" href="/icon.svg" type="image/svg+xml">` +
		`<script type="application/ld+json">{"@context":"https://schema.org","name":"a \u003c b"}</script>` +
		`<link rel="canonical" href="https://elsewhere.example/a/"><link rel="alternate" type="application/rss+xml" href="/index.xml">` +
		`<script src="/js/own.js" defer data-echarts="/js/e.js" data-word="A: b"></script><title>a &lt; b</title></head><body>`
	tests := map[string]struct {
		name, text string
		opt        Options
	}{
		"a page":             {"index.html", head + `<p>a<p>b<br/><!-- raw HTML omitted --><hr><noscript><p>no scripts</p></noscript></body></html>`, Options{}},
		"a page, minified":   {"index.html", `<!doctype html><html lang=en><meta charset=utf-8><title>a</title><link href=/css/own.css rel=stylesheet><script src=/js/own.js defer></script><p id=a hidden>b<a href=/a/ class=x>c</a>`, Options{}},
		"links":              {"index.html", `<a href="https://a.example/b?c=d&amp;e#f">x</a><a href="mailto:a@b.example">y</a><a href="tel:+1">z</a><a href="../x/" rel="next">p</a><a href="#q">q</a><a href="">r</a><a href="/2026-03-31T10:00/">s</a>`, Options{}},
		"words of danger":    {"index.html", `<p title="javascript: the good parts" aria-label="onclick=x">data:text/html is a kind of address; url(//a.example) another</p><code>&lt;script&gt;</code>`, Options{}},
		"pictures":           {"index.html", `<img src="plan.png" srcset="/a.png 1x, b.png?x=1,2 2x" alt="x: y" loading="lazy"><img src="data:image/png;base64,iVBORw0KGgo=" alt="z"><video src="a.mp4" poster="/p.jpg"></video>`, Options{}},
		"a picture of ours":  {"index.html", `<img src="https://x.example/case/a.png"><script src="https://x.example/case/js/own.js"></script>`, Options{Base: "https://X.example/case/"}},
		"below a folder":     {"a/index.html", `<script src="/case/js/own.js?v=1"></script><link rel=stylesheet href="/case/css/own.css">`, Options{Base: "/case/"}},
		"allowed hosts":      {"index.html", `<img src="//images.example/a.png"><link rel=stylesheet href="https://styles.example:8080/a.css"><video src="https://images.example/v.mp4"></video>`, Options{Hosts: []string{"images.example", "https://styles.example:8080/"}}},
		"a search":           {"index.html", `<form role="search" action="/search/" method="get"><input type="search" name="q"><button>go</button></form>`, Options{}},
		"a chart":            {"index.html", `<svg viewBox="0 0 1 1" role="img" aria-labelledby="t" font-family="var(--f, 'Segoe UI', sans-serif)"><title id="t">a &amp; b</title><path d="M0 0" fill="var(--c, #fff)" stroke="url(#g)" transform="rotate(45)"/><use href="#p"/><use href="/icon.svg#q"/><a href="https://a.example/"><text>x</text></a><animate attributeName="opacity" values="0;1"/></svg>`, Options{}},
		"a formula":          {"index.html", `<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">\href{javascript:x}</annotation></semantics></math>`, Options{}},
		"verification":       {"google1.html", `google-site-verification: google1.html`, Options{}},
		"a drawing":          {"a.svg", "\ufeff<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<!-- x --><svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:i=\"http://www.inkscape.org/namespaces/inkscape\" i:onload=\"x\"><metadata><i:script about=\"x\"/></metadata><image href=\"data:image/png;base64,AA\"/></svg>", Options{}},
		"drawing in drawing": {"a.svg", `<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciPjxwYXRoIGQ9Ik0wIDBoOSIvPjwvc3ZnPg=="/></svg>`, Options{}},
		"a feed":             {"index.xml", `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><link>https://a.example/</link><atom:link href="https://a.example/index.xml" rel="self"/><item><title>a &lt;script&gt; b</title><guid>tag:a,2026:1</guid><description>if a&lt;b then &lt;em&gt;c&lt;/em&gt; &lt;a href="https://b.example/"&gt;d&lt;/a&gt;</description></item></channel></rss>`, Options{}},
		"a style":            {"css/own.css", "\ufeff@charset \"utf-8\";@namespace s url(http://www.w3.org/2000/svg);@import \"/css/b.css\" layer(a);@media (400px<=width<900px){a:hover{color:red;scroll-behavior:smooth;content:\"</x> url(//a) \\201c\";background:url( '/a b.png' )}}@font-face{src:local(\"A\"),url(a.woff2) format(\"woff2\")}p{width:1px\\9;--x:;--y:{};grid-area:1/2}", Options{}},
		"data":               {"a.json", `{"a":"<script>alert(1)</script>","b":1e9}`, Options{}},
		"text without name":  {"CNAME", "casebook.example\n", Options{}},
		"headers":            {"_headers", "/*\n  Content-Security-Policy: default-src 'none'\n", Options{}},
		"text":               {"a/method.txt", "<script>alert(1)</script>", Options{}},
		"a packet":           {"p.html", `<style>@font-face{src:url("data:font/woff2;base64,AA")}p{background:url("data:,")}@media (width<3px){q{color:red}}</style><td style="text-align:right">x</td><img src="data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciPjxnIHN0eWxlPSJmaWxsOnJlZCIvPjwvc3ZnPg=="><a href="https://a.example">a</a><a href="/b/">b</a><svg><use href="#c"/></svg>`, Options{Document: true}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			files := map[string][]byte{"js/own.js": nil, "css/own.css": nil, "index.html": nil, test.name: []byte(test.text)}
			for _, f := range Search(files, test.opt) {
				t.Errorf("%+v", f)
			}
		})
	}
}

// A drawing in a drawing is read, and in a page there is none.
func TestDrawingInDrawing(t *testing.T) {
	const styled = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciPjxnIHN0eWxlPSJmaWxsOnJlZCIvPjwvc3ZnPg=="
	for name, c := range map[string]struct{ text, want string }{
		"a.svg":      {`<svg xmlns="http://www.w3.org/2000/svg"><image href="` + styled + `"/></svg>`, "an inline style"},
		"b.svg":      {`<svg xmlns="http://www.w3.org/2000/svg"><a href="` + styled + `"/></svg>`, `an address that begins with "data:"`},
		"index.html": {`<img src="` + styled + `">`, `an address that begins with "data:"`},
	} {
		got := Search(map[string][]byte{name: []byte(c.text)}, Options{})
		if len(got) != 1 || got[0].What != c.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// A page that stands alone may hold styles, and asks for nothing.
func TestDocument(t *testing.T) {
	tests := []struct{ text, want string }{
		{`<img src="/a.png">`, `a request for "/a.png"`},
		{`<img src="https://a.example/b.png">`, `a request to "a.example"`},
		{`<script src="/js/own.js"></script>`, `a request for "/js/own.js"`},
		{`<link rel="icon" href="/i.svg">`, `a request for "/i.svg"`},
		{`<style>@import "data:text/css,p{}";</style>`, `an address that begins with "data:"`},
		{`<style>p{background:url(a.png)}</style>`, `a request for "a.png"`},
		{`<p style="background:url(a.png)">x</p>`, `a request for "a.png"`},
		{`<svg><style>p{background:u&#114;l(a.png)}</style></svg>`, `a request for "a.png"`},
		{`<img src="data:image/svg+xml,%3Csvg%20onload='x()'%20xmlns='http://www.w3.org/2000/svg'/%3E">`, `the event attribute "onload"`},
		{`<img src="data:image/svg+xml;base64,PHN2Zz4=">`, `XML that cannot be read`},
		{`<a href="data:image/png;base64,AA">x</a>`, `an address that begins with "data:"`},
		{`<svg><use href="/a.svg#b"/></svg>`, `a request for "/a.svg#b"`},
		{`<p onclick="x()">y</p>`, `the event attribute "onclick"`},
	}
	for _, test := range tests {
		files := map[string][]byte{"p.html": []byte(test.text), "js/own.js": nil}
		if got := whats(Search(files, Options{Document: true, Hosts: []string{"a.example"}})); !slices.Equal(got, []string{test.want}) {
			t.Errorf("%s: %q, not %q", test.text, got, test.want)
		}
	}
}

// Allowing a host allows pictures and styles from there, and nothing that runs
// or takes.
func TestHosts(t *testing.T) {
	opt := Options{Hosts: []string{"a.example"}, Base: "https://own.example/"}
	tests := []struct{ text, want string }{
		{`<img src="https://a.example/b.png">`, ""},
		{`<script src="https://a.example/b.js"></script>`, `a request to "a.example"`},
		{`<form action="https://a.example/b"></form>`, `a form that is sent to "a.example"`},
		{`<img src="https://b.a.example/b.png">`, `a request to "b.a.example"`},
		{`<img src="https://a.example.b.example/b.png">`, `a request to "a.example.b.example"`},
		{`<img src="https://a.example:81/b.png">`, `a request to "a.example:81"`},
		{`<img src="https://own.example/b.png"><form action="https://own.example/c"></form>`, ""},
		{`<script src="https://own.example/js/none.js"></script>`, `the script "https://own.example/js/none.js", which is not in the site`},
		{`<base href="https://own.example/">`, `the element <base>`},
	}
	for _, test := range tests {
		got := whats(Search(map[string][]byte{"p.html": []byte(test.text)}, opt))
		if strings.Join(got, ", ") != test.want {
			t.Errorf("%s: %q, not %q", test.text, got, test.want)
		}
	}
}

func TestFilesAreReadAsWhatTheyAre(t *testing.T) {
	const script = `<html><script>x()</script></html>`
	for name, want := range map[string]string{
		"a.HTML": "inline script", "a.htm": "inline script", "a": "inline script", "a.unknown": "inline script",
		"a.svg": "a drawing that is none, inline script", "a.xml": "inline script", "a.xhtml": "inline script",
		"a.json": "JSON that cannot be read", "a.css": "a style that cannot be read",
		"a.js": "", "a.txt": "", "a.csv": "", "a.png": "",
		"a.hta": `a file of the kind ".hta"`, "a.svgz": `a file of the kind ".svgz"`,
	} {
		if got := strings.Join(whats(Search(map[string][]byte{name: []byte(script)}, Options{})), ", "); got != want {
			t.Errorf("%s: %q, not %q", name, got, want)
		}
	}
}

func TestSourceSet(t *testing.T) {
	for text, want := range map[string]string{
		"a.png": "a.png", "a.png 1x, b.png 2x": "a.png b.png", "a,b.png 1x,c": "a,b.png c", "a,, b": "a b", " ,": "",
		"data:image/png;base64,AA== 1x,/b": "data:image/png;base64,AA== /b", "a (1,2) , b": "a b",
	} {
		if got := strings.Join(sourceSet(text), " "); got != want {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
}

// Places are counted in bytes of the file, also where it has long line ends.
func TestPlacesInStyles(t *testing.T) {
	css := "p {\r\n  color: red;\r\n  background: url(//a.example/é)\r\n}\r\n"
	finds := Search(map[string][]byte{"a.css": []byte(css)}, Options{})
	if len(finds) != 1 || finds[0].Line != 3 || finds[0].Col != 15 {
		t.Errorf("%v", finds)
	}
	page := fmt.Sprintf("<p>\n<style>%s</style>", css)
	finds = Search(map[string][]byte{"a.html": []byte(page)}, Options{Document: true})
	if len(finds) != 1 || finds[0].Line != 4 || finds[0].Col != 15 {
		t.Errorf("%v", finds)
	}
}

// The time that a file takes grows with its length, however it is written.
func TestLongFilesEnd(t *testing.T) {
	const size = 1 << 19
	for name, text := range map[string]string{
		"noscript.html":   strings.Repeat("<noscript>", size/10),
		"nested.html":     strings.Repeat("<noscript>", size/10) + "</noscript>",
		"handlers.html":   "<p " + strings.Repeat("onclick=x ", size/10) + ">",
		"attributes.html": "<p " + strings.Repeat("a ", size/2) + ">",
		"open.html":       strings.Repeat("<", size),
		"comments.html":   strings.Repeat("<!--", size/4),
		"sources.html":    `<img srcset="` + strings.Repeat("a (,", size/4) + `">`,
		"deep.xml":        strings.Repeat("<a>x", size/4),
		"attributes.svg":  "<svg " + strings.Repeat(`a="" `, size/5) + "/>",
		"words.css":       strings.Repeat("a/**/", size/5),
		"finds.css":       strings.Repeat("@import '//a';\r\n", size/16),
		"open.css":        strings.Repeat("a(", size/2),
		"json.json":       strings.Repeat("[", size),
	} {
		start := time.Now()
		Search(map[string][]byte{name: []byte(text)}, Options{})
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("%s: %v for half a megabyte", name, took)
		}
	}
}
