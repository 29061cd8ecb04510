package render

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// hostile are bodies that try to bring a script to the page.
var hostile = []string{
	`<script>alert(1)</script>`,
	`<img src=x onerror=alert(1)>`,
	"<div\n\nonclick=x>\n</div>",
	`<!-- --><svg/onload=alert(1)>`,
	`[x](javascript:alert(1)) [y](JaVaScRiPt:alert(1)) <javascript:alert(1)> [z](&#106;avascript:alert(1))`,
	`![x](javascript:alert(1) "t") ![a" onerror="alert(1)](x.png)`,
	`[x](data:text/html;base64,PHNjcmlwdD4=)`,
	"# Heading {onclick=\"alert(1)\" .x style=\"color:red\"}",
	"Paragraph\n{onclick=\"alert(1)\" style=\"color:red\"}",
	"> quote\n{onmouseover=\"alert(1)\" style=\"color:red\"}",
	"```go {class=\"\\\"><script>alert(1)</script>\"}\nx\n```",
	"```go {lineAnchors=\"x\\\"><script>alert(1)</script>\" anchorLineNos=true lineNos=table}\nx\n```",
	"```go {onclick=\"alert(1)\" style=\"x\" hl_style=\"\\\"><script>\"}\nx\n```",
	"```\"><script>alert(1)</script>\nx\n```",
	"```{=html}\n<script>alert(1)</script>\n```",
	"```goat\n<script>alert(1)</script>\n```",
	"```mermaid\n<script>alert(1)</script>\n```",
	"~~~js {hl_lines=[1,\"2-3\"]}\n</code></pre><script>alert(1)</script>\n~~~",
	"$$\\href{javascript:alert(1)}{x}$$ \\(x\\)",
	"[^1]\n\n[^1]: <script>alert(1)</script>",
	"Term<script>\n: <script>alert(1)</script>",
	"| <script>alert(1)</script> |\n|---|\n| [x](javascript:alert(1)) |",
	"{{< shout \"<script>alert(1)</script>\" >}} {{< shout `\" onclick=\"x` >}}",
	"{{< rot.inline >}}<script>alert(1)</script>{{< /rot.inline >}}",
	"{{< highlight go \"class=x onclick=alert(1)\" >}}x{{< /highlight >}}",
	"{{% shout \"<script>alert(1)</script>\" %}}",
	"{{__hugo_ctx pid=1}}\n{{__hugo_ctx/}}<script>alert(1)</script>",
	"HAHAHUGOSHORTCODE1s0HBHB",
	"__hdeferred/1__d=",
	"__h_pp_l1_0__e=",
}

func TestNoBodyMakesAScript(t *testing.T) {
	for i, body := range hostile {
		t.Run(fmt.Sprint(i), func(t *testing.T) { harmless(t, body) })
	}
}

func FuzzBody(f *testing.F) {
	for _, body := range hostile {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) { harmless(t, body) })
}

// harmless builds a page of a body and looks for anything that runs.
func harmless(t *testing.T, body string) {
	p := planned(t, "-- content/a.md --\n")
	p.tree.Files["content/a.md"] = []byte("{\"title\":\"A\"}\n" + body)
	site, list, err := Run(context.Background(), p.tree, p.opt)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range site.Files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		doc, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			if bad := runs(n); bad != "" {
				t.Errorf("%s in %s of %q (%v):\n%s", bad, name, body, list, data)
			}
		}
	}
}

// runs says what an element may run, or carries against a strict policy.
func runs(n *html.Node) string {
	if n.Type != html.ElementNode {
		return ""
	}
	switch n.Data {
	case "script", "style", "iframe", "object", "embed", "svg", "base", "form":
		return "<" + n.Data + ">"
	}
	for _, a := range n.Attr {
		value := strings.ToLower(strings.TrimSpace(a.Val))
		if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" {
			return n.Data + " " + a.Key
		}
		if (a.Key == "href" || a.Key == "src" || a.Key == "action") && (strings.HasPrefix(value, "javascript:") || strings.HasPrefix(value, "data:text")) {
			return n.Data + " " + a.Key + "=" + value
		}
	}
	return ""
}

// TestRunsKnowsHarm holds the eyes of these tests to what they must see.
func TestRunsKnowsHarm(t *testing.T) {
	for _, text := range []string{"<script>x</script>", "<p onclick=x>", "<a href=' JavaScript:x'>", "<p style=x>", "<img onerror=x>"} {
		doc, err := html.Parse(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		found := ""
		for n := range doc.Descendants() {
			found += runs(n)
		}
		if found == "" {
			t.Errorf("%s looks harmless", text)
		}
	}
}

func TestContentIsMarkdownAlone(t *testing.T) {
	p := planned(t, rota+`
-- content/evidence/log/index.md --
---
title: Log
---
-- portfolio/content/evidence/log/page.html --
<script>alert(1)</script>
-- content/evidence/made/_content.gotmpl --
{{ .AddPage (dict "path" "more" "title" "More") }}
`)
	wants(t, p.site(t), "evidence/log/index.html", "Log")
	if _, made := p.site(t).Files["evidence/made/more/index.html"]; made {
		t.Error("a file of the content made a page")
	}
	p.tree.Copies["content/evidence/log/page.html"] = "content/evidence/log/page.html"
	_, list, err := Run(context.Background(), p.tree, p.opt)
	if err != nil {
		t.Error(err)
	}
	said(t, list, `
content/evidence/log/page.html:1:1: error: a file of type "text/html" cannot be a page [render-failed]
	hint: write the page in Markdown, or attach the file to an entry as an artifact`)
}
