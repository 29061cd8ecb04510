package source

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/diag"
)

// inside fails where a place does not lie in its file.
func inside(t *testing.T, file, text string, at diag.Pos) {
	t.Helper()
	lines := strings.Split(text, "\n")
	if at.File != file {
		t.Fatalf("a place in another file: %v", at)
	}
	if at.Line < 0 || at.Line > len(lines) {
		t.Fatalf("line %d of %d", at.Line, len(lines))
	}
	if at.Line > 0 && (at.Col < 0 || at.Col > len(lines[at.Line-1])+1) {
		t.Fatalf("column %d of line %d, which has %d bytes", at.Col, at.Line, len(lines[at.Line-1]))
	}
}

func everyValue(v Value, visit func(diag.Pos)) {
	visit(v.Pos)
	for _, i := range v.Items {
		everyValue(i, visit)
	}
	for _, f := range v.Fields {
		visit(f.Pos)
		everyValue(f.Value, visit)
	}
}

// fuzz reads one file of a portfolio, whatever its bytes: nothing may panic or
// hang, and every place must lie inside the file.
func fuzz(f *testing.F, file string, seeds ...string) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<16 {
			return
		}
		tree, diags, err := Read(fstest.MapFS{
			"config.yaml": {Data: []byte("title: x\n")},
			file:          {Data: []byte(text)},
		})
		if err != nil {
			t.Fatal(err)
		}
		plain := lineEnds.Replace(strings.TrimPrefix(text, "\uFEFF"))
		for _, d := range diags {
			if d.Check != "encoding-bad" { // counted before line ends are made plain
				inside(t, file, plain, d.Pos)
			}
		}
		for _, d := range tree.Data {
			everyValue(d.Value, func(at diag.Pos) {
				if at.Given() {
					inside(t, file, plain, at)
				}
			})
		}
		for _, table := range tree.Tables {
			for _, row := range table.Rows {
				for _, cell := range row {
					inside(t, file, plain, cell.Pos)
				}
			}
		}
		for _, doc := range tree.Docs {
			everyValue(doc.Fields, func(at diag.Pos) {
				if at.Given() {
					inside(t, file, plain, at)
				}
			})
			body(t, file, plain, doc.Body)
		}
	})
}

func body(t *testing.T, file, text string, b Body) {
	md := b.Markdown()
	for _, h := range md.Headings {
		inside(t, file, text, b.Pos(h.Offset))
	}
	for _, l := range md.Links {
		inside(t, file, text, b.Pos(l.Offset))
	}
	var edits []Edit
	for _, s := range b.Shortcodes() {
		inside(t, file, text, b.Pos(s.Start))
		edits = append(edits, Edit{Start: s.Start, End: s.End, Text: "x"})
	}
	edited := b.Edit(edits...)
	if edited.Text != "" && len(edited.Lines()) != strings.Count(edited.Text, "\n")+1 {
		t.Fatalf("%d places for %d lines", len(edited.Lines()), strings.Count(edited.Text, "\n")+1)
	}
}

func FuzzFrontMatter(f *testing.F) {
	fuzz(f, "content/evidence/x.md",
		"---\ntitle: \"Ünï\"\ncompetencies: [a, {id: b, level: c}]\n---\n\n# H\n\n[a](/b/) ![c](d.png)\n{{< metric \"x\" at=`y` >}}{{< only \"mentor\" >}}z{{< /only >}}\n",
		"+++\na = 1\n[b]\nc = [2026-01-01, \"x\"]\n+++\nbody", "{\"a\": [1, null, {\"b\": \"c\"}]}\nbody", "---\na: &x [1]\nb: *x\n<<: *x\n---\n", "---\r\na: |\r\n  b\r\n  c\r\n---\r\n[x]\r\n\r\n[x]: y\r\n")
}

func FuzzYAML(f *testing.F) {
	fuzz(f, "content/people.yaml", "- id: a\n  name: >-\n    b\n    c\n", "a: {b: [c, \"d\"]}\n", "? a\n: b\n", "- !!str x\n- 'it''s'\n", "a:\n\t- b\n", "%YAML 1.2\n---\na\n...\n")
}

func FuzzJSON(f *testing.F) {
	fuzz(f, "content/people.json", "[{\"id\": \"a\", \"n\": 1.5e3, \"t\": true, \"x\": null}]", "{\"a\"", "[1,]")
}

func FuzzTOML(f *testing.F) {
	fuzz(f, "content/people.toml", "a = 1\n[b.c]\nd = {e = [1, 2]}\n[[f]]\ng = '''x\ny'''\n", "a.b = 2026-01-01T00:00:00Z\n", "a = \n")
}

func FuzzCSV(f *testing.F) {
	fuzz(f, "content/metrics/x.csv", "date,a\n2026-01,\"1,5\"\n", "a;b\n\"c\nd\";e\n", "\uFEFFdate\ta\n2026\t1\n", "a,\"b\"c\n")
}
