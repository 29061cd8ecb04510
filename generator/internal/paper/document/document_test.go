package document

import (
	"bytes"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// made makes a document of what stands in a body.
func made(t *testing.T, body string, opt Options) *Document {
	t.Helper()
	d, troubles, err := New([]byte("<!doctype html><html lang=en><head><title>t</title></head>"+body), opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, tr := range troubles {
		t.Errorf("trouble: %+v", tr)
	}
	return d
}

var bodyOf = regexp.MustCompile(`(?s)<body[^>]*>(.*)</body>`)

// inside gives what stands in the body of a document.
func inside(page []byte) string { return strings.TrimSpace(string(bodyOf.FindSubmatch(page)[1])) }

func TestLinks(t *testing.T) {
	const here = `<section id="exhibit-3" data-at="/evidence/rota/"><h3><a href="/evidence/rota/">The rota</a></h3><h4 id="exhibit-3-why">Why</h4></section>`
	const list = `<section><h2>Addresses</h2><ol data-notes="Addresses"></ol></section>`
	tests := []struct {
		name, in, want string
		opt            Options
	}{
		{"inside", `<p><a href="/evidence/rota/">x</a></p>`, `<p><a href="#exhibit-3">x</a></p>`, Options{}},
		{"inside, with Base", `<p><a href="/case/evidence/rota/index.html">x</a></p>`, `<p><a href="#exhibit-3">x</a></p>`, Options{Base: "/case/"}},
		{"inside, by its full address", `<p><a href="https://x.example/case/evidence/rota/">x</a></p>`, `<p><a href="#exhibit-3">x</a></p>`, Options{Base: "/case/", Site: "https://x.example/case"}},
		{"inside, at a heading", `<p><a href="/evidence/rota/#why">x</a></p>`, `<p><a href="#exhibit-3-why">x</a></p>`, Options{}},
		{"inside, at a heading that is not there", `<p><a href="/evidence/rota/#gone">x</a></p>`, `<p><a href="#exhibit-3">x</a></p>`, Options{}},
		{"a fragment", `<p><a href="#exhibit-3">x</a></p>`, `<p><a href="#exhibit-3">x</a></p>`, Options{}},
		{"a fragment that is not there", `<p><a href="#gone">x</a></p>`, `<p>x</p>`, Options{}},
		{"on the web", `<p><a rel="external" href="https://a.example/b">x</a>.</p>`, `<p><a href="https://a.example/b" rel="external">x</a><sup class="note-ref">[1]</sup>.</p>`, Options{}},
		{"on the web, as its address", `<p><a rel="external" href="https://a.example/b/">a.example/b</a></p>`, `<p><a href="https://a.example/b/" rel="external">a.example/b</a></p>`, Options{}},
		{"mail", `<p><a href="mailto:a@b.example">x</a></p>`, `<p><a href="mailto:a@b.example">x</a></p>`, Options{}},
		{"elsewhere on the site", `<p><a href="/skills/x/?a=b#c">x</a></p>`, `<p><a href="https://x.example/case/skills/x/?a=b#c">x</a><sup class="note-ref">[1]</sup></p>`, Options{Site: "https://x.example/case/"}},
		{"elsewhere on the site, with Base", `<p><a href="/case/a.csv" download>x</a></p>`, `<p><a href="https://x.example/case/a.csv">x</a><sup class="note-ref">[1]</sup></p>`, Options{Base: "/case", Site: "https://x.example/case/"}},
		{"elsewhere on a site that nobody knows", `<p><a class="k" href="/skills/x/" title="t">x <em>y</em></a></p>`, `<p><span class="k">x <em>y</em></span></p>`, Options{}},
		{"without an address", `<p><a>x</a></p>`, `<p>x</p>`, Options{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := inside(made(t, "<body>"+tt.in+here+list, tt.opt).HTML())
			got, _, _ = strings.Cut(got, "<section")
			if got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
	d := made(t, "<body>"+here, Options{})
	if got := inside(d.HTML()); !strings.Contains(got, "<h3>The rota</h3>") {
		t.Errorf("the heading of an entry leads to itself:\n%s", got)
	}
}

func TestNotesAreNumberedAsTheyAreRead(t *testing.T) {
	d := made(t, `<body><p><a rel="external" href="https://b.example/">b</a> <a href="https://a.example/">a</a> <a href="https://b.example/">again</a> <a class="hidden" href="https://c.example/">unseen</a></p>
<section><h2>N</h2><ol data-notes="N"><li>stale</li></ol></section>`, Options{})
	want := `<p><a href="https://b.example/" rel="external">b</a><sup class="note-ref">[1]</sup> <a href="https://a.example/">a</a><sup class="note-ref">[2]</sup> <a href="https://b.example/">again</a><sup class="note-ref">[1]</sup> <a href="https://c.example/" class="hidden">unseen</a></p>
<section><h2>N</h2><ol><li><a href="https://b.example/" class="bare">https://b.example/</a></li><li><a href="https://a.example/" class="bare">https://a.example/</a></li></ol></section>`
	if got := inside(d.HTML()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	none := made(t, `<body><p>x</p><section id="n"><h2>N</h2><ol data-notes="N"></ol></section><nav><ul><li><a href="#n">N</a></li></ul></nav>`, Options{})
	if got := inside(none.HTML()); got != `<p>x</p>` {
		t.Errorf("without addresses: %s", got)
	}
}

// A place is said in short where a figure is, and its file in the list.
func TestSourcesAreNumberedAsTheyAreRead(t *testing.T) {
	d := made(t, `<body data-source="Quelle %d" data-source-line="Quelle %d, Zeile %d"><p id="source-1">x <i data-from="b.csv:31">b.csv:31</i> <i data-from="a/c:1.md">Source: <b>a/c:1.md</b></i> <i data-from="b.csv:7"></i></p>
<section><h2>N</h2><div><h3>S</h3><ol data-sources="S"><li>stale</li></ol></div><div><h3>A</h3><ol data-notes="A"></ol></div></section>`, Options{})
	want := `<p id="source-1">x <i><a href="#source-1-of">Quelle 1, Zeile 31</a></i> <i><a href="#source-2">Quelle 2</a></i> <i><a href="#source-1-of">Quelle 1, Zeile 7</a></i></p>
<section><h2>N</h2><div><h3>S</h3><ol><li id="source-1-of">b.csv</li><li id="source-2">a/c:1.md</li></ol></div></section>`
	if got := inside(d.HTML()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if md, err := d.Markdown(); err != nil || !strings.Contains(string(md), "b.csv:31") || strings.Contains(string(md), "stale") {
		t.Errorf("in Markdown the place stands with its figure: %v\n%s", err, md)
	}
	for page, want := range map[string]string{
		`<p>x</p><section id="n"><h2>N</h2><div><h3>S</h3><ol data-sources="S"></ol></div></section><nav><ul><li><a href="#n">N</a></li></ul></nav>`: `<p>x</p>`,
		`<p data-from="b.csv">Source: b.csv</p>`: `<p>Source: b.csv</p>`,
	} {
		if got := inside(made(t, "<body>"+page, Options{}).HTML()); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// A raised letter is a footnote, a raised number in brackets an address.
func TestFootnotesHaveLetters(t *testing.T) {
	for number, want := range map[string]string{"1": "a", "26": "z", "27": "aa", "52": "az", "53": "ba", "702": "zz", "703": "aaa", "*": "*", "0": "0"} {
		d := made(t, `<body><p>x<sup id="r"><a href="#n" class="footnote-ref">`+number+`</a></sup> <a href="https://a.example/">a</a></p><div class="footnotes"><ol><li id="n"><p>y</p></li></ol></div><ol><li>z</li></ol><section><h2>N</h2><ol data-notes="N"></ol></section>`, Options{})
		got := inside(d.HTML())
		for _, part := range []string{`class="footnote-ref">` + want + `</a>`, `<div class="footnotes"><ol type="a">`, `<sup class="note-ref">[1]</sup>`, `<ol><li>z</li></ol>`} {
			if !strings.Contains(got, part) {
				t.Errorf("%s: no %q in\n%s", number, part, got)
			}
		}
	}
}

func TestPageNumbers(t *testing.T) {
	d := made(t, `<body data-page-word="Seite"><nav><ol><li><a href="#exhibit-3">Rota <span class="on-page" hidden><span class="page-of" data-page-of="exhibit-3"></span></span></a></li></ol></nav>
<div class="words"><p>See <a class="ref" href="/evidence/rota/">the rota <span class="label">(Exhibit 3)</span></a> and <a href="/evidence/plan/">the plan</a>.</p></div>
<p><a href="/evidence/plan/">Plan</a><span class="on-page" hidden> on <span data-page-of="nothing"></span></span></p>
<h2 id="exhibit-3" data-at="/evidence/rota/">R</h2><h2 id="exhibit-4" data-at="/evidence/plan/">P</h2><p id="alone">x<span class="on-page"> at <span data-page-of="alone"></span></span></p>`, Options{})
	if got, want := d.Asked(), []string{"exhibit-3", "exhibit-4", "alone"}; !reflect.DeepEqual(got, want) {
		t.Errorf("asked %q, want %q", got, want)
	}
	numbered := string(d.Numbered(func(id string) int { return map[string]int{"exhibit-3": 9, "alone": 12}[id] }))
	for _, want := range []string{
		`<li><a href="#exhibit-3">Rota <span class="on-page"><span class="page-of">9</span></span></a></li>`,
		`<a href="#exhibit-3" class="ref">the rota <span class="label">(Exhibit 3<span class="on-page">, Seite <span class="page-of">9</span></span>)</span></a>`,
		`<a href="#exhibit-4">the plan</a><span class="on-page" hidden=""> (Seite <span class="page-of"></span>)</span>.`,
		`<p><a href="#exhibit-4">Plan</a></p>`,
		`<span class="on-page"> at <a href="#alone">12</a></span>`,
	} {
		if !strings.Contains(numbered, want) {
			t.Errorf("%s\nis not in\n%s", want, numbered)
		}
	}
	if plain := string(d.HTML()); strings.Contains(plain, "data-") || strings.Count(plain, `hidden=""`) != 4 {
		t.Errorf("without numbers:\n%s", plain)
	}
}

func TestWhatStandsOnPaperAlone(t *testing.T) {
	d := made(t, `<body><p><a href="#b">x</a> <span data-only="paper">on <span data-page-of="b"></span></span></p><h2 id="b" data-only="paper">y</h2>`, Options{})
	if got, want := inside(d.HTML()), "<p>x </p>"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if text, err := d.Markdown(); err != nil || strings.Contains(string(text), "y") {
		t.Errorf("%s, %v", text, err)
	}
	got := inside(d.ForPaper().Numbered(func(string) int { return 7 }))
	if want := `<p><a href="#b">x</a> <span>on <span>7</span></span></p><h2 id="b">y</h2>`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestShorter(t *testing.T) {
	d := made(t, `<body><nav><ol><li><a href="#one">One</a></li><li><a href="#two">Two</a></li></ol></nav>
<section id="one" data-section="one"><h2>One</h2><p>stays <a href="https://a.example/">a</a></p><p data-spare="2">goes second</p></section>
<section id="two" data-section="two"><h2>Two</h2><ul><li data-spare="1"><a href="https://b.example/">b</a></li><li data-spare="1">too</li></ul></section>
<p><a href="#two">to two</a> <a href="https://c.example/">c</a></p><section><ol data-notes="N"></ol></section>`, Options{})
	before := d.HTML()
	if d.Spare() != 2 {
		t.Fatalf("%d steps, want 2", d.Spare())
	}
	short := d.Shorter(1)
	got := inside(short.HTML())
	want := `<nav><ol><li><a href="#one">One</a></li></ol></nav>
<section id="one"><h2>One</h2><p>stays <a href="https://a.example/">a</a><sup class="note-ref">[1]</sup></p><p>goes second</p></section>

<p>to two <a href="https://c.example/">c</a><sup class="note-ref">[2]</sup></p><section><ol><li><a href="https://a.example/" class="bare">https://a.example/</a></li><li><a href="https://c.example/" class="bare">https://c.example/</a></li></ol></section>`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if short.Spare() != 1 || len(short.Sections()) != 1 {
		t.Errorf("%d steps are left and the parts %v", short.Spare(), short.Sections())
	}
	if both := inside(d.Shorter(9).HTML()); strings.Contains(both, "second") || !strings.Contains(both, "stays") {
		t.Errorf("with every step:\n%s", both)
	}
	if gone := d.Gone(9); !slices.Equal(gone, []string{"goes second", "b", "too"}) || len(d.Gone(0)) > 0 || len(d.Gone(1)) != 2 {
		t.Errorf("%q are told to go", gone)
	}
	if !bytes.Equal(before, d.HTML()) {
		t.Error("the longer document changed")
	}
	if d.Shorter(0) != d || !bytes.Equal(d.Shorter(1).Shorter(1).HTML(), d.Shorter(2).HTML()) {
		t.Error("steps do not add up")
	}
}

func TestSections(t *testing.T) {
	d := made(t, `<body><section data-section="summary"><h2>In <em>short</em></h2>
<p>Don't count: 3.5 on-call <b>un</b>divided<sup class="note-ref">[1]</sup> – <span hidden>no</span><span class="hidden">no</span> 漢字 é&shy;é.</p>
<figure class="chart"><figcaption>A chart</figcaption><svg><title>no</title><text>no</text></svg><details><summary>no</summary><table><tr><td>no</table></details></figure>
<table><tr><td>a<td>b</table><ol data-notes="N"><li>no</ol></section><nav data-section="contents"></nav>`, Options{})
	want := []Section{{"summary", "In short", 14}, {"contents", "", 0}}
	if got := d.Sections(); !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestDirection(t *testing.T) {
	d := made(t, `<body><p>שלום world</p><p>12 (مرحبا)</p><p>Hello שלום</p><div>שלום</div><li dir="auto">שלום</li><h2><bdi>abc</bdi> שלום</h2><p>…</p>`, Options{})
	want := `<p dir="rtl">שלום world</p><p dir="rtl">12 (مرحبا)</p><p>Hello שלום</p><div>שלום</div><li dir="auto">שלום</li><h2 dir="rtl"><bdi>abc</bdi> שלום</h2><p>…</p>`
	if got := inside(d.HTML()); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestFontsAreThoseOfTheText(t *testing.T) {
	fonts := []Font{
		{Family: `A "b"`, Ranges: []Range{{0x20, 0x7e}, {0xa0, 0xff}}, Data: []byte("latin")},
		{Family: "A", Style: "italic", Weight: 700, Ranges: []Range{{0x370, 0x3ff}}, Data: []byte("greek")},
		{Family: "B", Ranges: []Range{{0x25cf, 0x25cf}, {0x2010, 0x2011}}, Data: []byte("mark")},
		{Family: "C", Ranges: []Range{{0x400, 0x4ff}, {0x2010, 0x2011}}, Data: []byte("cyrillic")},
	}
	d := made(t, `<style>li::before{content:"\25CF"}</style><body><p>Text α, with a hyphen: non‑breaking</p>`, Options{Fonts: fonts})
	page := string(d.HTML())
	rules := regexp.MustCompile(`@font-face\{.*\}`).FindAllString(page, -1)
	want := []string{
		`@font-face{font-family:"A \"b\"";font-style:normal;font-weight:400;font-display:block;src:url("data:font/woff2;base64,bGF0aW4=") format("woff2");unicode-range:U+20-7E,U+A0-FF}`,
		`@font-face{font-family:"A";font-style:italic;font-weight:700;font-display:block;src:url("data:font/woff2;base64,Z3JlZWs=") format("woff2");unicode-range:U+370-3FF}`,
		`@font-face{font-family:"B";font-style:normal;font-weight:400;font-display:block;src:url("data:font/woff2;base64,bWFyaw==") format("woff2");unicode-range:U+25CF-25CF,U+2010-2011}`,
	}
	if !slices.Equal(rules, want) {
		t.Errorf("got\n%s", strings.Join(rules, "\n"))
	}
	if strings.Index(page, "@font-face") > strings.Index(page, "li::before") {
		t.Error("the fonts stand after the styles")
	}
	if bare := made(t, `<body><p>дом</p>`, Options{Fonts: fonts[3:]}); !strings.Contains(string(bare.HTML()), "<style>@font-face") {
		t.Error("a page without styles has no font")
	}
}

func TestWideTables(t *testing.T) {
	row := func(cell, prefix string, n int) string {
		var b strings.Builder
		for i := 1; i <= n; i++ {
			fmt.Fprintf(&b, "<%s>%s%d</%s>", cell, prefix, i, cell)
		}
		return "<tr>" + b.String() + "</tr>"
	}
	wide := func(n int) string {
		return `<table id="t"><caption>Figures</caption><thead>` + row("th", "h", n) + `</thead><tbody>` + row("td", "a", n) + row("td", "b", n-1) + `</tbody></table>`
	}
	got := inside(made(t, `<body data-columns="Spalten %d bis %d von %d">`+wide(30), Options{}).HTML())
	if n := strings.Count(got, "<table"); n != 4 {
		t.Fatalf("%d tables, want 4", n)
	}
	for _, want := range []string{
		`<table id="t"><caption>Figures<span class="part-of">, Spalten 2 bis 9 von 30</span></caption><thead><tr><th>h1</th><th>h2</th>`,
		`<table><caption>Figures<span class="part-of">, Spalten 26 bis 30 von 30</span></caption><thead><tr><th>h1</th><th>h26</th>`,
		`<tr><td>b1</td><td>b26</td><td>b27</td><td>b28</td><td>b29</td></tr>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\nis not in\n%s", want, got)
		}
	}
	for name, whole := range map[string]string{
		"nine columns":    wide(9),
		"a cell for two":  strings.Replace(wide(12), "<td>a1</td>", `<td colspan="2">a1</td>`, 1),
		"table in table":  `<table><tbody>` + strings.Replace(row("td", "a", 12), "a3", "<table><tbody><tr><td>x</td></tr></tbody></table>", 1) + `</tbody></table>`,
		"table in a cell": `<table><tbody><tr><td>` + wide(12) + `</td></tr></tbody></table>`,
	} {
		if got := inside(made(t, `<body>`+whole, Options{}).HTML()); got != whole {
			t.Errorf("%s: %s", name, got)
		}
	}
	if got := inside(made(t, `<body data-columns="%s"><table><tbody>`+row("td", "a", 11)+`</tbody></table>`, Options{}).HTML()); !strings.Contains(got, "<caption>Columns 7 to 11 of 11</caption>") {
		t.Errorf("without a caption: %s", got)
	}
}

func TestAnIDStandsOnce(t *testing.T) {
	d := made(t, `<body><svg id="readiness"><path id="p"></path></svg><section id="readiness"><h2 id="x">X</h2><p id="x">x</p><p id="">y</p></section>`, Options{})
	want := `<svg><path id="p"></path></svg><section id="readiness"><h2 id="x">X</h2><p>x</p><p>y</p></section>`
	if got := inside(d.HTML()); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestWhatThePageSaysOfItself(t *testing.T) {
	d, _, err := New([]byte(`<!doctype html><html lang="ar" dir="rtl" class="document"><head><meta charset=utf-8><meta name="author" content="A"><meta http-equiv=Content-Security-Policy content="script-src *"><title>T</title></head><body class="packet" data-page-word="p"><pre>

x</pre></body></html>`), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := `<!DOCTYPE html><html lang="ar" dir="rtl" class="document"><head><meta charset="utf-8"/><meta http-equiv="Content-Security-Policy" content="` + html.EscapeString(policy) + `"/><meta name="author" content="A"/><title>T</title></head><body class="packet"><pre>

x</pre></body></html>
`
	if got := string(d.HTML()); got != strings.ReplaceAll(want, "'", "&#39;") && got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestStyleSheetsComeIn(t *testing.T) {
	files := map[string]string{
		"css/a.css":     `@import "b.css"; p{color:red} @font-face{font-family:F;src:url(../fonts/f.woff2) format("woff2")} q::before{content:"</style>"; background:url(gone.png)}`,
		"fonts/f.woff2": "font",
	}
	d, troubles, err := New([]byte(`<head><link rel="stylesheet" href="/x/css/a.css" media="print"></head><body>x`), Options{Base: "/x/", File: func(p string) ([]byte, bool) {
		f, ok := files[p]
		return []byte(f), ok
	}})
	if err != nil {
		t.Fatal(err)
	}
	page := string(d.HTML())
	for _, want := range []string{`<style media="print">`, `p{color:red}`, `src:url("data:font/woff2;base64,Zm9udA==") format("woff2")`, `content:"<\/style>"`, `background:url("data:,")`} {
		if !strings.Contains(page, want) {
			t.Errorf("%s\nis not in\n%s", want, page)
		}
	}
	if want := []Trouble{{"css/gone.png", "the picture is not in the site", "check its path"}}; !slices.Equal(troubles, want) {
		t.Errorf("troubles %+v, want %+v", troubles, want)
	}
}

func TestBrokenPages(t *testing.T) {
	deep := strings.Repeat("<div>", 2000)
	for name, page := range map[string]string{"empty": " \n", "too deep": deep} {
		if _, _, err := New([]byte(page), Options{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	word := strings.Repeat("a", 200)
	for name, page := range map[string]string{
		"no html":    "words",
		"unclosed":   `<section data-section=a><h2>x<table><tr><td><p>` + word + `<a href="/x/">y`,
		"misplaced":  `</body></html><p data-notes=x>a</p><li data-page-of=b data-spare=x><caption>c</caption><td>d`,
		"only notes": `<ol data-notes=x>`,
		"spare all":  `<html data-spare=1><body data-spare=1><main data-spare=1>x</main></body></html>`,
	} {
		d, _, err := New([]byte(page), Options{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if found := unsafeIn(t, d.Shorter(1).HTML()); len(found) > 0 {
			t.Errorf("%s: %q", name, found)
		}
		if !bytes.Equal(d.HTML(), d.HTML()) {
			t.Errorf("%s: two texts of one document", name)
		}
	}
}

func BenchmarkDocument(b *testing.B) {
	var page strings.Builder
	page.WriteString(`<body><nav><ol>`)
	for i := range 500 {
		fmt.Fprintf(&page, `<li><a href="#exhibit-%d">x</a></li>`, i)
	}
	page.WriteString(`</ol></nav>`)
	for i := range 500 {
		fmt.Fprintf(&page, `<section data-section="exhibits"><h3 id="exhibit-%d" data-at="/evidence/e%d/">A title</h3><div class="words"><p>%s <a href="/evidence/e%d/">other</a> <a href="https://a.example/%d">out</a></p></div><table><tr><td>1</td><td class="end">2 <span class="note">n</span></td></tr></table></section>`,
			i, i, strings.Repeat("word <em>and</em> word ", 50), (i+7)%500, i)
	}
	page.WriteString(`<section><ol data-notes="N"></ol></section>`)
	b.SetBytes(int64(page.Len()))
	for b.Loop() {
		d, _, err := New([]byte(page.String()), Options{})
		if err != nil {
			b.Fatal(err)
		}
		d.HTML()
		d.Sections()
	}
}
