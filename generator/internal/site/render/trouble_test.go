package render

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/pages"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// anEntry is a page of the author's, with a body.
func anEntry(name, body string) string {
	return "-- content/evidence/" + name + ".md --\n---\ntitle: Entry\n---\n" + body + "\n"
}

func TestTroubleIsTheAuthorsToMend(t *testing.T) {
	for name, test := range map[string]struct{ archive, want string }{
		"unknown shortcode": {anEntry("rota", `{{< nosuch >}}`),
			`content/evidence/rota.md: error: template for shortcode "nosuch" not found [render-failed]`},
		"shortcode left open": {anEntry("rota", `{{< shout "x`),
			`content/evidence/rota.md: error: unterminated quoted string in shortcode parameter-argument: 'x [render-failed]`},
		"shortcode that says what it needs": {anEntry("rota", `{{< strict >}}`),
			`content/evidence/rota.md: error: the shortcode "strict" needs a word [render-failed]`},
		"reference to no page": {anEntry("rota", `{{< relref "nope.md" >}}`),
			`content/evidence/rota.md: warning: there is no page "nope.md" [page-warning]`},
		"text that hugo itself cannot convert": {anEntry("rota", "HAHAHUGOSHORTCODE1s0HBHB"),
			`content/evidence/rota.md: error: unknown shortcode token "HAHAHUGOSHORTCODE1s0HBHB" (number of tokens: 0) [render-failed]`},
		"mark of Hugo's": {anEntry("rota", "A word on `__hdeferred/`."), `
content/evidence/rota.md: error: "__hdeferred/" is a mark of Hugo's own [render-failed]
	hint: write it in another way`},
		"raw HTML of a text is told by the checks": {anEntry("rota", `a <b>bold</b> word`), ""},
		"raw HTML of which no check tells": {anEntry("rota", `a {{% shout "word" %}} word`), `
content/evidence/rota.md: error: what {{% shout %}} prints is read as Markdown, and HTML in it is lost [render-failed]
	hint: write {{< shout >}} where it prints HTML`},
		"raw HTML where templates make texts": {anEntry("rota", `a <b>bold</b> word`) + `
-- portfolio/layouts/_partials/own.html --
x`, `
content/evidence/rota.md: warning: the HTML in this text is left out [page-warning]
	hint: write it in Markdown, or with a shortcode`},
		"two layouts, two mistakes": {anEntry("rota", "") + `
-- portfolio/layouts/page.html --
{{ define "main" }}
  {{ .Titel }}
{{ end }}
-- portfolio/layouts/section.html --
{{ define "main" }}{{ .Title.Foo }}{{ end }}`, `
layouts/page.html:2:6: error: ".Titel": can't evaluate field Titel in type page [template-broken]
layouts/section.html:1:29: error: ".Title.Foo": can't evaluate field Foo in type string [template-broken]`},
		"syntax, below the theme's base": {"-- portfolio/layouts/page.html --\n{{ define \"main\" }}\n {{ if }}\n{{ end }}",
			`layouts/page.html:2: error: missing value for if [template-broken]`},
		"syntax, in an own base": {"-- portfolio/layouts/baseof.html --\n<html>\n{{ if }}",
			`layouts/baseof.html:2:1: error: missing value for if [template-broken]`},
		"syntax, in a partial": {"-- portfolio/layouts/_partials/x/y.html --\n{{ if }}",
			`layouts/_partials/x/y.html:1: error: missing value for if [template-broken]`},
		"syntax, in a shortcode": {"-- portfolio/layouts/_shortcodes/own.html --\nx\n{{ end }}",
			`layouts/_shortcodes/own.html:2: error: unexpected {{end}} [template-broken]`},
		"unknown function": {"-- portfolio/layouts/home.html --\n{{ define \"main\" }}\n {{ nofunc 1 }}{{ end }}",
			`layouts/home.html:2: error: function "nofunc" not defined [template-broken]`},
		"missing partial": {"-- portfolio/layouts/home.html --\n{{ define \"main\" }}\n {{ partial \"no.html\" . }}{{ end }}",
			`layouts/home.html:2:5: error: partial "no.html" not found [template-broken]`},
		"partial of one's own, used by the theme": {"-- portfolio/layouts/_partials/footer.html --\n\n {{ .Nope }}", `
layouts/_partials/footer.html:2:5: error: ".Nope": can't evaluate field Nope in type page [template-broken]`},
		"render hook": {anEntry("rota", "x\n\n[l](/)") + "-- portfolio/layouts/_markup/render-link.html --\n<a>\n{{ div 1 0 }}</a>", `
layouts/_markup/render-link.html:2:4: error: "div 1 0": can't divide the value by 0 [template-broken]`},
		"unsafe context": {"-- portfolio/layouts/home.html --\n{{ define \"main\" }}<a href='{{ .Title }}{{ if true }}\"{{ end }}>x</a>{{ end }}", `
layouts/home.html: error: {{partial "footer.html" .}} appears in an ambiguous context within a URL [template-broken]`},
		"labels": {"-- portfolio/i18n/en.toml --\nmade = ",
			`i18n/en.toml:1:8: error: toml: unexpected character U+000A at start of value [template-broken]`},
		"network": {"-- portfolio/layouts/home.html --\n{{ with resources.GetRemote \"https://example.org\" }}x{{ end }}", `
layouts/home.html:1:18: error: "https://example.org" is not available [template-broken]
	hint: casebook builds without the network, other programs and the environment`},
		"environment": {"-- portfolio/layouts/home.html --\n{{ getenv \"HOME\" }}", `
layouts/home.html:1:4: error: "HOME" is not available [template-broken]
	hint: casebook builds without the network, other programs and the environment`},
		"chance": {"-- portfolio/layouts/home.html --\n{{ define \"main\" }}\n{{ range (seq 3 | shuffle) }}{{ if gt (math.Rand) 0.5 }}x{{ end }}{{ end }}{{ end }}", `
layouts/home.html:2:19: error: "shuffle" gives a different result in every build [template-broken]
	hint: use sort instead: the same input makes the same site
layouts/home.html:2:40: error: "math.Rand" gives a different result in every build [template-broken]
	hint: compute the number from data of the page: the same input makes the same site`},
		"chance, in a variable and a pipe": {"-- portfolio/layouts/_partials/x.html --\n{{ $a := collections.Shuffle (slice 1 2) }}{{ with 1 | add math.Counter }}{{ . }}{{ end }}\n{{/* shuffle */}} shuffle math.Rand {{ \"shuffle\" }}", `
layouts/_partials/x.html:1:10: error: "collections.Shuffle" gives a different result in every build [template-broken]
	hint: use sort instead: the same input makes the same site
layouts/_partials/x.html:1:60: error: "math.Counter" gives a different result in every build [template-broken]
	hint: compute the number from data of the page: the same input makes the same site`},
		"chance, in an asset that is run": {"-- portfolio/layouts/_partials/footer.html --\n{{ with resources.Get \"css/own.css\" }}{{ with . | resources.ExecuteAsTemplate \"own.css\" $ }}{{ .Content }}{{ end }}{{ end }}\n" +
			"-- portfolio/assets/css/own.css --\na {\n  width: {{ math.Rand }}px }\n-- portfolio/assets/css/other.css --\n{{ math.Rand }}", `
assets/css/own.css:2:13: error: "math.Rand" gives a different result in every build [template-broken]
	hint: compute the number from data of the page: the same input makes the same site`},
		"chance, in a text that is put together": {"-- portfolio/layouts/_partials/footer.html --\n{{ $text := printf \"{{ seq 9 | %s }}\" (delimit (slice \"shu\" \"ffle\") \"\") }}\n{{ ($text | resources.FromString \"a.txt\" | resources.ExecuteAsTemplate \"b.txt\" .).Content }}", `
layouts/_partials/footer.html:2:44: error: "shuffle" gives a different result in every build, in the text "a.txt" that becomes a template [template-broken]
	hint: use sort instead: the same input makes the same site`},
		"chance, in a template within a text": {"-- portfolio/layouts/_partials/footer.html --\n{{ (`{{ define \"x\" }}{{ math.Counter }}{{ end }}{{ template \"x\" }}` | resources.FromString \"a.txt\" | resources.ExecuteAsTemplate \"b.txt\" .).Content }}", `
layouts/_partials/footer.html:1:102: error: "math.Counter" gives a different result in every build, in the text "x" that becomes a template [template-broken]
	hint: compute the number from data of the page: the same input makes the same site`},
		"what pages share": {"-- portfolio/layouts/_partials/footer.html --\n{{ site.Store.Add \"n\" 1 }}{{ $s := .Site.Store }}{{ with site }}{{ .Store.Get \"n\" }}{{ end }}\n{{ (site.GetPage \"/\").Store.Get \"n\" }}{{ $h := hugo }}{{ $h.Store.Set \"m\" 2 }}{{ .Page.Scratch.Set \"own\" 1 }}{{ (newScratch).Set \"a\" 1 }}", `
layouts/_partials/footer.html:1:8: error: ".Store" gives a different result in every build [template-broken]
	hint: use a variable, or newScratch: the same input makes the same site
layouts/_partials/footer.html:1:41: error: ".Store" gives a different result in every build [template-broken]
	hint: use a variable, or newScratch: the same input makes the same site
layouts/_partials/footer.html:1:74: error: ".Store" gives a different result in every build [template-broken]
	hint: use a variable, or newScratch: the same input makes the same site
layouts/_partials/footer.html:2:22: error: ".Store" gives a different result in every build [template-broken]
	hint: use a variable, or newScratch: the same input makes the same site
layouts/_partials/footer.html:2:60: error: ".Store" gives a different result in every build [template-broken]
	hint: use a variable, or newScratch: the same input makes the same site
layouts/_partials/footer.html:2:87: error: ".Scratch" gives a different result in every build [template-broken]
	hint: use a variable, or newScratch: the same input makes the same site`},
		"addresses in memory": {"-- portfolio/layouts/_partials/footer.html --\n{{ printf \"at %p, 9% part\" . }}", `
layouts/_partials/footer.html:1:11: error: "%p" gives a different result in every build [template-broken]
	hint: print what it contains: the same input makes the same site`},
		"labels that are run": {"-- portfolio/i18n/en.yaml --\nmade: \"{{ .Count }} of {{ range 9 }}x{{ end }}\"\nnone:\n  leftDelim: \"<<\"\n  other: \"<< range 9 >>\"\nhidden: \"\\u007b{ seq 9 }}\"", `
i18n/en.yaml:1:1: error: "{{ seq 9 }}" is not a word of a label [template-broken]
	hint: a label has words, and fields such as {{ .Count }} or {{ with .Since }}since {{ . }}{{ end }}
i18n/en.yaml:1:24: error: "{{ range 9 }}" is not a word of a label [template-broken]
	hint: a label has words, and fields such as {{ .Count }} or {{ with .Since }}since {{ . }}{{ end }}
i18n/en.yaml:3:15: error: "<<" is not a word of a label [template-broken]
	hint: a label has words, and fields such as {{ .Count }} or {{ with .Since }}since {{ . }}{{ end }}`},
		"labels of no language": {"-- portfolio/i18n/labels.of.mine.yaml --\nevidence: Proof", `
i18n/labels.of.mine.yaml: error: "labels.of.mine.yaml" names no language [template-broken]
	hint: name a file of labels by its language, as in en.yaml`},
		"own warning, with a place": {anEntry("rota", `{{< own >}}`) + "-- portfolio/layouts/_shortcodes/own.html --\n{{ warnf \"Odd, this: %s\" .Position }}", `
content/evidence/rota.md: warning: odd, this [page-warning]`},
		"warning without a place": {"-- portfolio/layouts/home.html --\n{{ warnf \"something is %s\" \"odd\" }}", `
themes/casebook: warning: something is odd [page-warning]`},
	} {
		t.Run(name, func(t *testing.T) {
			p := planned(t, test.archive)
			site, list, err := Run(context.Background(), p.tree, p.opt)
			if err != nil {
				t.Errorf("error: %v", err)
			}
			if failed := list.Errors() > 0; failed != (len(site.Files) == 0) {
				t.Errorf("%d errors, %d files", list.Errors(), len(site.Files))
			}
			said(t, list, test.want)
		})
	}
}

func TestAShortcodeThatTheThemeCannotServe(t *testing.T) {
	// The line is the author's as far as the tree knows its lines; here it knows
	// the file.
	p := planned(t, anEntry("rota", `{{< half "0" >}}`))
	delete(p.tree.Lines, "content/evidence/rota.md")
	p.tree.Copies["content/evidence/rota.md"] = "content/evidence/rota.md"
	p.opt.Portfolio = planned(t, strings.ReplaceAll(anEntry("rota", "\n"+`{{< half "0" >}}`), "-- content", "-- portfolio/content")).opt.Portfolio
	_, list, err := Run(context.Background(), p.tree, p.opt)
	if err != nil {
		t.Errorf("error: %v", err)
	}
	said(t, list, `
content/evidence/rota.md:5:1: error: "div 1 (int (.Get 0))": can't divide the value by 0 [render-failed]
	hint: layouts/_shortcodes/half.html:2:4 of the theme cannot work with what it is given here`)
}

// TestTheLineIsTheAuthors goes the whole way from a file of the author's, since
// the lines of a composed page are known to its composer alone.
func TestTheLineIsTheAuthors(t *testing.T) {
	portfolio := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(`
-- config.yaml --
title: A case
person: {name: Ada}
-- content/evidence/rota.md --
---
title: Rota
ended: 2026-01-31
---
A first paragraph.

And {{< own >}} here.
-- layouts/_shortcodes/own.html --
{{ warnf "this is odd: %s" .Position }}
`)).Files {
		portfolio[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	read, _, err := source.Read(portfolio)
	if err != nil {
		t.Fatal(err)
	}
	cfg, _ := config.Load(read, config.Options{})
	c, _ := casefile.From(read, cfg)
	p := planned(t, "")
	p.tree, _ = pages.Compose(c, assess.Of(c, day.Of(2026, 3, 31)), pages.Options{})
	p.opt.Portfolio, p.opt.Overrides = portfolio, []string{"layouts/_shortcodes/own.html"}
	_, list, err := Run(context.Background(), p.tree, p.opt)
	if err != nil {
		t.Error(err)
	}
	said(t, list, `content/evidence/rota.md:7: warning: this is odd [page-warning]`)
}

func TestTroubleIsTheThemes(t *testing.T) {
	for name, test := range map[string]struct{ archive, want string }{
		"template": {"-- content/a.md --\n---\nexplode: true\n---\n",
			`bug in the theme "casebook": layouts/page.html:7:4: "div 1 0": can't divide the value by 0 (on content/a.md)`},
		"render hook": {anEntry("rota", "> explode"),
			`bug in the theme "casebook": layouts/_markup/render-blockquote.html:1:54: "div 1 0": can't divide the value by 0 (on content/evidence/rota.md)`},
	} {
		t.Run(name, func(t *testing.T) {
			p := planned(t, test.archive)
			site, list, err := Run(context.Background(), p.tree, p.opt)
			if err == nil || err.Error() != test.want || len(list) > 0 || len(site.Files) > 0 {
				t.Errorf("got  %v, %v, %d files\nwant %s", err, list, len(site.Files), test.want)
			}
		})
	}
}

func TestTroubleIsCasebooks(t *testing.T) {
	p := planned(t, "")
	p.tree.Files["data/case.json"] = []byte("{")
	p.tree.Files["content/broken.md"] = []byte("---\na: [\n---\n")
	_, list, err := Run(context.Background(), p.tree, p.opt)
	if err == nil || !strings.HasPrefix(err.Error(), "bug: hugo cannot read the composed file content/broken.md:2") || len(list) > 0 {
		t.Errorf("error %v, diagnostics %v", err, list)
	}
}

func TestMessage(t *testing.T) {
	for text, want := range map[string]string{
		"\x1b[1;36m\"/casebook/content/a.md:4:1\"\x1b[0m: Broken thing.": "broken thing",
		"HTML is odd": "HTML is odd",
		"A thing":     "a thing",
		"":            "",
		"execute of template failed: template: x.html:1:2: executing \"main\" at <.A>: error calling B: no": `".A": no`,
		`failed to read "/casebook/assets/x.js": gone`:                                                      `failed to read "assets/x.js": gone`,
	} {
		if got, _ := message(text); got != want {
			t.Errorf("message(%q) = %q, want %q", text, got, want)
		}
	}
}

func FuzzMessage(f *testing.F) {
	f.Add("execute of template failed: template: x.html:1:2: executing \"main\" at <.A>: no\nmore")
	f.Add("[en] REF_NOT_FOUND: Ref \"x\": \"/casebook/content/a.md:1:2\": page not found")
	f.Fuzz(func(t *testing.T, text string) {
		if msg, hint := message(text); strings.Contains(msg+hint, "\n") {
			t.Errorf("more than a line: %q, %q", msg, hint)
		}
	})
}

// A mistake on every page ends the build with the mistake, each time: Hugo's workers
// stop after ten errors, while pages are still handed to them.
func TestAMistakeOnEveryPageEnds(t *testing.T) {
	p := many(t, 60)
	p.opt.Portfolio = fstest.MapFS{"layouts/_partials/footer.html": {Data: []byte("{{ .Nope }}")}}
	p.opt.Overrides = []string{"layouts/_partials/footer.html"}
	for range 12 {
		_, list, err := Run(context.Background(), p.tree, p.opt)
		if err != nil || len(list) != 1 || list[0].Check != Template {
			t.Fatalf("%v, %v", list, err)
		}
	}
}
