package source

import (
	"reflect"
	"testing"
	"testing/fstest"
)

// A reading that knows the former one gives what a reading of its own gives, whatever
// changed in between, and parses only the files that did.
func TestReadAgain(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	files := fstest.MapFS{
		"config.yaml":                {Data: []byte("title: A case\n")},
		"content/_index.md":          file("---\ntitle: Home\n---\n\n[A](evidence/a.md)\n"),
		"content/evidence/a.md":      file("---\ntitle: A\n---\n\n# One\n"),
		"content/evidence/b.md":      file("---\ntitle: [\n---\n"),
		"content/evidence/c.md":      file("---\ntitle: C\ntitle: C again\n---\n"),
		"content/people.yaml":        file("- {id: bo, name: Bo}\n"),
		"content/evidence/folder.md": file("No front matter.\n"),
	}
	var former Former
	known := map[*kept]bool{}
	parsed := func() (n int) {
		for _, d := range former.docs {
			if !known[d.Body.kept] {
				known[d.Body.kept] = true
				n++
			}
		}
		return n
	}
	changes := []struct {
		change func()
		parsed int
	}{
		{func() {}, 5},
		{func() {}, 0},
		{func() { files["content/evidence/a.md"] = file("---\ntitle: A\n---\n\n# Two\n") }, 1},
		{func() { files["content/evidence/b.md"] = file("---\ntitle: Mended\n---\n") }, 1},
		{func() { delete(files, "content/evidence/c.md") }, 0},
		{func() { files["content/evidence/c.md"] = file("---\ntitle: C\ntitle: C again\n---\n") }, 1},
		{func() { files["content/evidence/a.md"] = file("\uFEFF\uFEFFWords.\n") }, 1},
		{func() { files["content/evidence/a.md"] = file("\uFEFFWords.\n") }, 1}, // as the one before was read
		{func() { files["content/evidence/a.md"] = file("Words.\r\n\rMore.\r\n") }, 1},
		{func() { files["content/evidence/a.md"] = file("Words.\n\nMore.\n") }, 0},
		{func() { files["content/evidence/a.md"] = file("Words.\r\n\r\nMore.\r\n") }, 1},
	}
	for i, c := range changes {
		c.change()
		again, diags, err := ReadSeen(files, func(string, []byte) {}, &former)
		once, wanted, wrong := Read(files)
		if err != nil || wrong != nil || !reflect.DeepEqual(diags, wanted) {
			t.Errorf("%d: %v %v: reports\n%v\nnot\n%v", i, err, wrong, diags, wanted)
		}
		if n := parsed(); n != c.parsed {
			t.Errorf("%d: %d files were parsed, not %d", i, n, c.parsed)
		}
		for j := range again.Docs {
			if got, want := again.Docs[j].Body.Markdown(), once.Docs[j].Body.Markdown(); !reflect.DeepEqual(got, want) {
				t.Errorf("%d: %s has %+v, not %+v", i, again.Docs[j].Path, got, want)
			}
			again.Docs[j].Body.kept = nil
		}
		if !reflect.DeepEqual(again, once) {
			t.Errorf("%d: reads\n%+v\nnot\n%+v", i, again, once)
		}
	}
}
