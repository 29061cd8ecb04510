package document

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// unsafeIn reads a document as a browser would and tells what in it runs, or
// asks for something. It shares nothing with what cleans the page.
func unsafeIn(t *testing.T, page []byte) []string {
	t.Helper()
	var found []string
	for _, scripting := range []bool{true, false} {
		root, err := html.ParseWithOptions(bytes.NewReader(page), html.ParseOptionEnableScripting(scripting))
		if err != nil {
			t.Fatal(err)
		}
		var policies int
		var walk func(*html.Node)
		walk = func(n *html.Node) {
			if n.Type == html.ElementNode {
				found = append(found, unsafeElement(n, &policies)...)
			}
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				walk(c)
			}
		}
		walk(root)
		if policies != 1 {
			found = append(found, fmt.Sprintf("%d policies", policies))
		}
	}
	return found
}

func unsafeElement(n *html.Node, policies *int) []string {
	var found []string
	switch strings.ToLower(n.Data) {
	case "script", "link", "base", "iframe", "frame", "object", "embed", "form", "video", "audio", "source", "template", "foreignobject", "animate", "set":
		found = append(found, "<"+n.Data+">")
	case "style":
		var b strings.Builder
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			b.WriteString(c.Data)
		}
		found = append(found, unsafeStyle(b.String())...)
	}
	for _, a := range n.Attr {
		key, value := strings.ToLower(a.Key), strings.TrimSpace(strings.ToLower(a.Val))
		switch {
		case strings.HasPrefix(key, "on"), key == "srcset", key == "poster", key == "background", key == "action", key == "formaction", key == "ping", key == "data":
			found = append(found, key+"="+value)
		case key == "http-equiv" && value == "content-security-policy":
			*policies++
		case key == "http-equiv":
			found = append(found, key+"="+value)
		case key == "src" && !strings.HasPrefix(value, "data:image/"):
			found = append(found, key+"="+value)
		case key == "href" && n.Data == "a":
			if ok := regexp.MustCompile(`^(#|https?:|mailto:|tel:)`).MatchString(value); !ok {
				found = append(found, key+"="+value)
			}
		case key == "href" && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "data:image/"):
			found = append(found, key+"="+value)
		case key == "style", n.Namespace == "svg" && key != "href":
			found = append(found, unsafeStyle(a.Val)...)
		}
	}
	return found
}

var (
	fetches = regexp.MustCompile(`(?:^|[^a-z0-9_#@\x80-\x{10ffff}-])(?:url|src|-webkit-image-set|image-set|image)\(\s*["']?\s*([^"')]*)`)
	signs   = regexp.MustCompile(`[^a-zA-Z0-9]`)
	imports = regexp.MustCompile(`@import(?:$|[^a-z0-9_\x80-\x{10ffff}-])`)
)

func unsafeStyle(css string) []string {
	var found []string
	text := spelt(css)
	for _, m := range fetches.FindAllStringSubmatch(text, -1) {
		if at := strings.TrimSpace(m[1]); at != "" && !strings.HasPrefix(at, "data:") && !strings.HasPrefix(at, "#") {
			found = append(found, "style: "+m[0])
		}
	}
	if imports.MatchString(text) {
		found = append(found, "style: @import")
	}
	return found
}

// spelt gives styles in lower case, with escaped letters as letters, and
// without strings that no parenthesis opens.
func spelt(css string) string {
	var b strings.Builder
	for i := 0; i < len(css); i++ {
		switch c := css[i]; c {
		case '"', '\'':
			end := i + 1
			for end < len(css) && css[end] != c && css[end] != '\n' {
				if css[end] == '\\' {
					end++
				}
				end++
			}
			end = min(end+1, len(css))
			if before := strings.TrimRight(b.String(), " \t\n"); strings.HasSuffix(before, "(") || strings.HasSuffix(before, ",") {
				b.WriteString(css[i:end])
			} else {
				b.WriteString(`""`)
			}
			i = end - 1
		case '\\':
			end := i + 1
			for end < len(css) && end < i+7 && strings.IndexByte("0123456789abcdefABCDEF", css[end]) >= 0 {
				end++
			}
			code, err := strconv.ParseUint(css[i+1:end], 16, 32)
			switch {
			case err == nil && code < 0x80 && code > ' ':
				b.WriteByte(byte(code))
				if end < len(css) && strings.IndexByte(" \t\n", css[end]) >= 0 {
					end++
				}
				i = end - 1
			case err == nil:
				b.WriteByte('_')
				i = end - 1
			case end < len(css) && css[end] > ' ' && css[end] < 0x80: // a letter, or a sign that belongs to the name
				b.WriteString(signs.ReplaceAllString(css[end:end+1], "_"))
				i = end
			}
		default:
			b.WriteByte(c)
		}
	}
	return strings.ToLower(b.String())
}

func TestNothingRunsAndNothingIsAskedFor(t *testing.T) {
	tests := map[string]string{
		"scripts":         `<script>alert(1)</script><script src="/js/a.js"></script><svg><script>alert(1)</script></svg>`,
		"handlers":        `<body onload="a()"><p onclick='b()' ONMOUSEOVER=c()>x</p><svg onload="d()"><path onclick="e()"/></svg>`,
		"refresh":         `<meta http-equiv="refresh" content="0; url=https://a.example/"><meta http-equiv=Content-Security-Policy content="default-src *">`,
		"javascript":      `<a href="javascript:alert(1)">a</a><a href=" java&#10;script:alert(1)">b</a><a href="&#1;javascript:x">c</a><svg><a xlink:href="javascript:alert(1)"><text>d</text></a></svg>`,
		"other schemes":   `<a href="data:text/html,<script>x</script>">a</a><a href="file:///etc/passwd">b</a><a href="vbscript:x">c</a>`,
		"loading":         `<link rel=preload href="/a.woff2"><link rel="icon" href="/i.svg"><link rel=prefetch href="https://a.example/"><link rel="stylesheet" href="https://a.example/x.css">`,
		"pictures":        `<img src="https://a.example/x.png" alt="a"><img srcset="https://a.example/x.png 2x" alt=b><picture><source srcset="/x.webp"><img src="/none.png" alt=c></picture><input type=image src="/x.png">`,
		"media":           `<video src="/a.mp4" poster="/p.png"><source src="/b.mp4"><p>words</p></video><audio src=/a.mp3></audio><object data="/a.pdf"></object><embed src="/a.swf"><iframe src="/b/"></iframe><iframe srcdoc="<script>x</script>"></iframe>`,
		"base and form":   `<base href="https://a.example/"><form action="https://a.example/"><input name=a><button formaction="/x">b</button></form>`,
		"style":           `<style>@import "https://a.example/a.css"; @import url(b.css); p{background:url(https://a.example/x.png)} q{background:image-set("https://a.example/x.png" 1x)}</style>`,
		"style, escaped":  `<style>@\69mport "https://a.example/"; p{background:u\72l(https://a.example/x)} q{background:\75 rl("https://a.example/")} r{background:ur/**/l(https://a.example/)}</style>`,
		"style, broken":   `<style>p{background:url(https://a.example/x"y)} q{background:url("https://a.example/` + "\n" + `x)} r{content:"` + "\n" + `url(https://a.example/)}</style>`,
		"style attribute": `<p style="background:URL( 'https://a.example/x.png' )">x</p><td background="https://a.example/">`,
		"sound: joined":   `<style>p{background:url<!--(https://a.example/x)} q{background:u\` + "\n" + `rl(https://a.example/x)}</style>`,
		"drawing":         `<svg><image href="https://a.example/x.png"/><image xlink:href="https://a.example/y.png"/><use href="https://a.example/s.svg#a"/><rect fill="url(https://a.example/#g)" filter="u\72l(https://a.example/f)"/><style>@import "https://a.example/";</style><foreignObject><img src=x onerror=alert(1)></foreignObject><animate attributeName=href to="javascript:alert(1)"/><set attributeName=href to=x /></svg>`,
		"sound: twice":    `<img src="data:image/png;base64,AA" src="https://a.example/x.png"><a href="#x" href="javascript:x">a</a><p style="" style="background:url(https://a.example/)">x</p>`,
		"hidden parts":    `<noscript><img src="https://a.example/x.png"><style>@import "https://a.example/"</style></noscript><template><script>x</script></template><xmp><script>x</script></xmp><noembed><script>x</script></noembed><plaintext><script>x</script>`,
		"mixed languages": `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;"></table></mtext></math><svg></p><style><a id="</style><img src=1 onerror=alert(1)>"></svg><svg><title><style><img src=x onerror=alert(1)></style></title></svg>`,
		"frames":          `<html><frameset><frame src="https://a.example/"></frameset><noframes><script>x</script></noframes></html>`,
		"old":             `<body background="https://a.example/x.png"><applet code=x archive="https://a.example/"></applet><image src="https://a.example/x"><a ping="https://a.example/" href="https://b.example/">x</a><bgsound src="https://a.example/">`,
		"empty elements":  `<svg><link href="https://a.example/"><g></g></link><source src="https://a.example/">x</source></svg><br data-page-of=a id=a><hr data-notes=x><a href="https://a.example/">x</a><img data-section=b alt=c>`,
		"comments":        `<!--[if IE]><script>x</script><![endif]--><!-- x --!><script>x</script>`,
	}
	for name, page := range tests {
		t.Run(name, func(t *testing.T) {
			if found := unsafeIn(t, []byte(page+`<meta http-equiv="Content-Security-Policy">`)); len(found) == 0 && !strings.HasPrefix(name, "sound: ") {
				t.Error("the page is safe as it is, and proves nothing")
			}
			for _, doctype := range []string{"", "<!doctype html><html><head><title>t</title></head><body>"} {
				d, _, err := New([]byte(doctype+page), Options{Site: "https://x.example/"})
				if err != nil {
					t.Fatal(err)
				}
				if found := unsafeIn(t, d.HTML()); len(found) > 0 {
					t.Errorf("%q stays in\n%s", found, d.HTML())
				}
			}
		})
	}
}

func FuzzNew(f *testing.F) {
	f.Add([]byte(`<section data-section=a><h2 id=a>x</h2><a href="/b/">b</a><ol data-notes=N></ol></section>`), []byte("<svg/>"))
	f.Add([]byte(`<svg><style><a id="</style><img src=1 onerror=a()>"></svg><math><mtext><style><!--</style>`), []byte("\x89PNG\r\n\x1a\n"))
	f.Add([]byte(`<style>@\69mport "x"; p{background:u\72l(x)}</style><p style="a:url(b)"><img src="/f" srcset=x>`), []byte("GIF89a"))
	f.Add([]byte(`<link rel=stylesheet href="/s.css"><table><tr><td>1<td>2<td>3<td>4<td>5<td>6<td>7<td>8<td>9<td>10<td data-spare=1>11</table>`), []byte("@import 'x'; p{background:url(y)}"))
	f.Add([]byte(`<svg><image href="/f"/><use xlink:href="#a"/></svg><dl><dt>a<dd>b</dl><pre><code class="language-go">a
`+"```"+`</code></pre>`), []byte(`<svg xmlns="http://www.w3.org/2000/svg"><a href="javascript:x"/></svg>`))
	f.Add([]byte(`<svg><link><g></g></link><source>x</source></svg><br data-page-of=a id=a><hr data-notes=x><img data-spare=1 data-section=b>`), []byte(""))
	f.Add([]byte(`<style>@\69mport\" x; p{background:u\rl(x)}</style>`), []byte(""))
	f.Fuzz(func(t *testing.T, page, file []byte) {
		d, _, err := New(page, Options{Base: "/b/", Site: "https://x.example/b/", File: func(string) ([]byte, bool) { return file, len(file) > 0 }})
		if err != nil {
			return
		}
		for _, d := range []*Document{d, d.Shorter(1)} {
			out := d.HTML()
			if found := unsafeIn(t, out); len(found) > 0 {
				t.Fatalf("%q stays in\n%s", found, out)
			}
			d.Numbered(func(string) int { return 7 })
			d.Sections()
			if _, err := d.Markdown(); err != nil {
				t.Fatal(err)
			}
		}
	})
}
