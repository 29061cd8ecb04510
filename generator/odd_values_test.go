package generator

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// oddTitles are what people write into titles, and what could look like something
// else to a program.
var oddTitles = []string{
	`He said "go" & it's <b>done</b>`, "A < b && c > d {{ x }} *stars* _under_ `code` [x](y)", strings.Repeat("A title that goes on ", 15) + "and ends",
	"مراجعة الحوادث بعد كل أسبوع", "🚀 Launch 👩‍💻 day", "100% of $5, #1; a:b | c", "--- dashes ---", "1. Numbered", "Trailing dots...", "2026",
}

// oddCase is a portfolio of such titles whose optional fields are empty or absent,
// by turns.
func oddCase() map[string]string {
	files := map[string]string{
		"config.yaml": fmt.Sprintf("title: %q\nbaseURL: https://odd.example/\nas-of: 2026-06-30\nperson: {name: %q}\ntarget: {level: staff, from: senior}\ncalendar:\n  - {name: %q, kind: round, opens: 2026-09-01, closes: 2026-09-30}\n",
			oddTitles[0], `Zoë "Zed" O'Neil <x>`, oddTitles[1]),
		"content/framework.yaml":  "levels: [{id: senior}, {id: staff}]\nareas:\n  - id: a\n    competencies:\n      - {id: design, expectations: {staff: Designs.}}\ngates: {staff: {each: {evidence: 1}}}\n",
		"content/people.yaml":     "- {id: bo, name: Bo}\n- {id: cy, name: 'Çy \"C\" <Öz>', relation: peer}\n- {id: li, name: Li, relation: other, organisation: X & Y}\n",
		"content/metrics/one.csv": "month,v\n2026-01,4\n",
		"content/metrics/two.csv": "month,\"a \"\"b\"\" <c>\"\n2026-01,4\n2026-02,\n2026-03,9\n",
		"content/_index.md":       "", "content/agreement.md": "",
	}
	for i, title := range oddTitles {
		entry := func(collection, body string, fields ...string) {
			files[fmt.Sprintf("content/%s/x%d.md", collection, i)] = fmt.Sprintf("---\ntitle: %q\n%s---\n%s", title, strings.Join(fields, ""), body)
		}
		by := func(n int, field, other string) string {
			if i%n == 0 {
				return other
			}
			return field
		}
		entry("evidence", by(4, "Text.\n", ""), by(2, "", fmt.Sprintf("ended: 2026-05-%02d\n", i+1)),
			by(3, "summary: \"\"\ntags: []\nwitnesses: []\nimpact: []\nlinks: []\nartifacts: []\n", "competencies: [design]\nwitnesses: [bo, cy]\n"))
		entry("case-studies", by(2, "", "\n## Situation\n\n## Task\n"))
		entry("milestones", "", by(2, fmt.Sprintf("due: 2026-12-%02d\n", i+1), "outcomes: []\nactions: []\n"))
		entry("questions", by(2, "", "Answer.\n"))
		entry("feedback", "", by(2, "from: [bo]\n", ""), by(3, "consent: quote\n", ""), by(4, "", "behaviour: \"\"\n"))
		entry("journal", "")
		entry("check-ins", "", by(2, "with: [bo]\nsteps: [{text: Do}]\n", ""))
		entry("asks", "", by(2, "of: bo\n", ""))
		entry("experiments", "", "metric: {series: two}\nstart: 2026-01-01\nend: 2026-02-01\n", by(2, "objective: \"\"\n", ""))
	}
	return files
}

// No page of a case with odd titles and without optional parts shows an empty
// heading, a mark that nothing stands before or behind, or a word of a program.
func TestOddValuesReadWell(t *testing.T) {
	portfolio := fstest.MapFS{}
	for name, text := range oddCase() {
		portfolio[name] = &fstest.MapFile{Data: []byte(text)}
	}
	opt := Options{Portfolio: portfolio}
	audiences := []config.Audience{config.Self}
	if os.Getenv("CASEBOOK_LONG") != "" {
		audiences = append(audiences, config.Public, config.Committee, config.Mentor)
	}
	for _, a := range audiences {
		opt.Flags = []Flag{{Key: "audience", Name: "--audience", Value: a.String()}}
		out := t.TempDir()
		opt.Flags = append(opt.Flags, Flag{Key: "output.folder", Name: "--out", Value: out})
		built, err := Build(context.Background(), t.TempDir(), false, opt)
		if err != nil || built.Folder == "" {
			t.Fatal(err, built.Diags)
		}
		site := tree(t, out)
		pages := 0
		for _, name := range slices.Sorted(maps.Keys(site)) {
			if path.Ext(name) != ".html" {
				continue
			}
			pages++
			for _, fault := range oddities(t, name, site[name]) {
				t.Errorf("%s, for %s: %s", name, a, fault)
			}
		}
		if one := site["metrics/one/index.html"]; a == config.Self && (one == "" || strings.Contains(one, "no change")) {
			t.Errorf("a series of one value tells of a change, or has no page")
		}
		if want := map[config.Audience]int{config.Self: 80}[a]; pages < max(want, 3) {
			t.Errorf("%s: only %d pages", a, pages)
		}
	}
}

// programs are words that no page is to show.
var programs = regexp.MustCompile(`undefined|<nil>|%!|\bNaN\b|0001|ZgotmplZ|map\[|\[\]|<no value>|&(amp|lt|quot|#\d+);`)

// stray are marks that stand alone: two of them in a row, one in the wrong place.
var stray = regexp.MustCompile(`^[,;:·.)–]|\( *\)|[,;:·] *[,;·.)]| [,;.)]|[·,;(–]$|  `)

// blocks are the elements that hold a text of their own, and must not be empty.
var blocks = []string{"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "a", "figcaption", "summary", "button", "caption", "title", "ul", "ol", "dl", "section", "nav", "th"}

// oddities lists what reads odd on a page.
func oddities(t *testing.T, name, page string) (found []string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || !slices.Contains(blocks, n.Data) || within(n, "svg") {
			continue
		}
		text, drawn := shownOf(n)
		switch {
		case text == "" && !drawn:
			found = append(found, fmt.Sprintf("<%s> is empty, in %q", n.Data, clipped(n.Parent)))
			continue
		}
		for _, title := range oddTitles {
			text = strings.ReplaceAll(text, title, "Title")
		}
		if m := programs.FindString(text); m != "" {
			found = append(found, fmt.Sprintf("<%s> shows %q: %.100q", n.Data, m, text))
		}
		if m := stray.FindString(text); m != "" && slices.Contains([]string{"p", "li", "dt", "dd", "a", "h1", "h2", "h3", "h4", "figcaption", "title"}, n.Data) {
			found = append(found, fmt.Sprintf("<%s> has a stray %q: %.100q", n.Data, m, text))
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// shownOf gives the text of an element as a browser shows it, and whether there is
// a picture or a name for those who do not see one.
func shownOf(n *html.Node) (text string, drawn bool) {
	var all strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == html.TextNode && !silent(c, n):
			all.WriteString(c.Data)
		case c.Data == "svg" || c.Data == "img" || c.Data == "input" || c.Data == "select":
			drawn = true
		case slices.Contains(blocks, c.Data) || c.Data == "br" || c.Data == "div" || c.Data == "td":
			all.WriteString(" ")
		}
	}
	for _, a := range n.Attr {
		drawn = drawn || a.Key == "aria-label" && a.Val != "" || a.Key == "hidden"
	}
	return strings.Join(strings.FieldsFunc(all.String(), func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }), " "), drawn
}

// silent tells whether an element says to those who listen that it is none.
func silent(n, top *html.Node) bool {
	for p := n.Parent; p != nil && p != top; p = p.Parent {
		for _, a := range p.Attr {
			if a.Key == "aria-hidden" && a.Val == "true" {
				return true
			}
		}
	}
	return false
}

// What the test above looks for is found.
func TestOddities(t *testing.T) {
	for page, want := range map[string]int{
		`<h2>Found</h2><p>by Bo, on Monday (late); so it is.</p>`: 0, `<p>He said "go" &amp; it's &lt;b&gt;done&lt;/b&gt; by Bo</p>`: 0,
		`<h2> </h2>`: 1, `<p><a href="/x/"></a>x</p>`: 1, `<p><a href="/x/"><svg></svg></a>x</p>`: 0, `<ul></ul>`: 1, `<p>by , Bo</p>`: 1, `<p>Bo · </p>`: 1,
		`<p>Bo ()</p>`: 1, `<p>on 1 January 0001</p>`: 1, `<p>&lt;nil&gt;</p>`: 1, `<p>undefined x</p>`: 1, `<p>&amp;amp; x</p>`: 1, `<p>x: , y</p>`: 1, `<p>from ; to 4</p>`: 1,
	} {
		if found := oddities(t, "x", "<body>"+page); len(found) != want {
			t.Errorf("%s: found %q", page, found)
		}
	}
}

func within(n *html.Node, name string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == name {
			return true
		}
	}
	return false
}

func clipped(n *html.Node) string {
	text, _ := shownOf(n)
	return text[:min(len(text), 80)]
}
