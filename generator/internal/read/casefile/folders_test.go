package casefile

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Two folders that differ in capitals alone are one mistake: nothing is read of
// either, and nothing else is said.
func TestFoldersOfOneName(t *testing.T) {
	files := fstest.MapFS{"config.yaml": {Data: []byte("title: x\n")}, "content/questions/q.md": {Data: []byte("---\ntitle: Q\nevidence: [a, b, c]\n---\n")}}
	for _, name := range []string{"Evidence/a", "Evidence/b", "evidence/a", "evidence/c", "journal/May/x", "journal/may/y"} {
		files["content/"+name+".md"] = &fstest.MapFile{Data: []byte("# A\n")}
	}
	tree, diags, err := source.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	cfg, _ := config.Load(tree, config.Options{})
	got, more := From(tree, cfg)
	diags = append(diags, more...)
	const want = `[content/Evidence: the folders "Evidence" and "evidence" differ only in case or in how accents are stored, and are the same on many systems [file-name-bad]`
	if s := fmt.Sprint(diags); len(diags) != 2 || diags[1].Pos.File != "content/journal/May" || len(s) < len(want) || s[:len(want)] != want || diags[0].Hint != "move all files into one of them, content/evidence, and delete the other" {
		t.Errorf("got %v, hint %q", diags, diags[0].Hint)
	}
	if len(got.Evidence)+len(got.Journal) > 0 || !got.MayHold("evidence", "c") || !got.MayHoldFile("content/Evidence/b.md") {
		t.Errorf("%d entries are read; unread are %v", len(got.Evidence), got.Unread)
	}
}
