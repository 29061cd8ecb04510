package publish

import (
	"os"
	"path/filepath"
	"testing"
)

// What a run that was killed left behind is in the way of no other.
func TestWhatWasLeftIsInNobodysWay(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for _, left := range []string{".day.md.casebook~", ".casebook~"} {
		if err := os.WriteFile(filepath.Join(dir, left), []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := Create(root, "day.md", []byte("one")); err != nil {
		t.Fatal(err)
	}
	if err := Replace(root, "day.md", []byte("one"), []byte("two")); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(dir, "day.md")); err != nil || string(got) != "two" {
		t.Errorf("%q, %v", got, err)
	}
	if all, err := os.ReadDir(dir); err != nil || len(all) != 3 {
		t.Errorf("a file of ours is left: %v, %v", all, err)
	}
}
