package generator

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// input is a text that wants to run, and the frame in which it would if nothing
// escaped it: a name that package scan gives to a place in a file.
type input struct{ frame, text string }

// hostileInputs gives the texts that package scan is tested with, and those that
// only a generator reads a meaning into.
func hostileInputs(t testing.TB) []input {
	t.Helper()
	data, err := os.ReadFile("internal/site/scan/testdata/hostile.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []input
	for line := range strings.Lines(string(data)) {
		frame, rest, ok := strings.Cut(line, "\t")
		if !ok || frame[0] == '#' {
			continue
		}
		quoted, _, _ := strings.Cut(rest, "\t")
		text, err := strconv.Unquote(quoted)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		all = append(all, input{frame, text})
	}
	for _, text := range generated {
		all = append(all, input{"markdown", text})
	}
	return all
}

// generated are texts in the languages that a generator reads: Markdown and its
// attributes, Hugo's shortcodes and marks, templates, what other programs export.
// Top.x runs where the others have it.
var generated = []string{
	// Fences, whose attributes become tags where nothing stops them.
	"```go {class=\"\\\"><script>top.x=1</script>\"}\nx\n```",
	"```go {lineAnchors=\"x\\\"><script>top.x=1</script>\" anchorLineNos=true lineNos=table}\nx\n```",
	"```go {lineanchors=\"a' onmouseover='top.x()' b='\" lineNos=inline}\nx\n```",
	"```js {onclick=\"top.x()\" style=\"color:red\"}\nx\n```",
	"```js {hl_lines=[1] id=\"\\\"><svg onload=top.x()>\"}\nx\n```",
	"```text {title=\"</div><img src=x.png onerror=top.x()>\"}\nx\n```",
	"```\"><script>top.x=1</script>\nx\n```",
	"```go\"onclick=top.x()\nx\n```",
	"```{=html}\n<script>top.x=1</script>\n```",
	"```mermaid\nclick A \"javascript:top.x()\"\n<script>top.x=1</script>\n```",
	"```goat\n<script>top.x=1</script>\n```",
	"```math\n\\href{javascript:top.x()}{x}\n```",
	"~~~html\n</code></pre><script>top.x=1</script>\n~~~",
	"    </code></pre><script>top.x=1</script>",
	// Attributes of headings and paragraphs.
	"# Heading {onclick=\"top.x()\" style=\"color:red\"}",
	"# <img src=x.png onerror=top.x()> {#a\" onclick=\"top.x()}",
	"Paragraph\n{onclick=\"top.x()\" class=\"x\"}",
	"> quote\n{onmouseover=\"top.x()\" style=\"color:red\"}",
	"> [!NOTE]+ <img src=x.png onerror=top.x()>\n> words",
	// Links.
	"[x](javascript:top.x()) [y](JaVaScRiPt:top.x()) [z](&#106;avascript:top.x()) [w](java&Tab;script:top.x())",
	"[x](<javascript:top.x()>) [y]( javascript:top.x()) [z](\x01javascript:top.x())",
	"<javascript:top.x()> <vbscript:x> <data:text/html,x>",
	"[x][r]\n\n[r]: javascript:top.x()",
	"[x](/a \"\\\" onmouseover=\\\"top.x()\")",
	"![x\" onerror=\"top.x()](x.png)",
	"![x](x.png\"onerror=\"top.x())",
	"![x](javascript:top.x() \"t\")",
	"[![x](data:image/svg+xml,<svg/onload=top.x()>)](javascript:top.x())",
	"[x](//evil.example/) ![x](//evil.example/x.png)",
	"https://evil.example/\"onmouseover=\"top.x() www.evil.example/'onclick='top.x()",
	"[a](b.md?x=\"><script>top.x=1</script>)",
	"[^\"><script>top.x=1</script>]\n\n[^\"><script>top.x=1</script>]: note",
	"Term<script>top.x=1</script>\n: <img src=x.png onerror=top.x()>",
	"| <script>top.x=1</script> | [x](javascript:top.x()) |\n|:--|--:|\n| <img src=x.png onerror=top.x()> | `</code><svg onload=top.x()>` |",
	"- [x] <input autofocus onfocus=top.x()>\n- [ ] <b onclick=top.x()>b</b>",
	"<div\n\nonclick=top.x()>\n</div>\n<p markdown=1>**x**</p>",
	"<!-- --><svg/onload=top.x()>",
	"<!-- {{< only \"self\" >}} --><script>top.x=1</script>{{< /only >}}",
	// Hugo's own.
	"{{< rot.inline >}}<script>top.x=1</script>{{< /rot.inline >}}",
	"{{< highlight html \"linenos=table,anchorlinenos=true,lineanchors=x\\\"><svg/onload=top.x()>\" >}}<script>top.x=1</script>{{< /highlight >}}",
	"{{% figure src=\"x.png\" caption=\"<script>top.x=1</script>\" link=\"javascript:top.x()\" %}}",
	"{{< youtube \"x\\\" onload=\\\"top.x()\" >}} {{< ref \"javascript:top.x()\" >}}",
	"{{< evidence \"in-000\" text=\"<script>top.x=1</script>\" >}} {{< person p0 text=`\"><img src=x.png onerror=top.x()>` >}}",
	"{{< chart series-0 caption=\"</figcaption><script>top.x=1</script>\" >}} {{< metric series-0 text=\"<svg onload=top.x()>\" >}}",
	"{{< change series=\"series-0\" text=\"\\\"><script>top.x=1</script>\" >}}",
	"{{ printf \"%s\" \"<script>top.x=1</script>\" | safeHTML }} {{ $x := readFile \"/etc/passwd\" }}",
	"{{__hugo_ctx pid=1}}\n{{__hugo_ctx/}}<script>top.x=1</script>",
	"+++\ntitle = \"x\"\n+++\n<script>top.x=1</script>",
	"---\nlayout: x\nurl: \"javascript:top.x()\"\n---\n<script>top.x=1</script>",
	"#+BEGIN_EXPORT html\n<script>top.x=1</script>\n#+END_EXPORT\n[[javascript:top.x()][x]]",
	"include::/etc/passwd[]\n\n++++\n<script>top.x=1</script>\n++++",
	".. raw:: html\n\n   <script>top.x=1</script>",
	"$$\\href{javascript:top.x()}{x}$$ \\(\\htmlData{onclick=top.x()}{x}\\)",
	// What other programs export, and other scripts.
	"<p class=MsoNormal style='mso-x:y'><o:p><![if !supportEmptyParas]><script>top.x=1</script><![endif]></o:p></p>",
	"{html}<script>top.x=1</script>{html} {code:title=\"><script>top.x=1</script>} !x.png|onerror=top.x()!",
	"<notion-callout><iframe srcdoc=\"<script>top.x=1</script>\"></notion-callout>",
	"+ADw-script+AD4-top.x+AD0-1+ADw-/script+AD4-",
	"＜script＞top.x=1＜/script＞ ‹script› \u02bescript\u02be",
	"\u202e>tpircs/<1=x.pot>tpircs<\u202c<script>top.x=1</script>",
	"<\u200bscript>top.x=1</script> <scr\u00adipt>top.x=1</script>",
	"<ſcript>top.x=1</ſcript> <img src=x.png onerror=top.x\u2028()>",
	"İ<ımg src=x.png onerror=top.x()>",
	"%3Cscript%3Etop.x=1%3C/script%3E &lt;script&gt;top.x=1&lt;/script&gt; \\u003cscript\\u003etop.x=1\\u003c/script\\u003e",
	"&amp;lt;script&amp;gt;top.x=1 &#60;script&#62;top.x=1&#60;/script&#62;",
	"=cmd|' /C calc'!A0 @SUM(1) +1 -1 \t=HYPERLINK(\"javascript:top.x()\")",
}
