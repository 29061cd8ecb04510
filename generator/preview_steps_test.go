package generator

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/casebook-dev/casebook/generator/diag"
)

// A portfolio is changed at random, again and again, by edits, renames, deletions and
// mistakes, and a preview follows. At random moments what it serves is compared with a
// site that is built at once of the same portfolio. While there are mistakes, they are
// those that the fresh build has, and the last sound site is served.
func TestWhatIsServedIsWhatABuildMakes(t *testing.T) {
	steps, rarely := 25, 6 // a comparison in so many steps
	if os.Getenv("CASEBOOK_LONG") != "" {
		steps, rarely = 1000, 10
	}
	for seed := range uint64(1) {
		p := newPreviewed(t, seed+1, rarely)
		p.show("as it is")
		for i := range steps {
			what := p.change()
			sound := p.show(fmt.Sprintf("step %d, %s", i, what))
			if sound && p.IntN(p.rarely) == 0 || i == steps-1 {
				p.compare(fmt.Sprintf("step %d, %s", i, what))
			}
		}
		t.Logf("%d steps: %d sound sites, %d with mistakes, %d compared; of %d pages of sound sites, %d were made anew; %d builds were whole",
			steps, p.sound, p.wrong, p.compared, p.pages, p.made, p.whole)
		if p.whole == p.sound || p.compared == 0 || p.wrong == 0 {
			t.Error("every build was a whole one, or nothing was compared, or nothing was wrong")
		}
	}
}

// previewed is a portfolio that changes, with a preview of it.
type previewed struct {
	*testing.T
	*rand.Rand
	files, at fstest.MapFS
	opt       Options
	preview   Preview
	former    fstest.MapFS // of the last sound site
	mistaken  bool
	rarely    int // compared

	sound, wrong, compared, pages, made, whole int
}

func newPreviewed(t *testing.T, seed uint64, rarely int) *previewed {
	at := demoFiles(t)
	at["content/evidence/nothing-in-it.md"] = &fstest.MapFile{Data: []byte("---\ntitle: An exhibit\ndate: 2026-03-01\nsummary: It is short.\n---\n\nA body with a note.[^1]\n\n[^1]: The note.\n")}
	return &previewed{
		T: t, rarely: rarely, Rand: rand.New(rand.NewPCG(seed, 20260630)), files: maps.Clone(at), at: at, preview: NewPreview(),
		opt: Options{Today: time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC), Cache: between(), Key: []byte("a key"), Compiled: between() + "/compiled"},
	}
}

const previewOrigin = "http://localhost:1313"

// show builds what is there for the preview, and tells whether there is a site of it.
func (p *previewed) show(what string) (sound bool) {
	p.Helper()
	p.opt.Portfolio = maps.Clone(p.files)
	_, b, err := p.preview.Build(p.Context(), previewOrigin, p.opt)
	if err != nil {
		p.Fatalf("%s: %v", what, err)
	}
	if p.mistaken = b.Diags.Errors() > 0; p.mistaken {
		p.wrong++
		p.sameMistakes(what, b.Diags)
		return false
	}
	p.sound, p.pages, p.made = p.sound+1, p.pages+b.Pages, p.made+b.made
	if b.made >= b.Pages {
		p.whole++
	}
	p.former = p.opt.Portfolio.(fstest.MapFS)
	return true
}

// fresh builds a portfolio at once.
func (p *previewed) fresh(files fstest.MapFS) (map[string][]byte, diag.List) {
	p.Helper()
	opt := p.opt
	opt.Portfolio = files
	r, err := read(opt)
	if err != nil {
		p.Fatal(err)
	}
	_, site, b, err := r.made(p.Context(), opt, r.authorsSite(previewOrigin+"/"))
	if err != nil {
		p.Fatal(err)
	}
	return site.Files, b.Diags
}

// sameMistakes compares what is wrong with what a fresh build finds, which serves
// nothing else than before.
func (p *previewed) sameMistakes(what string, got diag.List) {
	p.Helper()
	if p.IntN(p.rarely) > 0 {
		return
	}
	_, want := p.fresh(p.opt.Portfolio.(fstest.MapFS))
	if fmt.Sprint(got) != fmt.Sprint(want) {
		p.Fatalf("%s: finds\n%v\nand a fresh build\n%v", what, got, want)
	}
	if p.former != nil {
		p.compare(what + ", with mistakes")
	}
}

// compare compares every file that is served with that of a fresh build of the last
// portfolio without mistakes.
func (p *previewed) compare(what string) {
	p.Helper()
	p.compared++
	want, _ := p.fresh(p.former)
	served := 0
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if name == "_headers" {
			continue
		}
		got, ok := p.get("/" + strings.TrimSuffix(name, "index.html"))
		if !ok || !bytes.Equal(got, want[name]) {
			p.Fatalf("%s: %s: serves %d bytes, %v; a fresh build has %d:\n%s", what, name, len(got), ok, len(want[name]), firstDifference(got, want[name]))
		}
		served++
	}
	if has := len(p.preview.server.Paths()); has != len(want) {
		p.Fatalf("%s: %d files are served, and a fresh build has %d: %q", what, has, len(want), slices.DeleteFunc(p.preview.server.Paths(), func(name string) bool { return want[name] != nil }))
	}
}

func (p *previewed) get(path string) ([]byte, bool) {
	r := httptest.NewRequest(http.MethodGet, previewOrigin+"/", nil)
	r.URL.Path = path
	w := httptest.NewRecorder()
	p.preview.Handler().ServeHTTP(w, r)
	data, err := io.ReadAll(w.Result().Body)
	if at := bytes.LastIndex(data, []byte(`<script src="/_casebook/`)); at >= 0 {
		data = data[:at]
	}
	return data, err == nil && w.Code == http.StatusOK
}

func firstDifference(a, b []byte) string {
	at := 0
	for at < min(len(a), len(b)) && a[at] == b[at] {
		at++
	}
	around := func(x []byte) []byte { return x[max(0, at-80):min(len(x), at+80)] }
	return fmt.Sprintf("%q\nnot\n%q", around(a), around(b))
}

// change changes the portfolio. What is wrong is mended after a while.
func (p *previewed) change() string {
	if p.mistaken && p.IntN(3) == 0 {
		p.files = maps.Clone(p.former)
		return "what was wrong is mended"
	}
	changes := []func() string{
		p.body, p.body, p.body, p.front, p.front, p.rename, p.remove, p.copy, p.restore,
		p.framework, p.people, p.series, p.config, p.override, p.mistake,
	}
	return changes[p.IntN(len(changes))]()
}

// some gives one of the files whose paths fit.
func (p *previewed) some(fits func(name string) bool) string {
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(p.files)), func(name string) bool { return !fits(name) })
	if len(names) == 0 {
		return "config.yaml"
	}
	return names[p.IntN(len(names))]
}

func isEntry(name string) bool {
	return strings.HasPrefix(name, "content/") && path.Ext(name) == ".md" && strings.Count(name, "/") == 2
}

func (p *previewed) put(name, text string) { p.files[name] = &fstest.MapFile{Data: []byte(text)} }

// lines changes lines of a file.
func (p *previewed) lines(name string, change func(lines []string) []string) {
	p.put(name, strings.Join(change(strings.SplitAfter(string(p.files[name].Data), "\n")), ""))
}

func (p *previewed) body() string {
	name := p.some(func(name string) bool { return path.Ext(name) == ".md" })
	if p.IntN(3) == 0 {
		p.lines(name, func(l []string) []string { return l[:max(len(l)-1-p.IntN(2), min(len(l), 8))] })
		return "less text in " + name
	}
	end := "\n" + []string{
		"One more paragraph, of a few words.", "## A heading\n\nAnd what is below it.", "- [ ] to do\n- [x] done", "| a | b |\n|---|---|\n| 1 | 2 |",
		"A word with a note.[^z]\n\n[^z]: The words of the note.", "```go\nfunc main() {}\n```", "See {{< evidence \"event-vocabulary\" >}}.", "> Said by somebody.",
		"{{% only \"self\" %}}\nWords that are closed to all others, every one of them.\n{{% /only %}}",
	}[p.IntN(9)] + "\n"
	p.put(name, string(p.files[name].Data)+end)
	return fmt.Sprintf("%q in %s", end, name)
}

// front changes what is in the front matter of an entry.
func (p *previewed) front() string {
	name, key := p.some(isEntry), []string{"title", "summary", "date", "audience", "competencies", "impact"}[p.IntN(6)]
	p.lines(name, func(l []string) []string {
		at := slices.IndexFunc(l, func(line string) bool { return strings.HasPrefix(line, key+":") })
		value := map[string]string{
			"title": fmt.Sprintf("%q", fmt.Sprint("Title ", p.IntN(1000))), "summary": fmt.Sprint("A summary that is the ", p.IntN(1000), "th."), "date": fmt.Sprintf("2026-0%d-1%d", 1+p.IntN(5), p.IntN(9)),
			"audience": []string{"public", "committee", "mentor", "self"}[p.IntN(4)],
		}[key]
		switch {
		case at < 0 && value == "":
			return l
		case at < 0:
			return slices.Insert(l, min(1, len(l)), key+": "+value+"\n")
		case value == "":
			return slices.Delete(l, at, at+1)
		}
		l[at] = key + ": " + value + "\n"
		return l
	})
	return key + " of " + name
}

func (p *previewed) rename() string {
	name := p.some(isEntry)
	to := path.Dir(name) + fmt.Sprintf("/named-%d.md", p.IntN(100))
	p.files[to] = p.files[name]
	delete(p.files, name)
	return name + " is now " + to
}

func (p *previewed) remove() string {
	name := p.some(func(name string) bool { return name != "config.yaml" })
	delete(p.files, name)
	return name + " is gone"
}

func (p *previewed) copy() string {
	name := p.some(isEntry)
	to := path.Dir(name) + fmt.Sprintf("/copied-%d.md", p.IntN(100))
	p.files[to] = p.files[name]
	return to + " is a copy of " + name
}

// restore brings a file of the demo back as it was at first.
func (p *previewed) restore() string {
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(p.at)), func(name string) bool { return p.files[name] == p.at[name] })
	if len(names) == 0 {
		return "nothing to bring back"
	}
	name := names[p.IntN(len(names))]
	p.files[name] = p.at[name]
	return name + " is as it was"
}

// line changes one line of a file that has a text.
func (p *previewed) line(name, holds string, to func(line string) string) string {
	if p.files[name] == nil {
		return name + " is not there"
	}
	p.lines(name, func(l []string) []string {
		var at []int
		for i, line := range l {
			if strings.Contains(line, holds) {
				at = append(at, i)
			}
		}
		if len(at) > 0 {
			i := at[p.IntN(len(at))]
			l[i] = to(l[i])
		}
		return l
	})
	return "another line with " + holds + " in " + name
}

func (p *previewed) framework() string {
	return p.line("content/framework.yaml", []string{"name:", "staff:", "senior:", "text:"}[p.IntN(4)], func(line string) string {
		return strings.TrimRight(strings.TrimRight(line, "\n"), ".}") + fmt.Sprint(" and ", p.IntN(100)) + map[bool]string{true: "}\n", false: "\n"}[strings.HasSuffix(line, "}\n")]
	})
}

func (p *previewed) people() string {
	return p.line("content/people.yaml", "name:", func(line string) string { return strings.Replace(line, "name: ", "name: Ano", 1) })
}

func (p *previewed) series() string {
	name := p.some(func(name string) bool { return strings.HasPrefix(name, "content/metrics/") && path.Ext(name) == ".csv" })
	return p.line(name, ",", func(line string) string {
		if cut := strings.LastIndexByte(line, ','); p.IntN(2) == 0 {
			return line[:cut+1] + fmt.Sprint(1+p.IntN(20)) + "\n"
		}
		return ""
	})
}

func (p *previewed) config() string {
	config := p.at["config.yaml"].Data
	more := []string{
		"", "redact: [vocabulary]\n", "output: {minify: true}\n", "attachments: {allow: []}\n", "theme: plain\n", "accept: []\n",
	}[p.IntN(6)]
	for _, change := range [][2]string{
		{"audience: committee", "audience: " + []string{"public", "committee", "mentor", "self"}[p.IntN(4)]},
		{"Sample data.", []string{"Sample data.", "Made up."}[p.IntN(2)]},
		{"as-of: 2026-06-30", fmt.Sprintf("as-of: 2026-06-%d", 29+p.IntN(2))},
		{"level: staff", []string{"level: staff", "level: staff", "level: senior"}[p.IntN(3)]},
	} {
		config = bytes.Replace(config, []byte(change[0]), []byte(change[1]), 1)
	}
	p.put("config.yaml", string(config)+more)
	return "config.yaml: " + more
}

// override brings a file of the author's over the theme, or takes it away.
func (p *previewed) override() string {
	files := map[string]string{
		"layouts/_partials/foot.html": "<p>My own foot.</p>\n", "layouts/_shortcodes/person.html": "<i>{{ .Get \"text\" }}</i>", "layouts/journal/page.html": "{{ define \"main\" }}<h1>{{ .Title }}</h1>{{ range site.RegularPages }}<p>{{ .Title }}</p>{{ end }}{{ end }}",
		"i18n/en.yaml": "overview: {other: Start}\n", "static/robots.txt": "User-agent: *\n", "static/more/page.txt": "A file.\n", "assets/css/40-more.css": "p { color: red }\n",
		"assets/icon.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>`, "static/_headers": "/more/*\n  X-Part: one\n",
	}
	names := slices.Sorted(maps.Keys(files))
	name := names[p.IntN(len(names))]
	for _, of := range names { // of two, most steps have neither
		if p.files[of] != nil && of != name && p.IntN(3) > 0 {
			delete(p.files, of)
		}
	}
	if p.files[name] != nil {
		delete(p.files, name)
		return "without " + name
	}
	p.put(name, files[name])
	return "with " + name
}

func (p *previewed) mistake() string {
	switch p.IntN(5) {
	case 0:
		name := p.some(isEntry)
		p.put(name, "---\ntitle: [\n---\n")
		return "no YAML in " + name
	case 1:
		p.put("layouts/_partials/foot.html", "{{ if }}")
		return "a broken template"
	case 2:
		p.put("config.yaml", string(p.files["config.yaml"].Data)+"nonsense: true\n")
		return "an unknown key"
	case 3:
		name := p.some(isEntry)
		p.put(name, string(p.files[name].Data)+"\n{{< evidence \"no-such-thing\" >}}\n")
		return "a reference to nothing in " + name
	}
	name := p.some(func(name string) bool { return path.Ext(name) == ".yaml" && name != "config.yaml" })
	p.put(name, "[\n")
	return "no YAML in " + name
}
