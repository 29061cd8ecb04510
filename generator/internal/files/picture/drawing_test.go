package picture

import (
	"bytes"
	"encoding/base64"
	"errors"
	"image/png"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/casebook-dev/casebook/generator/internal/site/scan"
)

// in puts parts into a drawing that shows something.
func in(parts string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><path d="M0 0h9"/>` + parts + `</svg>`
}

// cssLetters writes every letter as an escape of CSS.
func cssLetters(s string) string {
	var b strings.Builder
	for _, c := range s {
		b.WriteString(`\` + strings.ToLower(string("0123456789abcdef"[c>>4])+string("0123456789abcdef"[c&15])) + " ")
	}
	return b.String()
}

const outside = "the drawing refers to something outside of it"

// hostileDrawings are refused for a reason, or published without what hurts.
var hostileDrawings = []struct{ name, text, why string }{
	{"script", in(`<script>alert("PLANTED")</script>`), ""},
	{"script from elsewhere", in(`<script href="https://planted.example/x.js"/>`), ""},
	{"script with another prefix", in(`<s:script xmlns:s="http://www.w3.org/2000/svg">PLANTED</s:script>`), ""},
	{"script of HTML", in(`<script xmlns="http://www.w3.org/1999/xhtml">PLANTED</script>`), ""},
	{"script in capital letters", in(`<SCRIPT>PLANTED</SCRIPT>`), ""},
	{"script in CDATA", in(`<script><![CDATA[PLANTED]]></script>`), ""},
	{"script below a part that goes", in(`<nothing><g><script>PLANTED</script></g></nothing>`), ""},
	{"as it loads", `<svg xmlns="http://www.w3.org/2000/svg" onload="PLANTED()"><path d="M0 0h9"/></svg>`, ""},
	{"as it is clicked", in(`<rect onclick="PLANTED()" width="9"/>`), ""},
	{"handler in capital letters", in(`<rect OnMouseOver="PLANTED()" width="9"/>`), ""},
	{"handler that begins", in(`<animate attributeName="x" onbegin="PLANTED()" dur="1s"/>`), ""},
	{"handler in a space", in(`<rect xmlns:e="http://www.w3.org/2001/xml-events" e:onclick="PLANTED()" width="9"/>`), ""},
	{"listener", in(`<listener event="click" handler="#PLANTED"/><handler id="PLANTED">x</handler>`), ""},
	{"link that runs", in(`<a href="javascript:PLANTED()"><text>x</text></a>`), ""},
	{"link of xlink", in(`<a xlink:href="javascript:PLANTED()"><text>x</text></a>`), ""},
	{"link with spaces", in("<a href=\" java\tscript:PLANTED()\"><text>x</text></a>"), ""},
	{"link with a reference", in(`<a href="&#106;avascript:PLANTED()"><text>x</text></a>`), ""},
	{"link to elsewhere", in(`<a href="https://planted.example/" target="_top"><text>x</text></a>`), ""},
	{"link that is set", in(`<a><set attributeName="href" to="javascript:PLANTED()"/><text>x</text></a>`), outside},
	{"link that is animated", in(`<a><animate attributeName="xlink:href" values="javascript:PLANTED();#"/><text>x</text></a>`), outside},
	{"link that is set in parts", in(`<a><set attributeName="href" to="//PLANTED"/><text>x</text></a>`), ""},
	{"handler that is set", in(`<rect width="9"><set attributeName="onclick" to="PLANTED()"/></rect>`), ""},
	{"page", in(`<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><script>PLANTED</script></body></foreignObject>`), ""},
	{"page with words", in(`<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">words</p></foreignObject>`), "the drawing contains HTML (foreignObject)"},
	{"page beside its words", in(`<switch><foreignObject><p xmlns="http://www.w3.org/1999/xhtml" onclick="PLANTED">words</p></foreignObject><text>words</text></switch>`), ""},
	{"frame", in(`<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://planted.example/"/>`), ""},
	{"object", in(`<object data="https://planted.example/"/><embed src="PLANTED"/>`), ""},
	{"film", in(`<video src="https://planted.example/x.mp4"/><audio href="PLANTED"/>`), ""},
	{"refresh", in(`<meta xmlns="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=https://planted.example/"/>`), ""},
	{"base", in(`<base xmlns="http://www.w3.org/1999/xhtml" href="https://planted.example/"/>`), ""},
	{"base of XML", `<svg xmlns="http://www.w3.org/2000/svg" xml:base="https://planted.example/"><use href="#a"/><path id="a" d="M0 0"/></svg>`, ""},
	{"picture of elsewhere", in(`<image href="https://planted.example/x.png"/>`), outside},
	{"picture without a scheme", in(`<image href="//planted.example/x.png"/>`), outside},
	{"picture of a file", in(`<image xlink:href="file:///etc/passwd"/>`), outside},
	{"picture beside", in(`<image href="../secret.png"/>`), outside},
	{"picture with both addresses", in(`<image href="#a" xlink:href="https://planted.example/"/>`), outside},
	{"part of another file", in(`<use href="other.svg#a"/>`), outside},
	{"part of a data address", in(`<use href="data:image/svg+xml,PLANTED#a"/>`), outside},
	{"filter of elsewhere", in(`<filter id="f"><feImage href="https://planted.example/"/></filter>`), outside},
	{"gradient of elsewhere", in(`<linearGradient href="https://planted.example/#a"/>`), outside},
	{"text on a path elsewhere", in(`<text><textPath href="https://planted.example/#a">x</textPath></text>`), outside},
	{"fill of elsewhere", in(`<rect fill="url(https://planted.example/#a)"/>`), outside},
	{"fill with an escape", in(`<rect fill="u\72l(https://planted.example/#a)"/>`), outside},
	{"style that loads", in(`<rect style="background:url('https://planted.example/')"/>`), outside},
	{"style with a set of pictures", in(`<rect style="mask:image-set('https://planted.example/' 1x)"/>`), outside},
	{"rules that import", in(`<style>@import "https://planted.example/";</style>`), outside},
	{"rules that import, escaped", in(`<style>@` + cssLetters("import") + `"https://planted.example/";</style>`), outside},
	{"rules that load a font", in(`<style>@font-face{font-family:a;src:url(https://planted.example/)}</style>`), outside},
	{"rules with a font in them", in(`<style>@font-face{font-family:a;src:url(data:font/woff2;base64,PLANTED)}</style>`), ""},
	{"rules in a comment", in(`<style>/* PLANTED */ rect{fill:red;/* PLANTED */stroke:blue}</style>`), ""},
	{"rules that end the style", in(`<style><![CDATA[</style><script>PLANTED</script>]]></style>`), ""},
	{"rules that compute", in(`<style>rect{width:expression(PLANTED())}</style><rect class="PLANTED"/>`), ""},
	{"rules that bind", in(`<style>rect{-moz-binding:url(#PLANTED);behavior:url(#PLANTED)}</style>`), ""},
	{"rules of a program", in(`<rect style="-inkscape-font-specification:'PLANTED';fill:red"/>`), ""},
	{"rules with text", in(`<style>rect::after{content:"PLANTED"}</style>`), ""},
	{"style sheet", `<?xml-stylesheet href="https://planted.example/a.css"?>` + in(""), outside},
	{"entity", `<!DOCTYPE svg [<!ENTITY a "PLANTED">]>` + in(`<text>&a;</text>`), "the drawing declares entities, which are not read"},
	{"entity of a file", `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>` + in(`<text>&a;</text>`), "the drawing declares entities, which are not read"},
	{"a billion laughs", `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>` + in(`<text>&b;</text>`), "the drawing declares entities, which are not read"},
	{"parameter entity", `<!DOCTYPE svg [<!ENTITY % a SYSTEM "https://planted.example/">%a;]>` + in(""), "the drawing declares entities, which are not read"},
	{"unknown entity", in(`<text>&planted;</text>`), "the drawing cannot be read"},
	{"a billion uses", in(laughs(30)), "the drawing repeats its parts endlessly"},
	{"a use of itself", in(`<g id="a"><use href="#a"/></g>`), "the drawing repeats its parts endlessly"},
	{"deep", in(strings.Repeat("<g>", 300) + strings.Repeat("</g>", 300)), "the drawing has too many parts"},
	{"comments", in(`<!-- PLANTED --><?PLANTED x?>`), ""},
	{"metadata", in(`<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><creator>PLANTED</creator></rdf:RDF></metadata>`), ""},
	{"editor", in(`<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/" PLANTED="1"/><g xmlns:inkscape="http://www.inkscape.org/" inkscape:label="PLANTED"/>`), ""},
	{"layers", in(`<g id="PLANTED" class="PLANTED" data-name="PLANTED"/>`), ""},
	{"titles of parts", in(`<g><title>PLANTED</title><desc>PLANTED</desc></g>`), ""},
	{"title that labels nothing", in(`<title id="t">PLANTED</title>`), ""},
	{"source of a diagram", `<svg xmlns="http://www.w3.org/2000/svg" content="&lt;mxfile&gt;PLANTED"><path d="M0 0"/></svg>`, ""},
	{"words between parts", in(`PLANTED<g>PLANTED</g>`), ""},
	{"picture with metadata", in(`<image href="data:image/png;base64,` + planted() + `"/>`), ""},
	{"drawing in it", in(`<image href="data:image/svg+xml;base64,` + b64(in(`<script>PLANTED</script>`)) + `"/>`), ""},
	{"drawing in it that loads", in(`<image href="data:image/svg+xml;base64,` + b64(in(`<image href="https://planted.example/"/>`)) + `"/>`), "in the drawing: " + outside},
	{"page as picture", in(`<image href="data:text/html,&lt;script>PLANTED&lt;/script>"/>`), "in the drawing: the file is not a picture that browsers show"},
	{"drawings in drawings", in(nested(4)), "in the drawing: "},
	{"nothing in it", `<svg xmlns="http://www.w3.org/2000/svg"><script>PLANTED</script></svg>`, "the drawing shows nothing that may be published"},
	{"a page of HTML", `<!-- x --><html xmlns="http://www.w3.org/1999/xhtml"><svg/><script>PLANTED</script></html>`, "the file is not an SVG drawing"},
	{"a second root", in("") + `<script xmlns="http://www.w3.org/2000/svg">PLANTED</script>`, ""},
	{"open", `<svg xmlns="http://www.w3.org/2000/svg"><g></svg>`, "the drawing cannot be read"},
	{"another encoding", `<?xml version="1.0" encoding="UTF-7"?>` + in("+ADw-script+AD4-"), "the drawing cannot be read"},
	{"attribute that breaks out", in(`<rect fill='"&gt;&lt;script&gt;PLANTED&lt;/script&gt;'/>`), ""},
	{"text that breaks out", in(`<text>&lt;script&gt;alert(1)&lt;/script&gt;</text>`), ""},
	{"style with a function of a program", in(`<rect style="filter:alpha(PLANTED=1);clip-path:element(#PLANTED);mask:-moz-element(PLANTED)"/>`), ""},
	{"style with a variable that runs", in(`<style>*{--x:expression(PLANTED());--y:attr(PLANTED)}</style><rect style="filter:var(--x);clip-path:var(--y, paint(PLANTED))"/>`), ""},
	{"style with a variable that loads", in(`<rect style="--x:url(https://planted.example/);fill:var(--x)"/>`), outside},
	{"style put together", in(`<rect style="--x:u;--y:rl(&quot;//PLANTED&quot;);filter:var(--x)var(--y)"/>`), ""},
	{"style that breaks out", in(`<rect style="font-family:&quot;&lt;/style>&lt;script>PLANTED&lt;/script>&quot;;d:path('@PLANTED{')"/><path style="d:path('@PLANTED{')"/>`), ""},
	{"style that is open", in(`<rect style="font-family:'a', PLANTED&quot;;filter:blur(2px PLANTED"/>`), ""},
	{"rules for a name that breaks out", in(`<style>#a{font-family:"]]&gt;&lt;PLANTED&gt;"}[x="PLANTED"]{fill:red}</style><g id="a"/>`), ""},
	{"link that is styled", in(`<style>a{href:"javascript:1";xlink:href:url(#PLANTED)}</style><a/>`), outside},
	{"cursor", in(`<rect style="cursor:url(data:image/png;base64,PLANTED),auto"/>`), ""},
}

func b64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

func planted() string {
	var b bytes.Buffer
	if err := png.Encode(&b, field(3, 3)); err != nil {
		panic("bug: " + err.Error())
	}
	return b64(string(put(b.Bytes(), 33, chunk("tEXt", "a\x00"+marker))))
}

func nested(depth int) string {
	s := `<path d="M0 0"/>`
	for range depth {
		s = `<image href="data:image/svg+xml;base64,` + b64(in(s)) + `"/>`
	}
	return s
}

func laughs(n int) string {
	var b strings.Builder
	b.WriteString(`<g id="a0"><path d="M0 0"/></g>`)
	for i := range n {
		id, of := string(rune('b'+i)), string(rune('b'+i-1))
		if i == 0 {
			of = "a0"
		}
		b.WriteString(`<g id="` + id + `"><use href="#` + of + `"/><use href="#` + of + `"/></g>`)
	}
	return b.String()
}

func TestHostileDrawings(t *testing.T) {
	if len(hostileDrawings) < 60 {
		t.Fatalf("only %d drawings", len(hostileDrawings))
	}
	for _, tt := range hostileDrawings {
		t.Run(tt.name, func(t *testing.T) {
			cleaned, err := Clean([]byte(tt.text), Options{})
			var unfit *Unfit
			switch {
			case tt.why == "" && err != nil:
				t.Errorf("refused: %v", err)
			case tt.why == "":
				harmless(t, cleaned.Data)
			case !errors.As(err, &unfit) || !strings.HasPrefix(unfit.Why, tt.why) || unfit.Hint == "":
				t.Errorf("got  %v\nwant %s", err, tt.why)
			}
		})
	}
}

var (
	addressOf = regexp.MustCompile(`(?i)url\s*\(\s*(.?)`)
	running   = regexp.MustCompile(`(?i)@import|@font-face|expression\s*\(|image-set|behavior|binding|\\`)
)

// harmless holds that nothing in a drawing does anything, and that nothing of
// what was planted is left.
func harmless(t *testing.T, data []byte) {
	t.Helper()
	inert(t, data, true)
}

// inert reads a drawing as a browser reads a page, which is not how it was
// written. planted says that no word of it was made up by chance.
func inert(t *testing.T, data []byte, planted bool) {
	t.Helper()
	if form := left(data); planted && form != "" {
		t.Errorf("the marker is left %s in\n%s", form, data)
	}
	if bytes.Contains(data, []byte("<!")) || bytes.Contains(data, []byte("<?")) || planted && bytes.Contains(data, []byte("planted")) {
		t.Errorf("it has a declaration, a comment or a foreign host:\n%s", data)
	}
	if !bytes.Contains(data, []byte("data:image/svg")) { // a site shows none in a drawing
		for _, f := range scan.Search(map[string][]byte{"a.svg": data}, scan.Options{}) {
			t.Errorf("the scan refuses %s in\n%s", f.What, data)
		}
	}
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.CommentNode || n.Type == html.DoctypeNode {
			t.Errorf("a comment in\n%s", data)
		}
		if n.Type != html.ElementNode || slices.Contains([]string{"html", "head", "body"}, n.Data) {
			continue
		}
		if n.Namespace != "svg" {
			t.Errorf("<%s> of HTML in\n%s", n.Data, data)
		}
		if slices.Contains([]string{"script", "a", "foreignobject", "foreignObject", "iframe", "object", "embed", "audio", "video", "handler", "listener", "metadata", "link", "meta", "base", "style"}, n.Data) {
			t.Errorf("<%s> in\n%s", n.Data, data)
		}
		for _, a := range n.Attr {
			value := strings.ToLower(strings.TrimSpace(a.Val))
			address := a.Key == "href" || a.Key == "src"
			switch {
			case a.Key == "style", a.Key == "class", strings.HasPrefix(strings.ToLower(a.Key), "on"), strings.HasPrefix(a.Key, "data-"), a.Namespace != "" && a.Namespace != "xml", a.Key == "xmlns" && n.Data != "svg":
				t.Errorf("%s:%s in\n%s", a.Namespace, a.Key, data)
			case address && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "data:image/"):
				t.Errorf("leads to %s", value)
			case address && strings.HasPrefix(value, "data:image/svg"):
				_, inner, ok := ReadAddress(a.Val)
				if !ok {
					t.Errorf("unreadable %s", a.Val)
				}
				inert(t, inner, planted)
			case !address && a.Key != "xmlns" && (!within(value) || planted && strings.Contains(value, "//") || running.MatchString(value) || strings.Contains(value, "javascript:")):
				t.Errorf("%s=%s", a.Key, value)
			case a.Key == "attributename" || a.Key == "attributeName":
				if strings.Contains(value, "href") || strings.HasPrefix(value, "on") {
					t.Errorf("it changes %s", value)
				}
			}
		}
	}
}

func within(style string) bool {
	for _, m := range addressOf.FindAllStringSubmatch(style, -1) {
		if m[1] != "#" && m[1] != `"` && m[1] != `'` {
			return false
		}
	}
	return true
}

// TestDrawingsKeepWhatIsSeen holds what programs write against what is left.
func TestDrawingsKeepWhatIsSeen(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"gradients and names that are used", `<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs><rect id="r" fill="url(#g)"/>`,
			`<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs><rect fill="url(#g)"/>`},
		{"rules and their classes", `<style type="text/css">.a, #b > .c:hover { fill: rgb(1, 2, 3); stroke: url(#g) }</style><g class="a x"/><g id="b" class="y c"/>`,
			`<g fill="rgb(1, 2, 3)" stroke="url(#g)"/><g/>`},
		{"dark", `<style>@media (prefers-color-scheme: dark) { path { stroke: #fff } }</style>`, ``},
		{"moving", `<style>@keyframes a { from { opacity: 0 } to { opacity: 1 } }</style><animateTransform attributeName="transform" type="rotate" from="0" to="360" dur="1s" begin="x.end"/><animate id="x" attributeName="r" values="1;2"/>`,
			`<animateTransform attributeName="transform" type="rotate" from="0" to="360" dur="1s" begin="x.end"/><animate id="x" attributeName="r" values="1;2"/>`},
		{"text", `<text x="1" xml:space="preserve" font-family="'Open Sans', sans-serif">A &amp; B <tspan dy="1em">C</tspan></text>`,
			`<text x="1" xml:space="preserve" font-family="&#39;Open Sans&#39;, sans-serif">A &amp; B <tspan dy="1em">C</tspan></text>`},
		{"a link", `<a xlink:href="https://a.example/"><text>x</text></a>`, `<g><text>x</text></g>`},
		{"transform", `<g transform="translate(1,2) rotate(-45)" style="mix-blend-mode:multiply;filter:drop-shadow(1px 1px #000)"/>`, `<g transform="translate(1,2) rotate(-45)" filter="drop-shadow(1px 1px #000)"/>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cleaned, err := Clean([]byte(in(tt.text)), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got, want := string(cleaned.Data), `<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/>`+tt.want+`</svg>`; got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
			harmless(t, cleaned.Data)
		})
	}
	labelled := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 22" width="128" role="img" aria-labelledby="t"><title id="t">Two paths</title><path d="M0 0"/></svg>`
	cleaned, err := Clean([]byte("\ufeff<?xml version=\"1.0\"?>\n"+labelled), Options{})
	if err != nil || string(cleaned.Data) != labelled || cleaned.Width != 128 || cleaned.Height != 44 {
		t.Errorf("%v, %d by %d\n%s", err, cleaned.Width, cleaned.Height, cleaned.Data)
	}
}

// A drawing is read in the encoding that it declares, and published in UTF-8.
func TestDrawingsInOtherEncodings(t *testing.T) {
	draw := func(encoding, text string) []byte {
		return []byte(`<?xml version="1.0" encoding="` + encoding + `"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text y="5">` + text + `</text></svg>`)
	}
	for encoding, in := range map[string][2]string{
		"us-ascii": {"Heron", "Heron"}, "ISO-8859-1": {"H\xe9ron", "Héron"}, "windows-1251": {"\xf6\xe0\xef\xeb\xff", "цапля"}, "Shift_JIS": {"\x8d\xeb", "鷺"},
	} {
		cleaned, err := Clean(draw(encoding, in[0]), Options{})
		if err != nil || !bytes.Contains(cleaned.Data, []byte(">"+in[1]+"<")) {
			t.Errorf("%s: %q, %v", encoding, cleaned.Data, err)
		}
	}
	if _, err := Clean(draw("x-own", "Heron"), Options{}); err == nil || !strings.Contains(err.Error(), `its encoding "x-own" is not known`) {
		t.Errorf("an encoding of nobody: %v", err)
	}
}
