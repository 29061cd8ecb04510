package render

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/site/pages"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
	"github.com/casebook-dev/casebook/themes"
)

// paged makes plans whose content files are pages that Hugo's lists know by their heads.
type paged struct {
	plan
	heads map[string]pages.Head
}

func pagesOf(t *testing.T, n int) paged {
	t.Helper()
	p := paged{planned(t, ""), map[string]pages.Head{}}
	p.opt.Theme = fstest.MapFS{
		"layouts/baseof.html":  {Data: []byte(`<title>{{ .Title }}, {{ hugo.Data.casebook.title }}</title>{{ block "main" . }}{{ .Content }}{{ end }}{{ if strings.Contains .Content "footnotes" }}{{ with resources.FromString "js/notes.js" "notes()" | fingerprint }}<script src="{{ .RelPermalink }}"></script>{{ end }}{{ end }}`)},
		"layouts/home.html":    {Data: []byte(`{{ define "main" }}{{ .Content }}{{ end }}`)},
		"layouts/page.html":    {Data: []byte(`{{ define "main" }}{{ .Content }}{{ with .Params.drawing }}{{ with resources.Get . }}{{ .Content | safeHTML }}{{ end }}{{ end }}{{ end }}`)},
		"layouts/section.html": {Data: []byte(`{{ define "main" }}{{ .Content }}{{ range .Params.view.exhibits }}{{ with site.GetPage .path }}{{ .Content }}{{ end }}{{ end }}{{ end }}`)},
		"layouts/404.html":     {Data: []byte(`{{ define "main" }}{{ len (hugo.Data.casebook.readiness | default dict) }}{{ end }}`)},
		"layouts/rss.xml":      {Data: []byte(`{{ range site.RegularPages.ByDate.Reverse }}{{ .Title }} {{ .Permalink }} {{ .Description }} {{ .Date }}{{ end }}`)},
		"layouts/sitemap.xml":  {Data: []byte(`{{ range .Pages }}{{ .Permalink }} {{ end }}`)},
	}
	p.page("content/_index.md", pages.Head{Title: "Home", URL: "/"}, "Words of the home page.")
	p.page("content/evidence/_index.md", pages.Head{Title: "Evidence", URL: "/evidence/"}, "")
	for i := range n {
		name := fmt.Sprintf("rota-%d", i)
		p.page("content/evidence/"+name+".md", pages.Head{Title: name, URL: "/evidence/" + name + "/", Date: fmt.Sprintf("2026-01-%02d", i+1)}, "A fair rota.")
	}
	p.tree.Heads = p.heads
	return p
}

// page puts a page there. Params are JSON.
func (p *paged) page(name string, h pages.Head, body string, params ...string) {
	front, err := json.Marshal(h)
	if err != nil {
		panic(err)
	}
	p.heads[name] = h
	p.tree.Files[name] = fmt.Appendf(nil, "%s,\"params\":{%s}}\n%s\n", bytes.TrimSuffix(front, []byte("}")), strings.Join(params, ", "), body)
	p.tree.Lines[name] = pages.Origin{File: name}
}

// Of the former site those pages are made anew that differ, and what comes of it is what
// Run makes.
func TestFormer(t *testing.T) {
	p := pagesOf(t, 12)
	var f Former
	for _, c := range []struct {
		what   string
		change func()
		made   int // -1 = all
	}{
		{"the first", func() {}, -1},
		{"nothing", func() {}, 0},
		{"a text", func() {
			p.page("content/evidence/rota-3.md", p.heads["content/evidence/rota-3.md"], "Other words.")
		}, 1},
		{"a title, for the feed and the map too", func() {
			p.page("content/evidence/rota-3.md", pages.Head{Title: "Another", URL: "/evidence/rota-3/", Date: "2026-02-02"}, "Other words.")
		}, 2},
		{"an address", func() {
			p.page("content/evidence/rota-3.md", pages.Head{Title: "Another", URL: "/evidence/rota-three/"}, "Other words.")
		}, 2},
		{"a page that is gone", func() {
			delete(p.heads, "content/evidence/rota-5.md")
			delete(p.tree.Files, "content/evidence/rota-5.md")
		}, 1},
		{"a page that is new", func() {
			p.page("content/evidence/new.md", pages.Head{Title: "New", URL: "/evidence/new/"}, "[A link](/evidence/rota-1/).")
		}, 2},
		{"a note, whose script comes with it", func() {
			p.page("content/evidence/new.md", p.heads["content/evidence/new.md"], "A word.[^1]\n\n[^1]: The note.")
		}, 1},
		{"no note, and no script", func() {
			p.page("content/evidence/new.md", p.heads["content/evidence/new.md"], "A word.")
		}, 1},
		{"a drawing", func() {
			p.tree.Files["assets/charts/load.svg"] = []byte("<svg/>")
			p.page("content/evidence/new.md", p.heads["content/evidence/new.md"], "A word.", `"drawing": "charts/load.svg"`)
		}, 1},
		{"another drawing", func() { p.tree.Files["assets/charts/load.svg"] = []byte("<svg></svg>") }, 1},
		{"a page that prints the words of others", func() {
			p.page("content/evidence/_index.md", pages.Head{Title: "Evidence", URL: "/evidence/", Asks: []string{"/evidence/rota-1", "/evidence/rota-2"}}, "",
				`"view": {"exhibits": [{"path": "/evidence/rota-1"}, {"path": "/evidence/rota-2"}]}`)
		}, 1},
		{"words that two pages print", func() {
			p.page("content/evidence/rota-1.md", p.heads["content/evidence/rota-1.md"], "Some words.[^1]\n\n[^1]: And a note.")
		}, 2},
		{"a static file", func() { p.tree.Static["more/file.txt"] = []byte("more") }, 0},
		{"data", func() { p.tree.Files["data/casebook.json"] = []byte(`{"title": "other"}`) }, -1},
		{"data that no page prints", func() { p.tree.Files["data/casebook.json"] = []byte(`{"title": "other", "readiness": {}}`) }, 0},
		{"a folder", func() {
			p.page("content/journal/_index.md", pages.Head{Title: "Journal", URL: "/journal/"}, "")
		}, -1},
		{"a file beside a page", func() { p.tree.Files["content/journal/data.csv"] = []byte("a,b\n") }, -1},
		{"the day", func() { p.opt.Day = day.Of(2026, 4, 1) }, -1},
		{"the title", func() { p.opt.Title = "Another case" }, -1},
		{"most of the texts", func() {
			for name, h := range p.heads {
				p.page(name, h, "All is new.")
			}
		}, -1},
	} {
		c.change()
		p.tree.Heads = maps.Clone(p.heads)
		p.tree.Files = maps.Clone(p.tree.Files)
		got, list, err := f.Run(context.Background(), p.tree, p.opt)
		if err != nil || len(list) > 0 {
			t.Fatalf("%s: %v %v", c.what, list, err)
		}
		if want := p.site(t); !maps.EqualFunc(got.Files, want.Files, bytes.Equal) || got.Pages != want.Pages {
			for _, name := range slices.Sorted(maps.Keys(want.Files)) {
				if !bytes.Equal(want.Files[name], got.Files[name]) {
					t.Errorf("%s: %s is\n%s\nnot\n%s", c.what, name, got.Files[name], want.Files[name])
				}
			}
			t.Errorf("%s: has %q, not %q", c.what, slices.Sorted(maps.Keys(got.Files)), slices.Sorted(maps.Keys(want.Files)))
		}
		if made := c.made; got.Made != made && (made >= 0 || got.Made != len(p.heads)) {
			t.Errorf("%s: %d pages were made, not %d", c.what, got.Made, made)
		}
	}
}

// A build that fails changes nothing for the next one.
func TestFormerIsLeftByAMistake(t *testing.T) {
	p := pagesOf(t, 6)
	var f Former
	run := func(errors int) Site {
		t.Helper()
		site, list, err := f.Run(context.Background(), p.tree, p.opt)
		if err != nil || list.Errors() != errors {
			t.Fatal(list, err)
		}
		return site
	}
	run(0)
	name := "content/evidence/rota-2.md"
	sound := p.tree.Files[name]
	p.page(name, p.heads[name], "{{< nothing >}}")
	run(1)
	p.tree.Files[name] = append(bytes.Clone(sound), "One more.\n"...)
	if site := run(0); site.Made != 1 || !bytes.Contains(site.Files["evidence/rota-2/index.html"], []byte("One more.")) {
		t.Errorf("%d pages were made", site.Made)
	}
}

// The templates of the themes print nothing of other pages but what Former knows of: the
// words that heads ask for, the feed and the map of the site.
func TestWhatTemplatesPrintOfOtherPages(t *testing.T) {
	known := map[string][]string{
		"GetPage":      {`site.GetPage .path`, `site.GetPage .`}, // of .home_path, and of the path of an exhibit
		"RegularPages": {`site.RegularPages`},
		"Pages":        {`.Pages`},
	}
	files := map[string][]string{"RegularPages": {"rss.xml"}, "Pages": {"sitemap.xml"}}
	others := regexp.MustCompile(`(?:site|\.Site|\$|\.)?\.?\b(GetPage|RegularPages|AllPages|RegularPagesRecursive|Pages|Parent|Ancestors|Sections|CurrentSection|FirstSection|NextInSection|PrevInSection|Next|Prev|Related|Home|Store|Scratch|Menus|Taxonomies|relref|ref|RelRef|Ref|LastChange|Lastmod)\b(?: \.[a-z_]*)?`)
	eachTemplate(t, func(name, text string) {
		for _, action := range regexp.MustCompile(`(?s)\{\{.*?\}\}`).FindAllString(text, -1) {
			if strings.HasPrefix(strings.TrimLeft(action, "{- "), "/*") {
				continue
			}
			action = regexp.MustCompile(`"[^"]*"|`+"`[^`]*`").ReplaceAllString(action, `""`)
			for _, m := range others.FindAllStringSubmatch(action, -1) {
				if of := files[m[1]]; !slices.Contains(known[m[1]], strings.TrimSpace(m[0])) || of != nil && !slices.Contains(of, path.Base(name)) {
					t.Errorf("%s: %q prints of another page what render.Former does not know of, in %s", name, m[0], action)
				}
			}
		}
	})
}

// What printed leaves out of the shared data no template prints.
func TestWhatPagesDoNotPrint(t *testing.T) {
	eachTemplate(t, func(name, text string) {
		for _, word := range []string{"casebook.readiness", "site.readiness", "$s.readiness", "$site.readiness"} {
			if strings.Contains(text, word) {
				t.Errorf("%s prints %s", name, word)
			}
		}
		if i := strings.Index(text, ".menu"); path.Base(name) != lost && i >= 0 && strings.Contains(text[i:], ".count ") {
			t.Errorf("%s prints how many entries an item of the menu has", name)
		}
	})
	if got, want := string(printed([]byte(`{"title":"A","readiness":{"total":1},"menu":[{"id":"x","count":3}]}`))), `{"menu":[{"id":"x"}],"title":"A"}`; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}

func eachTemplate(t *testing.T, each func(name, text string)) {
	t.Helper()
	n := 0
	for _, theme := range themes.Names() {
		files, err := themes.Open(theme)
		if err != nil {
			t.Fatal(err)
		}
		if err := fs.WalkDir(files, "layouts", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := fs.ReadFile(files, name)
			n++
			each(theme+"/"+name, string(text))
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	if n < 100 {
		t.Errorf("%d templates were read", n)
	}
}
