package document

import (
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

func TestMarkdown(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"headings and words", `<h2 id="a">One <a class="anchor" href="#a" aria-hidden="true">#</a></h2><p>Some <em>words</em> and <strong>more</strong>, <code>a&lt;b</code>, <del>gone</del>, <q>said</q>.</p>`, "## One\n\nSome *words* and **more**, `a<b`, ~~gone~~, “said”."},
		{"words that look like HTML", `<p>&lt;b&gt;not bold&lt;/b&gt; a &lt; b &gt; c &amp;lt; &amp; d</p><p>&gt; no quotation</p><p># no heading</p><p>1. no list</p><p>*no* emphasis</p>`,
			"&lt;b>not bold&lt;/b> a &lt; b > c &amp;lt; & d\n\n\\> no quotation\n\n\\# no heading\n\n1\\. no list\n\n\\*no* emphasis"},
		{"lists", `<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ol><li>d</li><li>e</li></ol>`, "- a\n  \n  - b\n- c\n\n1. d\n2. e"},
		{"quotations and code", "<blockquote><p>said</p></blockquote><pre><code class=\"language-go\">a := \"&lt;b&gt;\"  \n\n\n\n\nb\n</code></pre>", "> said\n\n```go\na := \"<b>\"\n\n\nb\n```"},
		{"links", `<p><a href="/evidence/rota/">inside</a>, <a href="#x">here</a>, <a href="/skills/">on the site</a>, <a rel="external" href="https://a.example/(b)">the web</a>, <a href="mailto:a@b.example">mail</a></p><div id="r" data-at="/evidence/rota/"></div><section><h2>N</h2><ol data-notes="N"></ol></section>`,
			"inside, here, [on the site](https://x.example/skills/), [the web](https://a.example/%28b%29), [mail](mailto:a@b.example)"},
		{"titles of links", `<p><a href="https://a.example/" title="said &quot;in&quot; May">the web</a></p>`, "[the web](https://a.example/ 'said \"in\" May')"},
		{"cross-references", `<p>See <a class="ref" href="/e/">it <span class="label">(Exhibit 3<span class="on-page" hidden>, page <span data-page-of="e"></span></span>)</span></a>.</p><p id="e" data-at="/e/">e</p>`, "See it (Exhibit 3).\n\ne"},
		{"terms", `<dl><div><dt>Level</dt><dd>Staff</dd></div><div><dt>Round</dt><dd><p>One</p><p>two</p></dd></div></dl>`, "- **Level**: Staff\n- **Round**: One two"},
		{"terms of several parts", `<dl><dt>Cost</dt><dd>143 €</dd><dd><svg></svg></dd><dd><span class="note">from 206</span></dd><dt>Alone</dt></dl>`, "- **Cost**: 143 €; from 206\n- **Alone**"},
		{"words set apart", `<h3><span class="nr">Exhibit 2 </span><span class="item">Plan</span></h3><p class="facts"><span>2026</span> <span>Design</span> </p><p>Design <span class="expectation">Designs well.</span> <span class="note">why</span></p>`, "### Exhibit 2: Plan\n\n2026; Design\n\nDesign: Designs well. (why)"},
		{"tables", `<table><caption>Rules</caption><thead><tr><th>Rule</th><th class="end">N</th></tr></thead><tbody><tr><th>a | b <span class="note">a note</span></th><td class="end"><ul><li>x</li><li>y</li></ul></td></tr><tr><td>one<br>two</td><td><p>p</p><p>q</p></td></tr></tbody></table>`,
			"Rules\n\n| Rule | N |\n|---|--:|\n| a \\| b (a note) | x; y |\n| one two | p q |"},
		{"a table without a head", `<table><tr><td>a</td><td>b</td></tr></table>`, "|  |  |\n|---|---|\n| a | b |"},
		{"a chart with its data", `<figure class="chart"><figcaption>Pages <span class="file">a.csv:2</span></figcaption><svg><title>t</title><desc>said</desc></svg><details><summary>As a table</summary><table><caption>Pages</caption><thead><tr><th>Date</th><th>n</th></tr></thead><tbody><tr><th>May</th><td>3</td></tr></tbody></table></details></figure>`,
			"Pages (a.csv:2)\n\n| Date | n |\n|---|---|\n| May | 3 |"},
		{"a chart with much data", `<figure class="chart"><figcaption>Pages</figcaption><svg><desc>From 3 to 2.</desc></svg><details><summary>As a table</summary><table><thead><tr><th>Date</th></tr></thead><tbody>` + strings.Repeat("<tr><td>May</td></tr>", rowsInText+1) + `</tbody></table></details></figure>`, "Pages\n\nFrom 3 to 2."},
		{"a chart without", `<figure class="chart"><figcaption>Pages</figcaption><div class="wide"><svg><title>t</title><desc>From 3 to 2.</desc></svg></div><div class="narrow"><svg><desc>From 3 to 2.</desc></svg></div></figure>`, "Pages\n\nFrom 3 to 2."},
		{"pictures", `<figure><img src="data:image/svg+xml,<svg><path/></svg>" alt="A plan"><figcaption>The plan</figcaption></figure>`, "A plan\n\nThe plan"},
		{"what is not read", `<nav><ol><li><a href="#a">A</a></li></ol></nav><div data-section="contents"><p>A</p></div><p>18 <span class="verdict"><svg aria-hidden="true"><path d=""/></svg>supported</span><span class="hidden"> of all</span></p>`, "18 supported"},
		{"line breaks", `<p>one<br>two</p>`, "one\n\ntwo"},
		{"right to left", `<p>שלום</p>`, "שלום"},
		{"footnotes", `<p>We moved 40<sup id="r1"><a href="#n1" class="footnote-ref">1</a></sup> boxes in 2025<sup id="r2"><a href="#n2" class="footnote-ref">2</a></sup> (of 50<sup><a href="#n1" class="footnote-ref">1</a></sup>(at most)).</p><table><thead><tr><th>N<sup><a href="#n1" class="footnote-ref">12</a></sup></th></tr></thead><tbody><tr><td>7</td></tr></tbody></table><div class="footnotes"><hr><ol><li id="n1"><p>By hand. <a href="#r1" class="footnote-backref">↩︎</a></p></li><li id="n2"><p>To June. <a href="#r2" class="footnote-backref">↩︎</a></p></li></ol></div>`,
			"We moved 40[1] boxes in 2025[2] (of 50\\[1\\](at most)).\n\n| N[12] |\n|---|\n| 7 |\n\n---\n\n1. By hand.\n2. To June."},
		{"tasks", `<ul><li><span class="box done" role="img" aria-label="Done"></span> paint</li><li><span class="box" role="img" aria-label="Open"></span> dry<ul><li><span class="box done"></span> wait</li></ul></li><li>plain</li></ul>`,
			"- [x] paint\n- [ ] dry\n  \n  - [x] wait\n- plain"},
		{"code with bars", `<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td><code>cut | tr || x</code></td><td>c</td></tr></tbody></table><p><code>cut | tr</code></p>`,
			"| a | b |\n|---|---|\n| `cut \\| tr \\|\\| x` | c |\n\n`cut | tr`"},
		{"addresses and names", `<p>https://a.example/b_c__d, <a href="https://a.example/b_c">https://a.example/b_c</a>, _no_ _emphasis</p>`, "https://a.example/b_c__d, <https://a.example/b_c>, \\_no_ \\_emphasis"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := made(t, "<body>"+tt.in, Options{Site: "https://x.example/"}).Markdown()
			if err != nil {
				t.Fatal(err)
			}
			if want := regexp.MustCompile(`(?m) +$`).ReplaceAllString(tt.want, "") + "\n"; string(got) != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			sound(t, got)
		})
	}
}

// sound holds Markdown against what is promised of it, with a reader of
// Markdown that is not the one that wrote it.
func sound(t *testing.T, md []byte) {
	t.Helper()
	if bad := regexp.MustCompile(`(?m)[ \t]+$|\n\n\n\n|\n\n\z`).Find(md); bad != nil {
		t.Errorf("the text has %q", bad)
	}
	if len(md) > 0 && md[len(md)-1] != '\n' {
		t.Error("the text does not end its last line")
	}
	root := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(md))
	ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.(type) {
		case *ast.RawHTML, *ast.HTMLBlock:
			t.Errorf("HTML stands in\n%s", md)
		case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.CodeSpan, *ast.AutoLink:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			if s := string(n.(*ast.Text).Segment.Value(md)); entering && strings.Contains(s, "<") {
				t.Errorf("%q has a \"<\"", s)
			}
		}
		return ast.WalkContinue, nil
	})
}

func TestMarkdownOfHostileText(t *testing.T) {
	for _, in := range []string{
		`<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>`,
		`<p>&lt;!-- x --&gt;</p><h2>&lt;b&gt;</h2><table><tr><td>&lt;td&gt;</table>`,
		"<p><code>`</code><code>&lt;b&gt; ``</code></p><p>`&lt;b&gt;`</p>",
		"<pre>```\n</pre><p>&lt;div&gt;</p>",
		`<a href="https://a.example/&lt;b&gt;" title="&lt;b&gt;">&lt;i&gt;</a>`,
		`<ul><li><pre>a

&lt;b&gt;

</pre></li></ul>`,
		`<p>[a]: &lt;b&gt;</p><p>a](&lt;b&gt;)</p><p>\&lt;b></p>`,
		`<table><tr><td><pre>&lt;b&gt;
c</pre><table><tr><td>x</table></table>`,
		`<b><p>a</p><h3>b</h3></b><a href="https://a.example/"><h2>c</h2><p>d</p></a>`,
	} {
		got, err := made(t, "<body>"+in, Options{}).Markdown()
		if err != nil {
			t.Fatal(err)
		}
		sound(t, got)
	}
}
