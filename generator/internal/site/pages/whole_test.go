package pages

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// The same case gives the same bytes, however the maps of Go are walked.
func TestSameBytes(t *testing.T) {
	for _, name := range []string{"judged", "plan", "files", "audience"} {
		archive, err := txtar.ParseFile("testdata/" + name + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		first := composed(t, archive)
		for range 5 {
			again := composed(t, archive)
			if !maps.EqualFunc(first.Files, again.Files, bytes.Equal) || !maps.EqualFunc(first.Static, again.Static, bytes.Equal) ||
				!maps.Equal(first.Copies, again.Copies) {
				t.Fatalf("%s differs from itself", name)
			}
		}
	}
}

// What a build for the committee holds has nothing of the closed entries in it,
// in whatever file.
func TestClosedEntriesLeaveNoTrace(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/audience.txtar")
	if err != nil {
		t.Fatal(err)
	}
	tree := composed(t, archive)
	for _, files := range []map[string][]byte{tree.Files, tree.Static} {
		for name, data := range files {
			for _, closed := range []string{"night", "Private", "ecret", "aloud", "words themselves", "check-ins", "Keep on"} {
				if strings.Contains(name, closed) || bytes.Contains(data, []byte(closed)) {
					t.Errorf("%s holds %q", name, closed)
				}
			}
		}
	}
}

// Every line of a body leads to a line of the author's file, whatever stands in it.
func FuzzBodies(f *testing.F) {
	for _, body := range []string{
		"# Title\n\nSee {{< metric \"waits\" >}}, {{< evidence\n \"a\" >}} and\n{{< chart \"waits\" >}}\n",
		"Title\n===\n[x](/journal/y/) ![p](p.png) [r][r]\n\n[r]: <p.png>\n",
		"{{< person \"bo\" text=\"\\\"x\\\\\" >}}{{< change \"waits.n\" from=\"2026-01\" >}}",
		"A line,\ranother [one](p.png)\r\r",
		"```\n[x](p.png)\n```\n{{</* metric */>}}{{< unknown >}}{{< metric >}}",
	} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		files := fstest.MapFS{
			"config.yaml":               {Data: []byte("title: A case\nperson: {name: Ada}\n")},
			"content/metrics/waits.csv": {Data: []byte("month,n\n2026-01,40\n2026-02,30\n")},
			"content/evidence/p.png":    {Data: []byte("x")},
			"content/evidence/a.md":     {Data: []byte("---\nsummary: s\n---\n" + body)},
		}
		c, diags := tryCase(t, files)
		if len(diags) > 0 {
			return // not a case
		}
		view := audience.View(c, config.Committee)
		tree, _ := Compose(view, assess.Of(view, day.Of(2026, 6, 30)), Options{Audience: config.Committee})
		for name, origin := range tree.Lines {
			text := tree.Files[name]
			lines := bytes.Count(text, []byte("\n")) + 1
			last := strings.Count(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(body), "\n") + 4
			for i := origin.BodyLine; i <= lines; i++ {
				if at := origin.Pos(i); at.Line < 4 || at.Line > last {
					t.Fatalf("line %d of %s leads to line %d of %d\n%s", i, name, at.Line, last, text)
				}
			}
		}
	})
}

// The demo is composed for every audience.
func TestDemo(t *testing.T) {
	c := readCase(t, os.DirFS("../../../.."))
	for _, word := range config.AudienceNames() {
		reader, _ := config.ParseAudience(word)
		view := audience.View(c, reader)
		tree, diags := Compose(view, assess.Of(view, c.Config.AsOf.Last), Options{Audience: reader})
		if len(diags) > 0 || len(tree.Files) < 10 {
			t.Errorf("%s: %d files, %v", word, len(tree.Files), diags)
		}
		for name, data := range tree.Files {
			if head, _, _ := bytes.Cut(data, []byte("\n")); bytes.Contains(head, []byte(`":null`)) {
				t.Errorf("%s: %s has a null in it, where templates expect a list or nothing", word, name)
			}
		}
	}
}

func BenchmarkCompose(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			c := readCase(b, manyEntries(n))
			view := audience.View(c, config.Committee)
			judged := assess.Of(view, day.Of(2026, 6, 30))
			b.ResetTimer()
			for b.Loop() {
				Compose(view, judged, Options{Audience: config.Committee})
			}
		})
	}
}

// manyEntries makes a case of n pieces of evidence over twenty competencies.
func manyEntries(n int) fstest.MapFS {
	framework := "levels: [{id: senior}, {id: staff}]\nareas:\n  - id: all\n    competencies:\n"
	for i := range 20 {
		framework += fmt.Sprintf("      - {id: c%d, name: Competency %d, expectations: {staff: Does it.}}\n", i, i)
	}
	files := fstest.MapFS{
		"config.yaml":            {Data: []byte("title: A case\nperson: {name: Ada}\ntarget: {level: staff, from: senior}\n")},
		"content/framework.yaml": {Data: []byte(framework)},
		"content/people.yaml":    {Data: []byte("- {id: bo, name: Bo Berg, relation: peer}\n- {id: cy, name: Cy Celik, relation: mentor}\n")},
	}
	for i := range n {
		text := fmt.Sprintf("---\ntitle: Entry %d\nsummary: What **came** of it.\nkind: project\nscope: team\nstarted: 2025-%02d\nended: 2026-0%d-1%d\n"+
			"witnesses: [bo, cy]\ncompetencies: [{id: c%d, level: staff}, {id: c%d, level: staff}]\n---\n", i, i%12+1, i%5+1, i%10, i%20, (i*7+1)%20)
		text += strings.Repeat("Some words about the work that was done, with [a link](https://example.com/) in them.\n\n", 8)
		files[fmt.Sprintf("content/evidence/entry-%05d.md", i)] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

func TestOneListHoldsAll(t *testing.T) {
	c := readCase(t, manyEntries(300))
	view := audience.View(c, config.Committee)
	tree, _ := Compose(view, assess.Of(view, day.Of(2026, 6, 30)), Options{Audience: config.Committee, Packet: allSections()})
	for name, data := range tree.Files {
		list := name == "content/evidence/_index.md" || name == "content/packet/_index.md"
		if n := bytes.Count(data, []byte(`"url":"/evidence/entry-`)); !list && n > 100 {
			t.Errorf("%s points at %d entries", name, n)
		}
	}
	if n := bytes.Count(tree.Files["content/evidence/_index.md"], []byte(`"url":"/evidence/entry-`)); n != 300 {
		t.Errorf("the list of evidence has %d entries, want 300", n)
	}
}
