package scan

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"strings"
	"testing"
)

// frames are the places of a site where a text of the author may come to stand,
// each with the name of its file. The text goes where the arrows are.
var frames = map[string][2]string{
	"text":     {"a/index.html", "<p>»«</p>"},
	"block":    {"a/index.html", "<div>»«</div>"},
	"quoted":   {"a/index.html", `<p title="»«">x</p>`},
	"single":   {"a/index.html", `<p title='»«'>x</p>`},
	"bare":     {"a/index.html", `<p title=»«>x</p>`},
	"link":     {"a/index.html", `<a href="»«">x</a>`},
	"picture":  {"a/index.html", `<img src="»«" alt="x">`},
	"tag":      {"a/index.html", `<p »«>x</p>`},
	"fence":    {"a/index.html", `<pre class="»«"><code>x</code></pre>`},
	"code":     {"a/index.html", `<pre><code class="language-go">»«</code></pre>`},
	"heading":  {"a/index.html", `<h2 id="»«">x</h2>`},
	"cell":     {"a/index.html", `<table><tr><td>»«</td></tr></table>`},
	"title":    {"a/index.html", `<title>»«</title>`},
	"meta":     {"a/index.html", `<meta name="description" content="»«">`},
	"label":    {"a/index.html", `<svg><text x="1">»«</text></svg>`},
	"shape":    {"a/index.html", `<svg><path d="M0 0" »«/></svg>`},
	"value":    {"a/index.html", `<svg><path d="M0 0" fill="»«"/></svg>`},
	"comment":  {"a/index.html", `<!-- »« --><p>x</p>`},
	"file":     {"a/index.html", `<a href="/a/»«.pdf" download>x</a>`},
	"chart":    {"a/b.svg", `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><text>»«</text></svg>`},
	"drawing":  {"a/b.svg", "»«"},
	"feed":     {"index.xml", `<rss version="2.0"><channel><item><title>»«</title></item></channel></rss>`},
	"told":     {"index.xml", `<rss version="2.0"><channel><item><description>»«</description></item></channel></rss>`},
	"atom":     {"index.xml", `<feed xmlns="http://www.w3.org/2005/Atom">»«</feed>`},
	"xml":      {"index.xml", "»«"},
	"data":     {"a/b.json", `{"title": "»«"}`},
	"sheet":    {"css/own.css", "p { color: red }\n»«"},
	"decl":     {"css/own.css", "p { color: »« }"},
	"nameless": {"a/b", "»«"},
	"whole":    {"a/index.html", "»«"},
}

// framed puts a text into a frame, with files around it that a page may use.
func framed(frame, text string) (map[string][]byte, string) {
	f := frames[frame]
	page := strings.Replace(f[1], "»«", text, 1)
	if f[0] == "a/index.html" && frame != "whole" {
		page = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"></head>\n" + page + "</html>"
	}
	files := map[string][]byte{"js/own.js": nil, "a/index.html": []byte("<p>x</p>"), "a/imported.js": nil, "a/imported.css": nil}
	files[f[0]] = []byte(page)
	return files, page
}

func TestEveryHostileTextIsFound(t *testing.T) {
	seen := map[string]bool{}
	for i, h := range hostile {
		if frames[h.frame][0] == "" {
			t.Fatalf("%d: no frame %q", i, h.frame)
		}
		key := h.frame + " " + h.text
		if seen[key] {
			t.Errorf("%d: %q stands twice", i, key)
		}
		seen[key] = true
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			files, page := framed(h.frame, h.text)
			finds := Search(files, Options{})
			if len(finds) == 0 {
				t.Fatalf("nothing found in\n%s", page)
			}
			if len(h.what) > 0 && !strings.Contains(fmt.Sprint(finds), h.what) {
				t.Errorf("found %v, not %q, in\n%s", finds, h.what, page)
			}
			for _, f := range finds {
				inside(t, f, files)
			}
		})
	}
	if len(hostile) < 150 {
		t.Errorf("%d hostile texts are too few", len(hostile))
	}
}

// inside holds that a find is told well: of a file that is there, at a place in
// it, in words.
func inside(t *testing.T, f Find, files map[string][]byte) {
	t.Helper()
	lines := bytes.Split(files[f.Path], []byte("\n"))
	if f.What == "" || f.Hint == "" {
		t.Errorf("%+v says too little", f)
	}
	if f.Line == 0 && f.Col == 0 {
		return
	}
	if f.Line < 1 || f.Line > len(lines) || f.Col < 1 || f.Col > len(lines[f.Line-1])+1 {
		t.Errorf("%+v lies outside of its file", f)
	}
}

// The frames themselves are sound, or the test above would prove nothing.
func TestFramesAreSound(t *testing.T) {
	for frame := range frames {
		text := "word"
		switch frame {
		case "drawing":
			text = `<svg xmlns="http://www.w3.org/2000/svg"><title>x</title></svg>`
		case "xml":
			text = `<?xml version="1.0" encoding="utf-8"?><urlset/>`
		case "sheet":
			text = "q { color: red }"
		}
		files, page := framed(frame, text)
		if finds := Search(files, Options{}); len(finds) > 0 {
			t.Errorf("%s: %v in\n%s", frame, finds, page)
		}
	}
}

// What is escaped is text, however it reads.
func TestEscapedTextIsNoFind(t *testing.T) {
	once := html.EscapeString
	twice := func(s string) string { return html.EscapeString(html.EscapeString(s)) }
	inXML := func(s string) string { return html.EscapeString(strings.ReplaceAll(s, "\x00", "")) }
	inJSON := func(s string) string { b, _ := json.Marshal(s); return string(b[1 : len(b)-1]) }
	escape := map[string]func(string) string{
		"text": once, "block": once, "quoted": once, "single": once, "fence": once, "code": once, "heading": once, "cell": once,
		"title": once, "meta": once, "label": once, "chart": inXML, "feed": inXML, "told": twice, "data": inJSON,
	}
	for frame, escape := range escape {
		for i, h := range hostile {
			text := strings.Map(func(c rune) rune { // no program of this project writes what XML cannot hold
				if c < ' ' && c != '\n' && c != '\t' || c == 0xfffd {
					return -1
				}
				return c
			}, h.text)
			files, page := framed(frame, escape(text))
			for _, f := range Search(files, Options{}) {
				t.Errorf("%s, %d: %+v in\n%s", frame, i, f, page)
			}
		}
	}
}

// Several hostile texts in one page are all told, in their order.
func TestFindsAreOrdered(t *testing.T) {
	page := "<p>x</p>\n<p onclick=a()\n  style='b'>y</p>\n<a href='javascript:c'>z</a><script>d()</script>\n"
	files := map[string][]byte{"b.html": []byte(page), "a.svg": []byte("<svg>"), "c.json": []byte("{\n,}")}
	want := []string{
		`a.svg:1:6 XML that cannot be read`,
		`b.html:2:4 the event attribute "onclick"`,
		`b.html:3:3 an inline style`,
		`b.html:4:4 an address that begins with "javascript:"`,
		`b.html:4:29 inline script`,
		`b.html:4:37 inline script`,
		`c.json:2:1 JSON that cannot be read`,
	}
	for range 3 {
		var got []string
		for _, f := range Search(files, Options{}) {
			got = append(got, fmt.Sprintf("%s:%d:%d %s", f.Path, f.Line, f.Col, f.What))
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Fatalf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

func TestOneFileIsNotToldForever(t *testing.T) {
	finds := Search(map[string][]byte{"a.html": []byte(strings.Repeat("<p onclick=x>", 1000))}, Options{})
	if len(finds) != mostPerFile || finds[mostPerFile-1].Col != 13*(mostPerFile-1)+4 {
		t.Errorf("%d finds, the last %+v", len(finds), finds[len(finds)-1])
	}
}
