package generator

import (
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// headings are those of an author who wants what the theme, the charts and other
// entries call their places.
const headings = `
## Readiness

### Main

## Part readiness

## part.main

## Chart readiness

## Rules

## Exhibit 1

## Case study 1

## 1

## Readiness

## chart.readiness-title

Said before.[^1]

[^1]: In a note.
`

var meeting = map[string]string{
	"config.yaml":                "title: A case\nperson: {name: Ada}\ntarget: {level: staff, from: senior}\nas-of: 2026-06-30\naudience: committee\n",
	"content/_index.md":          "---\ntitle: The case\n---\n" + headings,
	"content/evidence/_index.md": "---\ntitle: Evidence\n---\n" + headings,
	"content/framework.yaml": `name: Ladder
levels: [{id: senior, name: Senior}, {id: staff, name: Staff}]
areas:
  - {id: main, name: Main, competencies: [{id: gate, name: Gate, expectations: {staff: Opens gates.}}]}
  - {id: gate, name: Part gate, competencies: [{id: rules, name: Rules, expectations: {staff: Rules.}}]}
  - {id: main-gate, name: Main gate, competencies: [{id: main, name: Main, expectations: {staff: Leads.}}]}
gates: {staff: {each: {evidence: 1}, rules: [{id: main, scope: teams, evidence: 1}]}}
`,
	"content/people.yaml":            "- {id: bo, name: Bo, relation: peer}\n",
	"content/metrics/readiness.csv":  "month,readiness\n2025-01,23\n2025-02,22\n2025-03,21\n",
	"content/evidence/readiness.md":  "---\ntitle: Readiness\nended: 2025-05-31\ncompetencies: [{id: gate, level: staff}]\nwitnesses: [bo]\nimpact: [{label: R, metric: readiness, before: 2025-01, after: 2025-03}]\n---\n" + headings + "\n{{< chart \"readiness\" >}}\n",
	"content/evidence/main.md":       "---\ntitle: Main\nended: 2025-06-30\ncompetencies: [{id: rules, level: staff}]\n---\n" + headings,
	"content/case-studies/main.md":   "---\ntitle: Exhibits\nevidence: [readiness]\n---\n" + headings,
	"content/questions/readiness.md": "---\ntitle: Contents\nsays: Is it so?\nevidence: [main]\n---\n" + headings,
	"content/questions/main.md":      "---\ntitle: Questions, answered\nsays: Really?\n---\n" + headings,
	"content/milestones/main.md":     "---\ntitle: Milestone 1\ndue: 2026-12-31\ncompetencies: [{id: main, level: staff}]\n---\n" + headings,
}

// TestFragmentsLeadToWhatTheyName: no id is twice on a page, and whatever points at
// a place of its page finds it there, with the words that it gave.
func TestFragmentsLeadToWhatTheyName(t *testing.T) {
	dir := t.TempDir()
	for name, text := range meeting {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, dir := range map[string]string{"hostile": dir, "demo": demo} {
		t.Run(name, func(t *testing.T) {
			out, _ := build(t, dir)
			pages := tree(t, out)
			pages["packet.html"] = string(packetOf(t, dir, HTML).Data)
			links := 0
			for _, file := range slices.Sorted(maps.Keys(pages)) {
				if strings.HasSuffix(file, ".html") {
					links += fragments(t, file, pages[file])
				}
			}
			if links < 40 {
				t.Errorf("only %d fragments were looked at", links)
			}
		})
	}
}

// fragments looks at one page, and counts what points at a place of it.
func fragments(t *testing.T, file, text string) (links int) {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]*html.Node{}
	for n := range root.Descendants() {
		if id := attribute(n, "id"); id != "" {
			if at[id] != nil {
				t.Errorf("%s: the id %q is twice on the page", file, id)
			}
			at[id] = n
		}
	}
	for n := range root.Descendants() {
		named := strings.Fields(attribute(n, "aria-labelledby") + " " + attribute(n, "aria-describedby"))
		href := attribute(n, "href")
		if len(href) > 1 && href[0] == '#' {
			id, _ := url.PathUnescape(href[1:])
			named = append(named, id)
		}
		for _, id := range named {
			links++
			place := at[id]
			if place == nil {
				t.Errorf("%s: nothing has the id %q", file, id)
			} else if toc := attribute(n.Parent.Parent, "class"); toc == "toc" && !strings.Contains(words(place), words(n.FirstChild)) {
				t.Errorf("%s: %q of the contents leads to %.60q", file, words(n.FirstChild), words(place))
			}
		}
	}
	return links
}

// words gives the text of a node with single spaces.
func words(n *html.Node) string {
	var all strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			all.WriteString(d.Data + " ")
		}
	}
	return strings.Join(strings.Fields(all.String()), " ")
}
